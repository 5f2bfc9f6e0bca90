import { headerField, isBlank } from './common/header.ts'

export const protocolNoIntendedUse = headerField({
  code: 'protocol.no-intended-use',
  severity: 'check',
  keyword: 'intended_use',
  what: 'intended use',
  why: 'A reader cannot tell what it is for and what it is not for.',
  isMissing: (header) => isBlank(header.intendedUse),
  help: {
    title: 'No intended use',
    what: 'The protocol block has no `intended_use`.',
    why: 'What a protocol is for, who uses it and at which point of care decides whether it may be used at all, also before the law.',
    fix: 'Add `intended_use :: "…" ;`: what it supports, for whom, when, and what it does not do.',
  },
})
