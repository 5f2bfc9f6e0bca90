import { addComponent, moveComponent, removeComponent } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import { layoutKey } from '../layout-change.ts'
import { componentNames, isBelow } from '../place.ts'
import type { DocumentState } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'

/** Puts a task before another one in the text of its plan, or last. The order decides reading and ties, not the flow. */
export function reorder(state: DocumentState, plan: string, task: string, before?: string): Gesture {
  return gesture(state, [plan], () =>
    planned(
      {
        label: words('history.reorder', { name: taskCaption(state, task), plan: taskCaption(state, plan) }),
        edits: moveComponent(state.parsed, plan, task, before),
      },
      task,
    ),
  )
}

/** One step up or down among the tasks of a plan. */
export function step(state: DocumentState, plan: string, task: string, direction: 'up' | 'down'): Gesture {
  const names = [...componentNames(state.index, plan)]
  const at = names.indexOf(task)
  const to = direction === 'up' ? at - 1 : at + 2
  if (at < 0 || to < 0 || to > names.length)
    return refused(words(direction === 'up' ? 'refuse.isFirst' : 'refuse.isLast'))
  return reorder(state, plan, task, names[to])
}

export interface MoveToPlan {
  readonly task: string
  readonly from: string
  readonly to: string
  /** The task of the new plan to stand before; last without one. */
  readonly before?: string
}

/** Takes a task out of one plan and puts it into another; its arrows stay behind, joined past it. */
export function moveToPlan(state: DocumentState, { task, from, to, before }: MoveToPlan): Gesture {
  if (from === to) return reorder(state, from, task, before)
  if (componentNames(state.index, to).has(task))
    return refused(words('refuse.alreadyThere', { plan: taskCaption(state, to) }))
  if (task === to || isBelow(state.index, task, to)) return refused(words('refuse.intoItself'))
  return gesture(state, [from, to], () =>
    planned(
      {
        label: words('history.moveTo', { name: taskCaption(state, task), plan: taskCaption(state, to) }),
        edits: [
          ...removeComponent(state.parsed, from, task, { reconnect: true }),
          ...addComponent(state.parsed, to, task, before === undefined ? {} : { before }),
        ],
        layout: { [layoutKey(from, task)]: null },
      },
      task,
    ),
  )
}
