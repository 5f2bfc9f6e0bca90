/**
 * `node build-page.ts ROOT`: builds the page of a checkout with Vite. A process of its own, because a build takes more
 * than a gigabyte that a server would keep for its whole life.
 */
import { join } from 'node:path'

const root = process.argv[2] ?? '.'

const vite = await import('vite').catch(() => {
  console.error('Vite is not installed. Run `npm install` in the checkout.')
  return process.exit(1)
})
try {
  await vite.build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent' })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
