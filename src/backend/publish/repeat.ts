import { canonicalText } from '../../contracts/index.ts'
import type { ContractContent, ContractProblem } from '../../contracts/index.ts'
import type { RecheckOutcome } from './recheck.ts'

/** What the verifier made of the protocol here and now. */
export type OwnReport =
  | { readonly kind: 'report'; readonly report: unknown }
  /** The protocol cannot be run. */
  | { readonly kind: 'errors'; readonly problems: readonly ContractProblem[] }
  /** Its scenarios do not end as the contract says. */
  | { readonly kind: 'scenarios'; readonly problems: readonly ContractProblem[] }

interface Compared {
  readonly toolVersion?: unknown
  readonly verdict?: unknown
  readonly coverage?: { readonly complete?: unknown }
}

function membersThatDiffer(theirs: object, ours: object): string[] {
  const names = new Set([...Object.keys(theirs), ...Object.keys(ours)])
  const member = (report: object, name: string): string =>
    canonicalText((report as Readonly<Record<string, unknown>>)[name] ?? null)
  return Array.from(names).filter((name) => member(theirs, name) !== member(ours, name))
}

function differing(theirs: Compared, ours: Compared): RecheckOutcome {
  const refused = (detail: string, code: 'contract.report-differs' | 'contract.not-decided'): RecheckOutcome => ({
    kind: 'refused',
    code,
    detail,
  })
  if (theirs.toolVersion !== ours.toolVersion) {
    const detail = `The protocol was verified with version ${String(theirs.toolVersion)} of the verifier; this server has ${String(ours.toolVersion)}. Update, verify again, and sign the new report.`
    return refused(detail, 'contract.report-differs')
  }
  if (ours.coverage?.complete === false) {
    const detail =
      'The server could not finish the verification in its time, so it cannot confirm the report. Make the protocol smaller, for example by plans of its own, or ask the operator for a larger budget.'
    return refused(detail, 'contract.not-decided')
  }
  const members = membersThatDiffer(theirs, ours).join(', ')
  const detail = `The server verified the protocol again and came to another report (verdict here: ${String(ours.verdict)}, in the contract: ${String(theirs.verdict)}; different: ${members}). Verify again and sign the new report.`
  return refused(detail, 'contract.report-differs')
}

/**
 * Holds the report that was signed against the server's own, byte for byte: the same inputs give the same report on
 * any machine, so every difference is a reason to refuse.
 */
export function compareReports(content: ContractContent, own: OwnReport): RecheckOutcome {
  if (own.kind === 'errors') {
    const detail = `The protocol has errors and cannot be published. ${own.problems[0]?.message}`
    return { kind: 'refused', code: 'contract.protocol-errors', detail, problems: own.problems }
  }
  if (own.kind === 'scenarios') {
    const detail = `The scenarios do not end as the contract says. ${own.problems[0]?.message} Run them again and sign the new results.`
    return { kind: 'refused', code: 'contract.scenarios-differ', detail, problems: own.problems }
  }
  if (canonicalText(content.report) === canonicalText(own.report)) return { kind: 'repeated' }
  return differing(content.report as Compared, own.report as Compared)
}
