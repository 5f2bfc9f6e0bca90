import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { useCallback, useState, type MouseEvent, type ReactNode } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { useEditor, useViewState } from '../context.ts'
import { placeTask } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { Mode } from '../document/editor-document.ts'
import type { Point } from '../document/types.ts'
import { snapPoint } from '../layout/place.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts'
import { outlineOf } from './shapes.ts'
import styles from './Ghost.module.css'

export interface Placing {
  readonly onPaneClick: (event: MouseEvent) => void
  readonly onPaneMouseMove: (event: MouseEvent) => void
  /** What will be placed, under the pointer. */
  readonly ghost: ReactNode
}

/** Places a task so that its middle is at a point of the canvas, and starts to name it. */
export function usePlaceAt(): (kind: TaskClass, middle: Point, rename?: boolean) => string | undefined {
  const { document, canvas } = useEditor()
  return useCallback(
    (kind, middle, rename = true) => {
      const at = snapPoint({ x: middle.x - CARD_WIDTH / 2, y: middle.y - CARD_HEIGHT / 2 })
      const positions = canvas.current?.positions() ?? new Map()
      const name = perform(document, (state, view) => placeTask(state, view, positions, { kind, at }))
      if (typeof name !== 'string') return undefined
      if (rename) document.setMode({ kind: 'renaming', name })
      return name
    },
    [document, canvas],
  )
}

/** Click-to-place: while a class is in hand, a click on empty canvas puts a task there. */
export function usePlacing(): Placing {
  const { document } = useEditor()
  const mode = useViewState((view) => view.mode)
  const flow = useReactFlow()
  const placeAt = usePlaceAt()
  const [pointer, setPointer] = useState<{ readonly mode: Mode; readonly at: Point }>()
  const kind = mode.kind === 'placing' ? mode.task : undefined
  const sticky = mode.kind === 'placing' && mode.sticky

  return {
    onPaneClick(event) {
      if (kind === undefined) return
      document.setMode(sticky ? { kind: 'placing', task: kind, sticky } : { kind: 'idle' })
      placeAt(kind, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }), !sticky)
    },
    onPaneMouseMove(event) {
      if (kind !== undefined)
        setPointer({ mode, at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) })
    },
    ghost: kind === undefined || pointer?.mode !== mode ? null : <Ghost kind={kind} at={pointer.at} />,
  }
}

function Ghost({ kind, at }: { readonly kind: TaskClass; readonly at: Point }) {
  const corner = snapPoint({ x: at.x - CARD_WIDTH / 2, y: at.y - CARD_HEIGHT / 2 })
  return (
    <ViewportPortal>
      <svg
        className={styles['ghost']}
        data-kind={kind}
        width={CARD_WIDTH}
        height={CARD_HEIGHT}
        style={{ transform: `translate(${corner.x}px, ${corner.y}px)` }}
        aria-hidden="true"
      >
        <path d={outlineOf(kind, CARD_WIDTH, CARD_HEIGHT)} />
      </svg>
    </ViewportPortal>
  )
}
