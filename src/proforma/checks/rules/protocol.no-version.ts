import { headerField, isBlank } from './common/header.ts'

export const protocolNoVersion = headerField({
  code: 'protocol.no-version',
  severity: 'check',
  keyword: 'version',
  what: 'version',
  why: 'Without one nobody can say which text a patient was treated by.',
  isMissing: (header) => isBlank(header.version),
  help: {
    title: 'No version',
    what: 'The protocol block has no `version`.',
    why: 'A published protocol never changes; a new one gets a new version. Without it nobody can say by which text a patient was treated.',
    fix: 'Add `version :: "1.0.0" ;`: major for changes of advice, minor for additions, patch for corrections of wording.',
  },
  draft: '0.1.0',
})
