import { headerField, noneOf } from './common/header.ts'

export const protocolNoAuthor = headerField({
  code: 'protocol.no-author',
  severity: 'check',
  keyword: 'author',
  what: 'author',
  why: 'Readers judge a protocol by who answers for it.',
  isMissing: (header) => noneOf(header.authors),
  help: {
    title: 'No author',
    what: 'The protocol block names no `author`.',
    why: 'Somebody must answer for what a protocol advises, and readers judge it by who that is.',
    fix: 'Add `author :: "…" ;` once for each person or body.',
  },
})
