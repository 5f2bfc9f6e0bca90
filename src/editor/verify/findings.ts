import type { Finding, PropertyId } from '../../verifier/index.ts'

/**
 * How much a finding matters: `grave`, a patient is stuck, left out or told two things; `flaw`, a part that does nothing
 * or says nothing; `unsure`, seen in an over-approximation only, or not decided.
 */
export type Gravity = 'grave' | 'flaw' | 'unsure'

export const GRAVITIES: readonly Gravity[] = ['grave', 'flaw', 'unsure']

/** Kinds that leave every patient well served: something is superfluous. The verifier's catalogue calls them warnings. */
const FLAWS: ReadonlySet<string> = new Set([
  'dead-candidate',
  'dead-argument',
  'constant-argument',
  'unused-data',
  'condition-never-true',
  'condition-always-true',
  'answer-overwritten',
  'asked-twice',
  'requirement-vacuous',
  'empty-part',
])

export function gravityOf({ verdict, kind }: Pick<Finding, 'verdict' | 'kind'>): Gravity {
  if (verdict !== 'violated') return 'unsure'
  return FLAWS.has(kind) ? 'flaw' : 'grave'
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
