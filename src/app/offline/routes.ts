/** How the service worker answers: with the page, with a kept file, or by staying out of it. */
export type Answer = 'page' | 'file' | 'network'

/** What of a request the decision needs. */
export interface Asked {
  readonly method: string
  /** `navigate` when an address is opened. */
  readonly mode: string
  readonly url: string
}

/**
 * The page's own addresses are answered with the kept page, its files with the kept ones. The API, other sites and
 * everything that changes something go to the network, as if there were no service worker.
 */
export function answerTo({ method, mode, url }: Asked, origin: string, kept: ReadonlySet<string>): Answer {
  const { origin: asked, pathname } = new URL(url)
  if (method !== 'GET' || asked !== origin || pathname.startsWith('/api/')) return 'network'
  if (mode === 'navigate') return /\.[A-Za-z0-9]+$/.test(pathname) ? 'network' : 'page'
  return kept.has(pathname) ? 'file' : 'network'
}
