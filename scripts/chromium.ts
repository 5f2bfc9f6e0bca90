import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A browser for tests: where it is and how it must be started. */
export interface Browser {
  readonly executablePath: string
  readonly args: readonly string[]
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const ARGS = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--no-zygote',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-default-browser-check',
  '--no-pings',
  '--font-render-hinting=none',

  '--disable-gpu',
]

function onPath(): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter)
  return NAMES.flatMap((name) => directories.map((directory) => join(directory, name))).find((file) => existsSync(file))
}

/**
 * The browser that the tests drive: the one named by `EZ_CHROMIUM`, else one that is installed, else the
 * build that comes with an npm package (unpacked into the temporary folder once), so that a machine with
 * nothing but Node and npm can run every test.
 */
export async function findChromium(): Promise<Browser> {
  const named = process.env['EZ_CHROMIUM']
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`EZ_CHROMIUM names ${named}, which does not exist.`)
    return { executablePath: named, args: ARGS }
  }
  const installed = onPath()
  if (installed !== undefined) return { executablePath: installed, args: ARGS }
  const carried = (await import('@sparticuz/chromium')).default
  return { executablePath: await carried.executablePath(), args: ARGS }
}
