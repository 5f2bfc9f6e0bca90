import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import type { Reader } from '../program/records.ts'
import type { Change } from '../types.ts'
import type { Draft } from './draft.ts'
import { type State, StateReader } from './state.ts'

/** A warning condition that is true now. */
export interface WarningView {
  readonly item: string
  readonly message: string
}

/** Every warning that holds, over all items, given, derived and assigned (R55). */
export function warnings(program: Program, state: State): readonly WarningView[] {
  const reader = new StateReader(state)
  return program.warnings
    .filter((warning) => warning.condition.evaluate(reader) === true)
    .map((warning) => ({ item: element(program.items, warning.item).name, message: warning.message }))
}

/** The warnings that became true by an operation, for its trail. */
export function newWarnings(draft: Draft, before: Reader): readonly Change[] {
  const changes: Change[] = []
  if (draft.touchedWarnings === undefined) return changes
  for (const position of [...draft.touchedWarnings].sort((a, b) => a - b)) {
    const { item, condition, message } = element(draft.program.warnings, position)
    if (condition.evaluate(draft) !== true || condition.evaluate(before) === true) continue
    changes.push({ kind: 'warning', item: element(draft.program.items, item).name, message, rule: 'R55' })
  }
  return changes
}
