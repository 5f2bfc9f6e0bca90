import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { openSqliteLedger } from './chain/sqlite-ledger.ts'
import type { Ledger } from './chain/ledger.ts'
import { createApp } from './http/app.ts'
import { Publisher } from './publish/publisher.ts'
import type { Recheck } from './publish/recheck.ts'
import { createThreadRecheck } from './publish/thread-recheck.ts'
import { openPostgresStore } from './store/postgres-store.ts'
import { SearchIndex } from './store/search.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import type { ContractStore } from './store/store.ts'

export interface ServerOptions {
  /** Folder for everything that must be kept; made when it is not there. */
  readonly data: string
  /** The built page; without it only the API is served. */
  readonly page?: string
  /** `postgres://…`: keep the catalogue there. Without it, in `data`. */
  readonly postgres?: string
  /** Name of the log in its checkpoints. */
  readonly origin?: string
  /** Of this program. */
  readonly version: string
  /** Told of what the operator must know; one line each. */
  readonly warn: (message: string) => void
  readonly logger?: FastifyServerOptions['logger']
  readonly now?: () => Date
  readonly recheck?: Recheck
}

/** A server that is ready to listen. */
export interface Server {
  /** @returns the address it answers at. Rejects with the system's error, for example `EADDRINUSE`. */
  listen(port: number, host: string): Promise<string>
  /** Answers what is under way, then closes everything. */
  close(): Promise<void>
  readonly app: FastifyInstance
}

interface Opened {
  readonly ledger: Ledger
  readonly store: ContractStore
}

const DEFAULT_ORIGIN = 'ez-doctor.local/log'

async function openData(options: ServerOptions): Promise<Opened> {
  const folder = resolve(options.data)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ledger = await openSqliteLedger({
    file: resolve(folder, 'log.sqlite'),
    keyFile: resolve(folder, 'log-key.pem'),
    origin: options.origin ?? DEFAULT_ORIGIN,
    now: options.now ?? (() => new Date()),
  })
  try {
    const { postgres, warn } = options
    const store =
      postgres === undefined
        ? openSqliteStore(resolve(folder, 'catalogue.sqlite'))
        : await openPostgresStore(postgres, (error) => warn(`PostgreSQL: ${error.message}`))
    return { ledger, store }
  } catch (error) {
    await ledger.close()
    throw error
  }
}

/**
 * Verifies contracts with this program's own engine and verifier, in a thread, within bounds. Close it after use.
 * @param warn told when the thread itself breaks; one line
 */
export function createRecheck(warn: (message: string) => void): Recheck {
  const script = new URL('publish/recheck.worker.ts', import.meta.url)
  return createThreadRecheck(script, ({ message }) => warn(`The verification thread broke down: ${message}`))
}

/**
 * Opens the data, brings catalogue and search up to the ledger, and makes the server.
 * @throws LedgerError, DatabaseError in words for the operator
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { ledger, store } = await openData(options)
  const recheck = options.recheck ?? createRecheck(options.warn)
  const close = async (): Promise<void> => {
    await recheck.close()
    await store.close()
    await ledger.close()
  }
  try {
    const index = new SearchIndex()
    const publisher = new Publisher({ store, ledger, index, recheck })
    for (const digest of await publisher.recover()) {
      options.warn(`The log names the contract ${digest}, but the catalogue lacks it: put it back from a backup.`)
    }
    const services = { store, ledger, index, publisher, version: options.version }
    const { page, logger } = options
    const app = await createApp({ services, ...(page && { page }), ...(logger && { logger }) })
    app.addHook('onClose', close)
    return { app, listen: (port, host) => app.listen({ port, host }), close: () => app.close() }
  } catch (error) {
    await close()
    throw error
  }
}
