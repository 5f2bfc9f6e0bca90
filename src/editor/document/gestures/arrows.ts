import { addScheduleConstraint, removeScheduleConstraint } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import type { ViewState } from '../editor-document.ts'
import { componentNames } from '../place.ts'
import type { DocumentState } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'

/**
 * Draws an arrow. One that closes a circle may be drawn, because the author may be on the way to something
 * else; the checks and the verifier say what it means.
 */
export function connect(state: DocumentState, view: ViewState, from: string, to: string): Gesture {
  const plan = view.plan.at(-1)
  if (plan === undefined) return refused(words('refuse.noPlan'))
  const names = componentNames(state.index, plan)
  if (from === to) return refused(words('refuse.selfArrow'))
  if (!names.has(from) || !names.has(to)) return refused(words('refuse.otherPlan'))
  if (hasArrow(state, plan, from, to)) return refused(words('refuse.sameArrow'))
  return gesture(state, [plan], () =>
    planned({
      label: words('history.connect', { from: taskCaption(state, from), to: taskCaption(state, to) }),
      edits: addScheduleConstraint(state.parsed, plan, to, from),
    }),
  )
}

/** Deletes an arrow. */
export function disconnect(state: DocumentState, view: ViewState, from: string, to: string): Gesture {
  const plan = view.plan.at(-1)
  if (plan === undefined) return refused(words('refuse.noPlan'))
  return gesture(state, [plan], () =>
    planned({
      label: words('history.disconnect', { from: taskCaption(state, from), to: taskCaption(state, to) }),
      edits: removeScheduleConstraint(state.parsed, plan, to, from),
      select: { kind: 'tasks', names: [to] },
    }),
  )
}

function hasArrow({ index }: DocumentState, plan: string, from: string, to: string): boolean {
  const definition = index.tasks.get(plan)
  if (definition?.kind !== 'plan') return false
  return definition.components.some(
    ({ task, scheduleConstraints }) =>
      task.text === to && scheduleConstraints.some(({ antecedent }) => antecedent.text === from),
  )
}
