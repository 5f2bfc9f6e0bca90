import { taskCaption } from '../../canvas/chart-store.ts'
import type { ViewState } from '../editor-document.ts'
import type { DocumentState, LayoutChange } from '../types.ts'
import { words } from '../words.ts'
import { planned, refused, type Gesture } from './gesture.ts'
import { keepPositions, type Positions } from './positions.ts'

/** Moves tasks on the canvas. The text does not change. With `burst`, moves in a row are one entry. */
export function moveTasks(
  state: DocumentState,
  view: ViewState,
  seen: Positions,
  moved: Positions,
  burst?: string,
): Gesture {
  const plan = view.plan.at(-1)
  const [first] = moved.keys()
  if (plan === undefined || first === undefined) return refused(words('refuse.someTasks'))
  return planned({
    label: words('history.move', { name: taskCaption(state, first), others: moved.size - 1 }),
    layout: keepPositions(state, plan, seen, moved),
    ...(burst === undefined ? {} : { merge: `move.${burst}.${[...moved.keys()].join(' ')}` }),
  })
}

/** Takes over a fresh layout of a plan. */
export function layOut(state: DocumentState, plan: string, layout: LayoutChange): Gesture {
  return planned({ label: words('history.tidy', { plan: taskCaption(state, plan) }), layout })
}
