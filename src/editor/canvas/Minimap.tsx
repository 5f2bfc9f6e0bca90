import { MiniMap, type MiniMapNodeProps } from '@xyflow/react'
import { useMessages } from '../messages/index.ts'
import { useViewSettings } from './view-settings.ts'
import styles from './Flow.module.css'
import type { Mark } from './overlays.ts'
import type { TaskFlowNode } from './TaskNode.tsx'
import { useNodesData } from '@xyflow/react'

/** Smaller drawings are seen at one look. */
const FROM = 12
const SIZE = { width: 168, height: 112 }

/** The whole drawing in small: the tasks in the colour of their class, and a dot where something is wrong. */
export function Minimap({ count }: { readonly count: number }) {
  const t = useMessages()
  const wanted = useViewSettings((settings) => settings.minimap)
  if (!wanted || count < FROM) return null
  return (
    <MiniMap
      className={styles['minimap'] ?? ''}
      style={SIZE}
      pannable
      zoomable
      ariaLabel={t('canvas.minimap')}
      nodeComponent={MiniNode}
    />
  )
}

const ORDER: readonly Mark['severity'][] = ['error', 'check']

function MiniNode({ id, x, y, width, height }: MiniMapNodeProps) {
  const data = useNodesData<TaskFlowNode>(id)?.data
  const kind = data?.card.kind ?? 'task'
  const worst = ORDER.find((severity) => data?.marks.some((mark) => mark.severity === severity))
  return (
    <>
      <rect
        className={styles[`mini-${kind}`]}
        data-opened={data?.opened || undefined}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={12}
      />
      {worst === undefined ? null : (
        <circle className={styles['mini-mark']} data-severity={worst} cx={x + width} cy={y} r={48} />
      )}
    </>
  )
}
