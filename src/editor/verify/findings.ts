import type { Finding, PropertyId } from '../../verifier/index.ts'

/**
 * How much a finding matters: `grave`, a patient is stuck, left out or told two things; `flaw`, a part that does nothing
 * or says nothing; `unsure`, seen in an over-approximation only, or not decided.
 */
export type Gravity = 'grave' | 'flaw' | 'unsure'

export const GRAVITIES: readonly Gravity[] = ['grave', 'flaw', 'unsure']

/** Properties whose violation leaves every patient well served: something is superfluous. */
const FLAWS: ReadonlySet<PropertyId> = new Set(['P7', 'P9', 'P10', 'P15', 'P16', 'P19', 'P22', 'P23'])

export function gravityOf({ verdict, property }: Pick<Finding, 'verdict' | 'property'>): Gravity {
  if (verdict !== 'violated') return 'unsure'
  return FLAWS.has(property) ? 'flaw' : 'grave'
}

/** Positions of findings in the order in which they are listed and gone through: the gravest first. */
export function inOrder(findings: readonly Finding[]): readonly number[] {
  return GRAVITIES.flatMap((gravity) =>
    findings.flatMap((finding, position) => (gravityOf(finding) === gravity ? [position] : [])),
  )
}

/** Whether two reports speak of the same trouble in the same place. */
export function sameFinding(a: Finding, b: Finding): boolean {
  return (
    a.property === b.property &&
    a.kind === b.kind &&
    a.title === b.title &&
    a.where.join() === b.where.join() &&
    a.definitions.join() === b.definitions.join()
  )
}

/** Properties whose findings say for which patients; where none are named it is all of them. */
const TELLS_WHOM: ReadonlySet<PropertyId> = new Set(['P1', 'P2', 'P11', 'P12', 'P21'])

/** Whether a finding without named patients concerns all of them, and not only that of its run. */
export function concernsAll({ property, scenario }: Pick<Finding, 'property' | 'scenario'>): boolean {
  return scenario.length === 0 || TELLS_WHOM.has(property)
}
