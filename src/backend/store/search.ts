import MiniSearch from 'minisearch'
import type { SearchOptions, SearchResult } from 'minisearch'
import type { Hit } from '../../api/index.ts'
import type { ContractBundle } from '../../contracts/index.ts'
import { compareVersions } from './semver.ts'
import { otherNames } from './synonyms.ts'
import { indexedWords, words } from './words.ts'

/** What is searched of a contract, by the weight of a word found there. */
const BOOST = {
  title: 6,
  keywords: 4,
  name: 3,
  summary: 3,
  /** What others call the things that stand in title, keywords and summary. */
  synonyms: 2,
  intendedUse: 1.5,
  population: 1,
  authors: 1,
  citations: 0.5,
} as const

type Field = keyof typeof BOOST
type Document = Readonly<Record<Field | 'id', string>>

function documentOf({ digest, content: { manifest } }: ContractBundle): Document {
  const { title, name, summary, intendedUse, population } = manifest
  const keywords = manifest.keywords.join('; ')
  return {
    id: digest,
    title,
    name,
    summary,
    intendedUse,
    population,
    keywords,
    authors: manifest.authors.join('; '),
    citations: manifest.citations.join('; '),
    synonyms: [title, keywords, summary].flatMap(otherNames).join('; '),
  }
}

/**
 * How words are matched, first strictly, then ever more loosely until something is found. Short words mean exactly
 * themselves (`mi`, `pe`); longer ones may be begun or misspelt.
 */
const ATTEMPTS: readonly SearchOptions[] = [
  { combineWith: 'AND', fuzzy: (term) => (term.length >= 8 ? 2 : term.length >= 5 ? 1 : false) },
  { combineWith: 'AND', fuzzy: (term) => (term.length >= 4 ? 2 : false) },
  { combineWith: 'OR', fuzzy: (term) => (term.length >= 5 ? 1 : false) },
]

/** Words that say nothing about a pathway. */
const FILLERS = new Set(
  'a an and are as at be by do does for from has have how i in is it me my of on or should the to what when which who why with'.split(
    ' ',
  ),
)

/** A release before any pre-release, then the higher version. */
function isPreferred(version: string, other: string): boolean {
  const [isPre, otherIsPre] = [version.includes('-'), other.includes('-')]
  return isPre === otherIsPre ? compareVersions(version, other) > 0 : otherIsPre
}

/** Finds contracts by the words of clinicians and patients (BM25, beginnings, misspellings, synonyms). */
export class SearchIndex {
  readonly #index = new MiniSearch<Document>({
    fields: Object.keys(BOOST),
    tokenize: indexedWords,
    processTerm: (term) => term,
    searchOptions: {
      boost: BOOST,
      tokenize: words,
      prefix: (term) => term.length >= 3,
      maxFuzzy: 2,
      weights: { fuzzy: 0.4, prefix: 0.6 },
    },
  })
  readonly #hits = new Map<string, Hit>()
  /** The version of each name that is shown. */
  readonly #shown = new Map<string, Hit>()
  #newestFirst: readonly Hit[] | undefined

  get size(): number {
    return this.#hits.size
  }

  has(digest: string): boolean {
    return this.#hits.has(digest)
  }

  /** Adds a contract; adding it again changes nothing. */
  add(bundle: ContractBundle, hit: Hit): void {
    if (this.#hits.has(hit.digest)) return
    this.#hits.set(hit.digest, hit)
    const shown = this.#shown.get(hit.name)
    if (shown === undefined || isPreferred(hit.version, shown.version)) this.#shown.set(hit.name, hit)
    this.#index.add(documentOf(bundle))
    this.#newestFirst = undefined
  }

  #all(): readonly Hit[] {
    this.#newestFirst ??= Array.from(this.#shown.values()).sort(
      (a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.digest.localeCompare(b.digest),
    )
    return this.#newestFirst
  }

  #find(typed: readonly string[]): readonly Hit[] {
    const telling = typed.filter((word) => !FILLERS.has(word))
    const question = Array.from(new Set(telling.length > 0 ? telling : typed)).join(' ')
    let found: SearchResult[] = []
    for (const attempt of ATTEMPTS) {
      if (found.length === 0) found = this.#index.search(question, attempt)
    }
    const names = new Set(found.flatMap(({ id }) => this.#hits.get(String(id))?.name ?? []))
    return Array.from(names).flatMap((name) => this.#shown.get(name) ?? [])
  }

  /**
   * What fits the question, best first; everything, newest first, for a question without words. Of a name only the
   * version to use is shown, also when the words stand in an older one: nobody should take an old pathway by chance.
   */
  search(question: string, limit: number, offset: number): { readonly total: number; readonly hits: readonly Hit[] } {
    const typed = words(question)
    const found = typed.length === 0 ? this.#all() : this.#find(typed)
    return { total: found.length, hits: found.slice(offset, offset + limit) }
  }
}
