import type { TaskClass } from '../../proforma/index.ts'
import type { Editor } from '../context.ts'
import { insertOnArrow, placeTask } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { Point } from '../document/types.ts'
import { words } from '../document/words.ts'
import type { ArrowData } from './ArrowEdge.tsx'
import { taskCaption } from './chart-store.ts'
import { enterPlan } from './connect-nodes.ts'
import type { DropAnswer } from './port.ts'
import { frameAt, frameOf, type Scene } from './scene.ts'
import { spotAt } from './use-placing.tsx'

/** What stands under the pointer. */
export interface Under {
  readonly onCanvas: boolean
  readonly arrow: ArrowData | undefined
  /** A card, which nothing can be put on. */
  readonly onTask: boolean
  readonly point: Point
}

/** What would happen to a task of this class that is let go there (rule G1: asked of the gesture itself). */
export function mayDrop({ document }: Editor, scene: Scene, kind: TaskClass, under: Under): DropAnswer {
  const state = document.state.getState()
  const view = document.view.getState()
  if (!under.onCanvas) return { ok: false, reason: words('refuse.offCanvas') }
  if (under.onTask) return { ok: false, reason: words('refuse.onTask') }
  if (under.arrow) {
    const { arrow, path } = under.arrow
    const { from, to } = arrow
    const positions = frameOf(scene, path)?.positions ?? new Map()
    const answer = insertOnArrow(state, { ...view, plan: path }, positions, { from, to, kind })
    return answer.ok
      ? { ok: true, words: words('canvas.drop.arrow', { from: taskCaption(state, from), to: taskCaption(state, to) }) }
      : answer
  }
  const spot = spotAt(scene, under.point)
  const plan = spot?.plan ?? view.plan
  const answer = placeTask(state, { ...view, plan }, spot?.seen ?? new Map(), { kind, at: spot?.at ?? { x: 0, y: 0 } })
  if (!answer.ok) return answer
  const inner = plan.at(-1)
  return {
    ok: true,
    words:
      frameAt(scene, under.point)?.depth && inner !== undefined
        ? words('canvas.drop.into', { plan: taskCaption(state, inner) })
        : words('canvas.drop.here'),
  }
}

/** Puts a task on an arrow. Answers its name. */
export function dropOnArrow({ document }: Editor, scene: Scene, kind: TaskClass, data: ArrowData): string | undefined {
  enterPlan(document, data.path)
  const positions = frameOf(scene, data.path)?.positions ?? new Map()
  const { from, to } = data.arrow
  const name = perform(document, (state, view) => insertOnArrow(state, view, positions, { from, to, kind }))
  return typeof name === 'string' ? name : undefined
}
