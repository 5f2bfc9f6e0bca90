import { headerField, isBlank } from './common/header.ts'

export const protocolNoPopulation = headerField({
  code: 'protocol.no-population',
  severity: 'check',
  keyword: 'population',
  what: 'population',
  why: 'A reader cannot tell for which patients it holds.',
  isMissing: (header) => isBlank(header.population),
  help: {
    title: 'No population',
    what: 'The protocol block has no `population`.',
    why: 'Advice that is right for adults can harm a child or a pregnant woman. A reader must see at once for whom it holds and for whom not.',
    fix: 'Add `population :: "…" ;`: who is included and, above all, who is not.',
  },
})
