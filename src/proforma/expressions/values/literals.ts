import type { DurationUnit } from '../../model/index.ts'
import { DAY, type DurationValue, durationValue, HOUR, MEAN_MONTH, MINUTE, SECOND, WEEK } from './value.ts'

const LENGTH: Readonly<Record<Exclude<DurationUnit, 'months' | 'years'>, number>> = {
  seconds: SECOND,
  minutes: MINUTE,
  hours: HOUR,
  days: DAY,
  weeks: WEEK,
}

/** The value of `2 hours`. Whole months and years stay calendar months; a fraction of one is a fraction of its mean length. */
export function literalDuration(amount: number, unit: DurationUnit): DurationValue | undefined {
  if (unit !== 'months' && unit !== 'years') return durationValue(amount * LENGTH[unit])
  const months = unit === 'years' ? amount * 12 : amount
  return Number.isInteger(months) ? durationValue(0, months) : durationValue(months * MEAN_MONTH)
}
