import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../api/index.ts'
import type { Client, Fetch } from '../../api/index.ts'
import type { Recheck } from '../publish/recheck.ts'
import { createServer } from '../server.ts'
import type { Server, ServerOptions } from '../server.ts'

/** A server on a folder of its own that is spoken to without a socket. */
export interface TestServer {
  readonly server: Server
  readonly client: Client
  readonly folder: string
  /** Closes it and opens it again on the same folder. */
  restart(): Promise<TestServer>
  remove(): Promise<void>
}

/** Confirms every report: only for tests of what comes after the verification. */
export const CONFIRMING: Recheck = { repeat: async () => ({ kind: 'repeated' }), close: async () => undefined }

/** `fetch` through Fastify's own injection. */
export function injectedFetch({ app }: Server): Fetch {
  return async (url, options = {}) => {
    const { method = 'GET', headers = {}, body } = options
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    })
    const { statusCode: status } = response
    return { ok: status >= 200 && status < 300, status, text: async () => response.body }
  }
}

export async function startTestServer(
  options: Partial<ServerOptions> = {},
  folder = mkdtempSync(join(tmpdir(), 'ez-server-')),
): Promise<TestServer> {
  const server = await createServer({
    data: folder,
    version: '0.0.0-test',
    recheck: CONFIRMING,
    warn: () => undefined,
    ...options,
  })
  return {
    server,
    client: createClient('', injectedFetch(server)),
    folder,
    restart: async () => {
      await server.close()
      return startTestServer(options, folder)
    },
    remove: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
