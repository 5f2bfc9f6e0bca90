import { defineRule } from '../defineRule.ts'
import { dayOf, reviewDateOf } from './common/reviewDate.ts'

export const protocolReviewDateForm = defineRule<{ date: string }>({
  code: 'protocol.review-date-form',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Review date that is no date',
    what: 'The `review_date` is not a day written as year-month-day.',
    why: 'Nobody can be reminded of a day that cannot be read, and `03/04/2027` means March to some and April to others.',
    fix: 'Write the date as `2027-06-01`.',
  },
  message: ({ date }) =>
    `"${date}" is no date that can be read without doubt. Write year-month-day, such as "2027-06-01".`,
  check(context, report) {
    const found = reviewDateOf(context)
    if (found === undefined || dayOf(found.date.value) !== undefined) return
    report(found.definition, found.date.valueSpan, { date: found.date.value.slice(0, 40) })
  },
})
