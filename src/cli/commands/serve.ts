import { createServer as createProbe } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer, DatabaseError, LedgerError } from '../../backend/index.ts'
import type { Server, ServerOptions } from '../../backend/index.ts'
import { CannotError, EXIT, say, tell } from '../output.ts'
import { readyPage } from '../page.ts'
import { programVersion } from '../version.ts'

const DEFAULT_PORT = 5173
const DEFAULT_HOST = 'localhost'
const DEFAULT_DATA = './data'

/** How long what is under way may take after a signal, in milliseconds. */
const PATIENCE = 10_000

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

interface Settings {
  readonly port: number
  readonly host: string
  readonly data: string
  /** False: only the store's API. */
  readonly hasPage: boolean
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new CannotError(
    `“${text}” is no port. Give a number from 0 (any free one) to 65535: ez-doctor serve --port 8080`,
  )
}

function readSettings(args: string[]): Settings {
  const text = { type: 'string' } as const
  const options = { port: text, host: text, data: text, api: { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options })
  return {
    port: readPort(values.port ?? String(DEFAULT_PORT)),
    host: values.host ?? DEFAULT_HOST,
    hasPage: values.api !== true,
    data: values.data ?? process.env['EZ_DATA'] ?? DEFAULT_DATA,
  }
}

function explained(error: unknown, { port, host }: Settings): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new CannotError(
      `Port ${port} is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}`,
    )
  }
  if (code === 'EACCES') return new CannotError(`You may not use port ${port}. Choose one above 1023 with --port.`)
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
    return new CannotError(`This machine has no address “${host}”. Leave --host away, or use 0.0.0.0 for all.`)
  }
  if (error instanceof LedgerError || error instanceof DatabaseError) return new CannotError(error.message)
  return error
}

/** Fails now rather than after the page was built. */
async function refuseTakenPort({ port, host }: Settings): Promise<void> {
  const probe = createProbe()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

async function start(settings: Settings): Promise<{ server: Server; address: string }> {
  await refuseTakenPort(settings)
  const postgres = process.env['EZ_POSTGRES_URL']
  const options: ServerOptions = {
    data: settings.data,
    ...(settings.hasPage ? { page: await readyPage(ROOT) } : {}),
    ...(postgres === undefined ? {} : { postgres }),
    version: programVersion(),
    warn: tell,
    logger: { level: 'error', stream: process.stderr },
  }
  const server = await createServer(options)
  try {
    return { server, address: await server.listen(settings.port, settings.host) }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** Fulfilled when the operator asks for the end; a second time ends at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(EXIT.couldNot)
        asked = true
        resolve()
      })
    }
  })
}

/** `ez-doctor serve`: page and store on one port, until it is stopped. */
export async function run(args: string[]): Promise<number> {
  const settings = readSettings(args)
  const stop = stopAsked()
  const { server, address } = await start(settings).catch((error: unknown) => {
    throw explained(error, settings)
  })
  const { port } = new URL(address)
  say(`EZ-Doctor is ready at http://${settings.host}:${port} (data in ${settings.data})`)
  await stop
  const impatience = setTimeout(() => process.exit(EXIT.couldNot), PATIENCE)
  await server.close()
  clearTimeout(impatience)
  return EXIT.fine
}
