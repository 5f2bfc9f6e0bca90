import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { CannotError, tell } from './output.ts'

/** What the page is built from, relative to the checkout. */
const SOURCES = [
  'index.html',
  'vite.config.ts',
  'scripts/offline-plugin.ts',
  'package-lock.json',
  'public',
  'templates',
  ...['proforma', 'runtime', 'verifier', 'contracts', 'api', 'editor', 'app'].map((folder) => join('src', folder)),
]

async function modified(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return 0
  }
}

async function filesIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return [path]
  }
}

async function newestSource(root: string): Promise<number> {
  const files = await Promise.all(SOURCES.map((source) => filesIn(join(root, source))))
  const relevant = files.flat().filter((file) => !/\.test\.tsx?$|\.md$/.test(file))
  const times = await Promise.all(relevant.map(modified))
  return times.reduce((newest, time) => Math.max(newest, time), 0)
}

const BUILDER = fileURLToPath(new URL('build-page.ts', import.meta.url))

async function build(root: string): Promise<void> {
  const builder = spawn(process.execPath, [BUILDER, root], { stdio: ['ignore', 'ignore', 'pipe'] })
  let reason = ''
  builder.stderr.on('data', (data) => (reason += String(data)))
  const [status] = (await once(builder, 'close')) as [number | null]
  if (status !== 0) throw new CannotError(`The page cannot be built: ${stripVTControlCharacters(reason).trim()}`)
}

/**
 * The folder of the built page. Builds it first when it is missing or older than what it is made from.
 * @throws CannotError
 */
export async function readyPage(root: string): Promise<string> {
  const page = join(root, 'dist')
  const built = await modified(join(page, 'index.html'))
  if (built === 0 || built < (await newestSource(root))) {
    tell('Building the page; this happens once after each change of EZ-Doctor itself.')
    await build(root)
  }
  return page
}
