import { headerField, isBlank } from './common/header.ts'

export const protocolNoTitle = headerField({
  code: 'protocol.no-title',
  severity: 'hint',
  keyword: 'title',
  what: 'title',
  why: 'People look for a protocol by its title.',
  isMissing: (header) => isBlank(header.title),
  help: {
    title: 'No title',
    what: 'The protocol block has no `title`.',
    why: 'The title is what people see in the store, in the list of their protocols and on the printed document.',
    fix: 'Add `title :: "…" ;` with the name under which clinicians would look for it.',
  },
})
