import { defineRule } from '../defineRule.ts'
import { dayOf, reviewDateOf } from './common/reviewDate.ts'

/** Needs to be told what day it is. */
export const protocolReviewPassed = defineRule<{ date: string; days: number }>({
  code: 'protocol.review-passed',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Review is overdue',
    what: 'The `review_date` lies in the past.',
    why: 'The evidence may have moved on: the author said that it should have been looked at by now.',
    fix: 'Look at the evidence again, then set a new `review_date` (and a new `version`).',
  },
  message: ({ date, days }) =>
    `This protocol should have been reviewed by ${date}, ${days === 1 ? 'a day' : `${days} days`} ago. Review it and set a new date.`,
  check(context, report) {
    const found = reviewDateOf(context)
    const today = context.today === undefined ? undefined : dayOf(context.today)
    const due = found && dayOf(found.date.value)
    if (found === undefined || due === undefined || today === undefined || today <= due) return
    report(found.definition, found.date.valueSpan, { date: found.date.value, days: today - due })
  },
})
