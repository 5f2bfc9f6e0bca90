import { headerField, noneOf } from './common/header.ts'

export const protocolNoCitation = headerField({
  code: 'protocol.no-citation',
  severity: 'hint',
  keyword: 'citation',
  what: 'source',
  why: 'A reader cannot look up what it is based on.',
  isMissing: (header) => noneOf(header.citations),
  help: {
    title: 'No source',
    what: 'The protocol block has no `citation`.',
    why: 'Readers trust a protocol as far as they can check what it is based on.',
    fix: 'Add `citation :: "doi:…" ;` for the guideline or study behind it.',
  },
})
