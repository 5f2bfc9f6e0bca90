import type { CandidateView, NetSupport } from '../../runtime/index.ts'

/** For ordering only: contradictory support stands below every number. */
function weight(support: NetSupport): number {
  if (support === '+inf') return Number.POSITIVE_INFINITY
  if (support === '-inf') return -Number.MAX_VALUE
  return support ?? Number.NEGATIVE_INFINITY
}

/** Candidates as they are shown: the recommended ones first, then by support, else in the order of the text. */
export function ranked(candidates: readonly CandidateView[]): readonly CandidateView[] {
  const place = new Map(candidates.map((candidate, index) => [candidate, index]))
  return [...candidates].sort((a, b) => {
    if (a.recommended !== b.recommended) return a.recommended ? -1 : 1
    const [first, second] = [weight(a.netsupport), weight(b.netsupport)]
    return first === second ? (place.get(a) ?? 0) - (place.get(b) ?? 0) : second - first
  })
}

/** Net support as people read it: `+1`, `−2`, `+∞`. */
export function supportShown(support: NetSupport): string {
  if (support === null) return '?'
  if (support === '+inf') return '+∞'
  if (support === '-inf') return '−∞'
  return support > 0 ? `+${support}` : String(support).replace('-', '−')
}
