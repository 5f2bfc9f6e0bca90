import type { ParsedProtocol } from '../../proforma/index.ts'
import type { Progress } from '../../verifier/index.ts'
import { meaningOf } from './meaning.ts'
import type { VerificationState } from './verification.ts'

/** What is known of the text as it is now, for the line at the top of the page. */
export type Standing =
  | { readonly kind: 'clean' }
  | { readonly kind: 'findings'; readonly count: number }
  | { readonly kind: 'not-decided' }
  | { readonly kind: 'checking'; readonly progress?: Progress }
  /** What is known is about an older text, and nothing is under way. `asks`: why the next check waits to be asked for. */
  | { readonly kind: 'outdated'; readonly asks: 'slow' | 'off' | 'cancelled' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed' }
  /** Nothing is known and nothing is under way. */
  | { readonly kind: 'unchecked' }

export function standingOf(state: VerificationState, parsed: ParsedProtocol, enabled: boolean): Standing {
  const { status, checked, slow } = state
  const meaning = meaningOf(parsed)
  if (status.kind === 'running') return { kind: 'checking', ...(status.progress && { progress: status.progress }) }
  if (checked?.meaning === meaning) return verdictOf(checked.report)
  if (parsed.problems.length > 0 || status.kind === 'unreadable') return { kind: 'unreadable' }
  if (status.kind === 'waiting') return { kind: 'checking' }
  if (status.kind === 'gave-up') return { kind: 'not-decided' }
  if (status.kind === 'failed') return { kind: 'failed' }
  if (!checked) return { kind: 'unchecked' }
  return { kind: 'outdated', asks: !enabled ? 'off' : slow ? 'slow' : 'cancelled' }
}

function verdictOf({ verdict, findings }: NonNullable<VerificationState['checked']>['report']): Standing {
  if (verdict === 'clean') return { kind: 'clean' }
  return verdict === 'findings' ? { kind: 'findings', count: findings.length } : { kind: 'not-decided' }
}

/** Whether the report speaks of what the text means now, whatever its captions and comments are. */
export function isAboutThis({ checked }: VerificationState, parsed: ParsedProtocol): boolean {
  return checked !== undefined && checked.meaning === meaningOf(parsed)
}
