import { toJson, type Value } from '../../proforma/index.ts'
import type { JsonValue, Operation, State } from '../../runtime/index.ts'
import type { Valuation } from '../data/pick.ts'
import type { DataSpace } from '../data/space.ts'
import type { Event } from './events.ts'

/** The reason that scenarios give where the engine wants one. */
export const REASON = 'explored'

/**
 * The operation of the engine that an event is, for a patient with these regions before and after it.
 *
 * @param valueOf the values after it
 */
export function operationOf(
  space: DataSpace,
  event: Event,
  state: State,
  before: Valuation,
  after: Valuation,
  valueOf: (item: number) => Value,
): Operation {
  const { program } = space
  const path = (task: number): string => program.tasks[task]?.path ?? ''
  switch (event.kind) {
    case 'start':
      return { kind: 'start' }
    case 'give':
    case 'answer': {
      const asked = event.asks.filter(({ item, mode }) => mode === 'again' || !same(space, item, before, after))
      return answer(
        space,
        asked.map((ask) => ask.item),
        valueOf,
      )
    }
    case 'change':
      return answer(space, [event.item], valueOf)
    case 'confirm':
      return { kind: 'confirm', path: path(event.task) }
    case 'commit': {
      const candidates = event.candidates.map((position) => program.tasks[event.task]?.candidates[position]?.name ?? '')
      return { kind: 'commit', path: path(event.task), candidates, reason: REASON }
    }
    case 'trigger':
      return { kind: 'trigger', trigger: event.trigger }
    case 'skip':
      return { kind: 'skip', path: path(event.task), reason: REASON }
    default:
      return { kind: 'advanceTo', time: Math.max(event.time, state.time) }
  }
}

function answer(space: DataSpace, items: readonly number[], valueOf: (item: number) => Value): Operation {
  const values: Record<string, JsonValue> = {}
  let force = false
  for (const item of items) {
    const program = space.program.items[item]
    if (!program) continue
    values[program.name] = toJson(valueOf(item))
    force ||= program.mandatoryValidation
  }
  return force ? { kind: 'set', values, force } : { kind: 'set', values }
}

function same(space: DataSpace, item: number, a: Valuation, b: Valuation): boolean {
  return (space.of(item)?.variables ?? []).every((variable) => a(variable) === b(variable))
}
