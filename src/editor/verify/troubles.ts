import type { Problem, Severity } from '../../proforma/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { gravityOf, type Gravity } from './findings.ts'

/** Something to put right: a problem of the text or a finding of the verifier. `key` names it across checks. */
export type Trouble =
  | { readonly kind: 'problem'; readonly key: string; readonly problem: Problem }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding; readonly position: number }

/** What blocks publishing first; what is only advice last. */
const ORDER: readonly (Severity | Gravity)[] = ['error', 'grave', 'check', 'flaw', 'unsure', 'hint']

/** Everything that there is to put right, in the order in which F8 goes through it. */
export function troublesOf(problems: readonly Problem[], findings: readonly Finding[]): readonly Trouble[] {
  const ranked: { readonly rank: Severity | Gravity; readonly trouble: Trouble }[] = [
    ...problems.map((problem) => ({
      rank: problem.severity,
      trouble: { kind: 'problem' as const, key: `${problem.code} ${problem.span.start} ${problem.message}`, problem },
    })),
    ...findings.map((finding, position) => ({
      rank: gravityOf(finding),
      trouble: {
        kind: 'finding' as const,
        key: `${finding.kind} ${finding.where.join()} ${finding.title}`,
        finding,
        position,
      },
    })),
  ]
  return ORDER.flatMap((rank) => ranked.filter((each) => each.rank === rank).map(({ trouble }) => trouble))
}

/** The next one after `key`, or before it; round the end. The first one when `key` is gone. */
export function nextTrouble(
  troubles: readonly Trouble[],
  key: string | undefined,
  step: 1 | -1,
): { readonly trouble: Trouble; readonly position: number } | undefined {
  const here = troubles.findIndex((trouble) => trouble.key === key)
  const { length } = troubles
  const position = here < 0 ? (step === 1 ? 0 : length - 1) : (here + step + length) % length
  const trouble = troubles[position]
  return trouble && { trouble, position }
}
