import type { Gdl2Assignment } from '../read/expression.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'
import { evaluateGdl2, holds } from './evaluate.ts'
import type { Environment } from './evaluate.ts'
import { toNumber, toText, Undefined } from './value.ts'
import type { GdlValue } from './value.ts'

/**
 * Runs a guideline as GDL2 says: preconditions, default actions, then every rule once in descending priority. A second opinion on
 * what an imported protocol gives, written without a look at the translation.
 *
 * @param now the time of the run, in milliseconds since 1970
 * @returns the value of every element after the rules; `undefined` when the preconditions do not hold
 */
export function runGdl2(
  guideline: Gdl2Guideline,
  input: Readonly<Record<string, GdlValue>>,
  now: number,
): ReadonlyMap<string, GdlValue> | undefined {
  const values = new Map(Object.entries(input))
  const fired = new Set<string>()
  const environment: Environment = {
    now,
    value: (id) => present(values.get(id)),
    fired: (rule) => fired.has(rule),
    term: (id) => (guideline.elements.has(id) ? undefined : guideline.terms.text(id) || undefined),
  }
  if (!guideline.preconditions.every(({ expression }) => holds(expression, environment))) return undefined
  for (const assignment of guideline.defaultActions) {
    const asked = guideline.elements.get(assignment.target)?.role === 'input'
    if (!asked || environment.value(assignment.target) === null) assign(assignment, values, environment)
  }
  for (const rule of guideline.rules) {
    if (!rule.when.every(({ expression }) => holds(expression, environment))) continue
    fired.add(rule.id)
    for (const assignment of rule.assignments) assign(assignment, values, environment)
  }
  return new Map([...values].map(([id, value]) => [id, present(value)]))
}

function present(value: GdlValue | undefined): GdlValue {
  return value === undefined || (value?.kind === 'number' && Number.isNaN(value.value)) ? null : value
}

function assign(assignment: Gdl2Assignment, values: Map<string, GdlValue>, environment: Environment): void {
  const before = values.get(assignment.target) ?? null
  values.set(assignment.target, assigned(assignment, before, environment))
}

/** A quantity whose unit is set before its number. It counts as missing until it has one. */
const PENDING = Number.NaN

/** A calculation with something missing gives something missing. */
function assigned(assignment: Gdl2Assignment, before: GdlValue, environment: Environment): GdlValue {
  const quantity = before?.kind === 'number' ? before : undefined
  let value: GdlValue = null
  try {
    value = evaluateGdl2(assignment.value, environment)
    switch (assignment.attribute) {
      case 'magnitude':
      case 'count':
        return value === null ? null : { ...quantity, kind: 'number', value: toNumber(value) }
      case 'unit':
        return value === null ? before : { kind: 'number', value: PENDING, ...quantity, unit: toText(value) }
      case 'precision':
        return quantity === undefined || value === null ? before : { ...quantity, precision: toNumber(value) }
      case 'code':
        return value?.kind === 'text' ? { kind: 'coded', code: `local::${value.value}`, label: value.value } : null
      default:
        return value
    }
  } catch (error) {
    if (!(error instanceof Undefined)) throw error
    return assignment.attribute === 'unit' || assignment.attribute === 'precision' ? before : null
  }
}
