/** The unit of a quantity is a variable of its own. */
export function unitSlot(id: string): string {
  return `${id}#unit`
}

/** The decimals that a quantity is shown with. */
export function precisionSlot(id: string): string {
  return `${id}#precision`
}

/** The number that a coded answer counts for. */
export function pointsSlot(id: string): string {
  return `${id}#points`
}

/** Whether a rule fired. */
export function ruleSlot(id: string): string {
  return `rule:${id}`
}
