import type { Manifest } from '../../contracts/index.ts'
import type { ProtocolHeader, ProtocolIndex } from '../../proforma/index.ts'
import type { Origin } from '../local/database.ts'

/** What the person fills in; lists are typed one entry a line. */
export interface ManifestForm {
  readonly name: string
  readonly version: string
  readonly title: string
  readonly summary: string
  readonly intendedUse: string
  readonly intendedUser: string
  readonly population: string
  readonly limits: string
  readonly licence: string
  readonly authors: string
  readonly citations: string
  readonly keywords: string
  readonly reviewBy: string
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Lower-case words that fit a contract's name. */
function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return words.replace(/^-+/, '').slice(0, 60).replace(/-+$/, '') || 'pathway'
}

/** Every source that an argument of the protocol names, once. */
function citationsOf(index: ProtocolIndex): readonly string[] {
  const decisions = [...index.tasks.values()].filter((task) => task.kind === 'decision')
  const candidates = decisions.flatMap((decision) => decision.candidates)
  const evidence = [...candidates, ...candidates.flatMap((candidate) => candidate.arguments)].map(
    (part) => part.evidence,
  )
  const all = [...(index.header?.citations ?? []), ...evidence.flatMap(({ citations }) => citations)]
  return [...new Set(all.map(({ value }) => value))]
}

function fromHeader(header: ProtocolHeader | undefined): Partial<ManifestForm> {
  if (header === undefined) return {}
  return {
    title: header.title?.value ?? '',
    version: header.version?.value ?? '1.0.0',
    intendedUse: header.intendedUse?.value ?? '',
    population: header.population?.value ?? '',
    licence: header.licence?.value ?? 'CC-BY-4.0',
    authors: header.authors.map(({ value }) => value).join('\n'),
    reviewBy: header.reviewDate?.value ?? '',
  }
}

/** What the protocol itself already says, so that it need not be typed twice. */
export function draftForm(documentName: string, index: ProtocolIndex, signer: string): ManifestForm {
  const root = index.root === undefined ? undefined : index.tasks.get(index.root)
  const title = index.header?.title?.value ?? root?.caption?.value ?? documentName
  return {
    version: '1.0.0',
    intendedUse: '',
    intendedUser: '',
    population: '',
    limits: '',
    licence: 'CC-BY-4.0',
    authors: signer,
    reviewBy: '',
    ...fromHeader(index.header),
    title,
    name: `${slug(signer).slice(0, 30).replace(/-+$/, '')}/${slug(index.header?.name.text ?? title)}`,
    summary: root?.description?.value ?? root?.goal?.value ?? '',
    citations: citationsOf(index).join('\n'),
    keywords: '',
  }
}

/** The manifest that the form says. */
export function manifestOf(form: ManifestForm, origin: Origin): Manifest {
  const { reviewBy, authors, citations, keywords, ...rest } = form
  const { digest, name, version } = origin.kind === 'contract' ? origin : { digest: '', name: '', version: '' }
  return {
    ...rest,
    name: form.name.trim(),
    version: form.version.trim(),
    licence: form.licence.trim(),
    authors: lines(authors),
    citations: lines(citations),
    keywords: lines(keywords.replaceAll(',', '\n')),
    ...(reviewBy.trim() === '' ? {} : { reviewBy: reviewBy.trim() }),
    parents: origin.kind === 'contract' ? [{ digest, name, version }] : [],
  }
}
