import type { Evidence } from './evidence.ts'

/**
 * How a measured element says its unit. `fixed`: always the same. `choice`: the rules ask which it is, so the protocol asks too.
 * GDL2 compares magnitudes only, so a literal's unit is a sign of what is meant, not part of the condition.
 */
export type UnitMode =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly unit: string }
  | { readonly kind: 'choice'; readonly units: readonly string[] }
  /** Assigned by rules; a value of its own next to the number. */
  | { readonly kind: 'assigned' }

/** Stands for every unit that no rule names. */
export const OTHER_UNIT = 'other'

export function unitModeOf(found: Evidence, asked: boolean): UnitMode {
  const assigned = found.assigned.some(({ attribute, value }) => attribute === 'unit' || isQuantity(value))
  if (assigned && !asked) return { kind: 'assigned' }
  const tested = [...found.unitTests]
  const declared = [...new Set(found.declaredUnits)]
  const others = declared.filter((unit) => !found.unitTests.has(unit))
  if (tested.length > 1 || (tested.length === 1 && others.length > 0))
    return { kind: 'choice', units: [...tested, ...others] }
  if (tested.length === 1 && (found.unguarded || assigned)) return { kind: 'choice', units: [...tested, OTHER_UNIT] }
  const [only] = tested
  if (only !== undefined) return { kind: 'fixed', unit: only }
  if (found.unitRead && declared.length !== 1) return { kind: 'choice', units: declared }
  const meant = declared.length > 0 ? declared : comparedUnits(found)
  const [unit] = meant
  return unit !== undefined && (meant.length === 1 || declared.length === 0) && comparedUnits(found).length <= 1
    ? { kind: 'fixed', unit }
    : { kind: 'none' }
}

/** The units of the quantities that an element is compared with, each once. */
export function comparedUnits(found: Evidence): string[] {
  return [...new Set(found.compared.flatMap((literal) => (literal.kind === 'quantity' ? [literal.unit] : [])))]
}

function isQuantity(value: { kind: string; value?: unknown }): boolean {
  const literal = value.kind === 'literal' ? (value.value as { kind: string }) : undefined
  return literal?.kind === 'quantity'
}
