import type { Gdl2Guideline } from '../read/guideline.ts'
import type { Gdl2Protocol } from '../translate/protocol.ts'
import { definition, paragraphs, plain, statement, textStatement } from '../../statements.ts'

/** Where the protocol comes from, and that nobody has looked at it yet. A comment cannot hold `*` and `/` side by side. */
export function provenance(guideline: Gdl2Guideline): string {
  const id = guideline.id.replaceAll('*/', '* /')
  return [
    '/*',
    ` * Imported from the openEHR guideline ${id} (GDL2).`,
    ' * For review before use: an import carries over what the guideline says, right or wrong.',
    ' */',
  ].join('\n')
}

export function header(protocol: Gdl2Protocol): string {
  const { guideline } = protocol.program
  const { description } = guideline
  return definition('protocol', protocol.name, [
    ...textStatement('title', plain(guideline.title)),
    ...textStatement('version', version(guideline.id)),
    statement('root', `'${protocol.root}'`),
    ...textStatement(
      'author',
      plain([description.author, description.organisation].filter((part) => part !== '').join(', ')),
    ),
    ...description.contributors.flatMap((name) => textStatement('author', plain(name))),
    ...textStatement('intended_use', paragraphs(description.purpose)),
    ...textStatement('description', paragraphs(about(guideline))),
    ...description.references.flatMap((reference) => textStatement('citation', plain(reference))),
  ])
}

function about({ summary, description }: Gdl2Guideline): string {
  const { use, misuse, copyright } = description
  return [
    summary,
    use === summary ? '' : use,
    misuse === '' ? '' : `Not for: ${misuse}`,
    copyright === '' ? '' : `Guideline: ${copyright}.`.replace(/\.\.$/, '.'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** `CURB-65.v1` is version 1.0.0, `BMI.v0.0.3-draft` version 0.0.3-draft. */
export function version(id: string): string {
  const found = /\.v(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?$/i.exec(id)
  if (found === null) return ''
  const numbers = [found[1], found[2], found[3]].map((digits) => String(Number(digits ?? '0')))
  return `${numbers.join('.')}${found[4] ?? ''}`
}

const SHORT = 60

/** A short way to point at the guideline's first paper: DOI, PubMed number, else its beginning and year. */
export function shortCitation(references: readonly string[]): string {
  for (const reference of references) {
    const doi = /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)\]]/.exec(reference)?.[0]
    if (doi !== undefined) return `doi:${doi}`
    const pmid = /PMID:?\s*(\d{4,9})/i.exec(reference)?.[1] ?? /pubmed\/(\d{4,9})/i.exec(reference)?.[1]
    if (pmid !== undefined) return `pmid:${pmid}`
  }
  const first = plain(references[0] ?? '')
  if (first.length <= SHORT) return first
  const year = /\b(?:19|20)\d\d\b/.exec(first)?.[0]
  return `${(first.split(/[.;:,]/)[0] ?? first).slice(0, SHORT).trim()}${year === undefined ? ' …' : ` (${year})`}`
}
