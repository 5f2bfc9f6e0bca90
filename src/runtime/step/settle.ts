import { element } from '../program/element.ts'
import type { Change, OperationError } from '../types.ts'
import { apply } from './apply.ts'
import type { Draft } from './draft.ts'
import { type Decision, review } from './review.ts'

/** Puts the tasks to be reviewed in some order; the result must not depend on it, and tests try others. */
export type ReviewOrder = (tasks: readonly number[]) => readonly number[]

/** How many of the last passes are searched for the tasks of an oscillation. */
const LAST_PASSES = 100

/**
 * Runs passes until no task changes: all tasks concerned are reviewed against the old state, then all changes are
 * applied together (R4, R5).
 *
 * @param passes receives the changes of each pass
 * @returns an error when the limit of passes is reached (R7); the draft is then to be thrown away
 */
export function settle(draft: Draft, passes: (readonly Change[])[], order?: ReviewOrder): OperationError | undefined {
  for (let pass = 0; ; pass++) {
    draft.settleDerived()
    if (draft.changes.length > 0 || pass === 0) passes.push(draft.changes)
    draft.changes = []
    const decisions = decide(draft, order)
    if (decisions.length === 0) return undefined
    if (pass >= draft.program.passLimit) return oscillation(passes)
    apply(draft, decisions)
  }
}

/** What all marked tasks decide; a plan does not complete in a pass in which one of its components changes (R31). */
function decide(draft: Draft, order?: ReviewOrder): readonly Decision[] {
  const taken = draft.takeMarked()
  const marked = order ? order(taken) : taken
  const decisions: Decision[] = []
  for (const index of marked) {
    const decision = review(draft.program, index, draft, draft.started)
    if (decision) decisions.push(decision)
  }
  return decisions.length < 2 ? decisions : settled(decisions, draft)
}

function settled(decisions: readonly Decision[], draft: Draft): readonly Decision[] {
  const { tasks } = draft.program
  const changing = new Set<number>()
  for (const decision of decisions) changing.add(element(tasks, decision.task).parent)
  const kept: Decision[] = []
  for (const decision of decisions) {
    const completesPlan = decision.kind === 'complete' && decision.rule === 'R30'
    if (!completesPlan || !changing.has(decision.task)) kept.push(decision)
  }
  return kept.sort((a, b) => a.task - b.task)
}

function oscillation(passes: readonly (readonly Change[])[]): OperationError {
  const tasks = new Set<string>()
  for (const pass of passes.slice(-LAST_PASSES)) {
    for (const change of pass) if (change.kind === 'state') tasks.add(change.path)
  }
  const names = [...tasks].sort()
  return {
    code: 'oscillation',
    message: `These tasks go on changing without end: ${names.join(', ')}.`,
    tasks: names,
    expected: 'something to wait for in each cycle: an answer, a confirmation or a cycle_repeat',
  }
}
