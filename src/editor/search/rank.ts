/** What a search looks at. */
export interface Ranked {
  readonly title: string
  /** More that is searched, and counts less. */
  readonly detail?: string
}

/**
 * What fits a query, best first, in the given order among equals. Every word of the query must be found: at the beginning of
 * the title, of one of its words, anywhere in it, in the detail, or as letters in this order in the title. What fits far worse
 * than the best is left out: it is there only while nothing better is. An empty query keeps everything as it is.
 */
export function rank<Item extends Ranked>(query: string, items: readonly Item[]): Item[] {
  const wanted = wordsOf(query)
  if (wanted.length === 0) return [...items]
  const found = items
    .map((item) => ({ item, score: scoreOf(wanted, item) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const least = (found[0]?.score ?? 0) / 2
  return found.filter(({ score }) => score >= least).map(({ item }) => item)
}

/** How well one item fits; 0 when it does not. */
export function scoreOf(wanted: readonly string[], { title, detail = '' }: Ranked): number {
  const name = title.toLocaleLowerCase()
  const more = detail.toLocaleLowerCase()
  let total = 0
  for (const word of wanted) {
    const score = wordScore(word, name, more)
    if (score === 0) return 0
    total += score
  }
  // Of two that fit alike the shorter one is meant.
  return total / wanted.length + 1 / (2 + name.length)
}

export function wordsOf(query: string): string[] {
  return query
    .trim()
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

function wordScore(word: string, title: string, detail: string): number {
  if (title.startsWith(word)) return 10
  if (begins(word, title)) return 8
  if (title.includes(word)) return 6
  if (begins(word, detail)) return 4
  if (detail.includes(word)) return 3
  return word.length > 2 && inOrder(word, title) ? 1 : 0
}

function begins(word: string, text: string): boolean {
  return text.split(/[\s_\-/.,:;“”"'()]+/).some((one) => one.startsWith(word))
}

function inOrder(word: string, text: string): boolean {
  let at = -1
  for (const letter of word) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}
