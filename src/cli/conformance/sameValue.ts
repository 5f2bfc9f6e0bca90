import type { JsonValue } from '../../runtime/index.ts'

const TOLERANCE = 1e-9

/** Numbers within 1e-9, arrays in any order. */
export function sameValue(actual: JsonValue, expected: JsonValue): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') return Math.abs(actual - expected) <= TOLERANCE
  if (!Array.isArray(actual) || !Array.isArray(expected)) return actual === expected
  const left = [...(actual as readonly JsonValue[])]
  for (const wanted of expected as readonly JsonValue[]) {
    const at = left.findIndex((each) => sameValue(each, wanted))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return left.length === 0
}
