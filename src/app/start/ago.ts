import type { IntlShape } from 'react-intl'

const STEPS = [
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 14],
] as const

/** `5 minutes ago`; from two weeks on, the date. Both times are milliseconds since 1970. */
export function ago(then: number, now: number, intl: IntlShape): string {
  const past = Math.max(0, now - then)
  for (const [unit, size, limit] of STEPS) {
    const amount = Math.floor(past / size)
    if (amount < limit) return intl.formatRelativeTime(-amount, unit, { numeric: 'auto' })
  }
  return intl.formatDate(then, { dateStyle: 'medium' })
}
