import { headerField, isBlank } from './common/header.ts'

export const protocolNoLicence = headerField({
  code: 'protocol.no-licence',
  severity: 'check',
  keyword: 'licence',
  what: 'licence',
  why: 'Without one nobody else may use it.',
  isMissing: (header) => isBlank(header.licence),
  help: {
    title: 'No licence',
    what: 'The protocol block has no `licence`.',
    why: 'Without a licence nobody else may legally use, translate or adapt the protocol.',
    fix: 'Add `licence :: "CC-BY-4.0" ;` or another identifier of the SPDX list.',
  },
  draft: 'CC-BY-4.0',
})
