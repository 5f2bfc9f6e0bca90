import { addScheduleConstraint, removeScheduleConstraint } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import type { ViewState } from '../editor-document.ts'
import { componentNames } from '../place.ts'
import type { DocumentState, Ends } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { inSequence } from './in-sequence.ts'

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

/** Takes an end of an arrow to another task: one step, whatever the text needs for it. */
export function reconnect(state: DocumentState, view: ViewState, old: Ends, next: Ends): Gesture {
  const plan = view.plan.at(-1)
  if (plan === undefined) return refused(words('refuse.noPlan'))
  const drawn = connect(state, view, next.from, next.to)
  if (!drawn.ok) return drawn
  return gesture(state, [plan], () =>
    planned({
      label: words('history.reconnect', { from: taskCaption(state, next.from), to: taskCaption(state, next.to) }),
      edits: inSequence(state.parsed, [
        (parsed) => removeScheduleConstraint(parsed, plan, old.to, old.from),
        (parsed) => addScheduleConstraint(parsed, plan, next.to, next.from),
      ]),
      select: { kind: 'arrow', ...next },
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
