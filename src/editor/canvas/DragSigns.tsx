import { ViewportPortal } from '@xyflow/react'
import { say } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import styles from './DragSigns.module.css'
import type { Drag } from './use-dragging.ts'

/** While tasks are dragged: what they stand in line with, and into which plan they would go. */
export function DragSigns({ drag }: { readonly drag: Drag }) {
  const t = useMessages()
  const { guides, hint } = drag
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className={styles['guide']}
          data-axis={axis}
          data-guide={axis}
          style={
            axis === 'x'
              ? { transform: `translate(${at}px, ${from}px)`, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from }
          }
        />
      ))}
      {hint ? (
        <div
          className={styles['hint']}
          data-refused={hint.refused || undefined}
          style={{ transform: `translate(-50%, -100%) translate(${hint.at.x}px, ${hint.at.y - 8}px)` }}
        >
          {say(t, hint.words)}
        </div>
      ) : null}
    </ViewportPortal>
  )
}
