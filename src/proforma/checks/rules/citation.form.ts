import type { Attribute, Definition } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'

/** https://www.doi.org/the-identifier/resources/handbook: prefix 10.NNNN, a slash, a suffix without blanks. */
const DOI = /^10\.\d{4,9}(\.\d+)*\/\S+$/

export const citationForm = defineRule<{ citation: string; why: string }>({
  code: 'citation.form',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Source that cannot be looked up',
    what: 'A `citation` is empty, or begins with `doi:`, `pmid:` or `http` and is not written as such.',
    why: 'A source that leads nowhere is worth no more than none, and looks as if it were checked.',
    fix: 'Write `doi:10.1136/thorax.58.5.377`, `pmid:12728155`, an address, or author, title, place and year in words.',
  },
  message: ({ citation, why }) => `"${citation}" leads to no source: ${why}.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const { value, valueSpan } of citationsIn(definition.node)) {
        const why = faultOf(value.trim())
        if (why !== undefined) report(definition, valueSpan, { citation: value.slice(0, 60), why })
      }
    }
  },
})

function citationsIn(node: Definition): readonly Attribute<string>[] {
  if (node.kind === 'protocol') return node.citations
  if (node.kind !== 'decision') return []
  return node.candidates.flatMap(({ evidence, arguments: given }) => [
    ...evidence.citations,
    ...given.flatMap((argument) => argument.evidence.citations),
  ])
}

function faultOf(citation: string): string | undefined {
  if (citation === '') return 'it is empty; name the source, or remove the citation'
  const [, scheme = '', rest = ''] = /^(doi|pmid|https?)\s*:\s*(.*)$/is.exec(citation) ?? []
  switch (scheme.toLowerCase()) {
    case 'doi':
      return DOI.test(rest) ? undefined : 'a DOI is written as doi:10.1136/thorax.58.5.377'
    case 'pmid':
      return /^\d{1,9}$/.test(rest) ? undefined : 'a PubMed number is written as pmid:12728155'
    case 'http':
    case 'https':
      return /^\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/.test(rest) ? undefined : 'an address has no blanks and names a site'
    default:
      return undefined
  }
}
