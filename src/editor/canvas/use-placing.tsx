import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { useCallback, useState, type MouseEvent, type ReactNode } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { useEditor, useViewState } from '../context.ts'
import { placeTask } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { Mode } from '../document/editor-document.ts'
import type { Point } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'
import { snapPoint } from '../layout/place.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts'
import { enterPlan } from './connect-nodes.ts'
import { frameAt, type Scene } from './scene.ts'
import { outlineOf } from './shapes.ts'
import styles from './Ghost.module.css'

export interface Placing {
  readonly onPaneClick: (event: MouseEvent) => void
  readonly onPaneMouseMove: (event: MouseEvent) => void
  /** Inside of a plan that is opened in place, a click meets its node. */
  readonly onNodeClick: (event: MouseEvent) => void
  /** What will be placed, under the pointer. */
  readonly ghost: ReactNode
}

/** Where a new task goes: the plan, and the place in it as the document counts. */
export interface Spot {
  readonly plan: readonly string[]
  readonly at: Point
  readonly seen: Positions
}

/** The spot for a task with its middle at a point of the canvas: in the innermost plan that is drawn there. */
export function spotAt(scene: Scene, point: Point): Spot | undefined {
  const frame = frameAt(scene, point)
  if (!frame) return undefined
  const at = frame.unplace({ x: point.x - CARD_WIDTH / 2, y: point.y - CARD_HEIGHT / 2 })
  return { plan: frame.path, at: snapPoint(at), seen: frame.positions }
}

/** Places a task, and starts to name it. Without a spot it starts the first plan of the document. */
export function usePlaceAt(): (kind: TaskClass, spot: Spot | undefined, rename?: boolean) => string | undefined {
  const { document } = useEditor()
  return useCallback(
    (kind, spot, rename = true) => {
      if (spot) enterPlan(document, spot.plan)
      const { at, seen } = spot ?? { at: { x: 0, y: 0 }, seen: new Map() }
      const name = perform(document, (state, view) => placeTask(state, view, seen, { kind, at }))
      if (typeof name !== 'string') return undefined
      if (rename) document.setMode({ kind: 'renaming', name })
      return name
    },
    [document],
  )
}

/** Click-to-place: while a class is in hand, a click on empty canvas puts a task there. */
export function usePlacing(scene: Scene): Placing {
  const { document } = useEditor()
  const mode = useViewState((view) => view.mode)
  const flow = useReactFlow()
  const placeAt = usePlaceAt()
  const [pointer, setPointer] = useState<{ readonly mode: Mode; readonly at: Point }>()
  const kind = mode.kind === 'placing' ? mode.task : undefined
  const sticky = mode.kind === 'placing' && mode.sticky

  const place = (event: MouseEvent): void => {
    if (kind === undefined) return
    document.setMode(sticky ? { kind: 'placing', task: kind, sticky } : { kind: 'idle' })
    const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    placeAt(kind, spotAt(scene, point), !sticky)
  }
  return {
    onPaneClick: place,
    onNodeClick: place,
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
