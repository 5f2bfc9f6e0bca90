/**
 * The pages of `docs/checks`, all in one: they are alike, so that together they take less room than apart, and what
 * is kept for times without a network is one file more. Loaded with the first page that is opened.
 */
const PAGES = import.meta.glob<string>(['/docs/checks/*.md', '!/docs/checks/README.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

export interface Examples {
  /** What is wrong, what is said about it, and the same put right. */
  readonly markdown: string
  /** The words of the wrong one that the check points at; absent where the page does not name them. */
  readonly place?: string
}

/** The examples on the page of a check. Undefined where it has none. */
export function examplesOf(code: string): Examples | undefined {
  const page = PAGES[`/docs/checks/${code}.md`] ?? ''
  const start = page.indexOf('\n## ')
  if (start < 0) return undefined
  const markdown = page.slice(start)
  const place = /^Reported at `([^`]+)`:$/m.exec(markdown)?.[1]
  return place === undefined ? { markdown } : { markdown, place }
}
