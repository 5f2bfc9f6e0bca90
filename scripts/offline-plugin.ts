import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Where the service worker stands in the built page: at the root, because it may only answer for what is below it. */
const WORKER = 'sw.js'

/** Names of the files that make up the page, as the browser asks for them. */
export function keptFiles(built: readonly string[], published: readonly string[]): string[] {
  return [...built, ...published]
    .filter((file) => file !== WORKER && !file.endsWith('.map'))
    .map((file) => `/${file}`)
    .sort()
}

/** Builds the service worker beside the page and tells it what to keep. */
export function offline(): Plugin {
  let published = ''
  return {
    name: 'ez-doctor-offline',
    apply: 'build',
    enforce: 'post',
    configResolved({ publicDir }) {
      published = publicDir
    },
    generateBundle(_, bundle) {
      const worker = bundle[WORKER]
      if (worker?.type !== 'chunk') return this.error(`The build made no ${WORKER}.`)
      const own = readdirSync(published, { recursive: true, encoding: 'utf8' })
      const files = keptFiles(Object.keys(bundle), own)
      // Names of built files hold a hash of their content; the others are counted in with theirs.
      const hash = createHash('sha256').update(files.join('\n'))
      for (const file of own) hash.update(readFileSync(join(published, file)))
      const page = bundle['index.html']
      if (page?.type === 'asset') hash.update(page.source)
      const kept = { version: hash.digest('hex').slice(0, 16), files }
      worker.code = worker.code.replaceAll('__KEPT__', () => JSON.stringify(kept))
    },
  }
}
