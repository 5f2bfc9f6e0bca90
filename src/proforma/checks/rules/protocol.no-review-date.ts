import { headerField, isBlank } from './common/header.ts'

export const protocolNoReviewDate = headerField({
  code: 'protocol.no-review-date',
  severity: 'check',
  keyword: 'review_date',
  what: 'review date',
  why: 'Evidence ages, and nobody would notice.',
  isMissing: (header) => isBlank(header.reviewDate),
  help: {
    title: 'No review date',
    what: 'The protocol block has no `review_date`.',
    why: 'Evidence ages. A date by which somebody looks again keeps outdated advice from being followed.',
    fix: 'Add `review_date :: "2027-06-01" ;`: the day by which the protocol must be looked at again.',
  },
})
