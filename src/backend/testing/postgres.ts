import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A PostgreSQL server for tests. */
export interface TestPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Folders that may hold PostgreSQL's programs: those on the path, and where Debian and its kin put them. */
function candidateFolders(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  const linked = onPath.map((folder) => join(folder, 'postgres')).filter((file) => existsSync(file))
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  return [...linked.map((file) => dirname(realpathSync(file))), ...versions]
}

/** PostgreSQL refuses to run as root: then it runs as somebody without rights. */
function harmlessUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString())
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // There is no such user: try the next.
    }
  }
  return undefined
}

async function start(bin: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'ez-pg-'))
  const user = harmlessUser()
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'ez', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'], {
    ...user,
    cwd: folder,
    stdio: 'pipe',
  })
  // Reached through a socket in its own folder only: no port, no clash.
  const options = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'shared_buffers=16MB']
  const server = spawn(join(bin, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const socket = join(folder, '.s.PGSQL.5432')
  for (let tries = 0; tries < 200 && !existsSync(socket); tries++) await sleep(50)
  return {
    url: `postgres://ez@/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The server that `EZ_POSTGRES_URL` names, else one of its own from programs that are installed. Nothing when there
 * are none: then the tests on it are skipped, and reported so.
 */
export async function findPostgres(): Promise<TestPostgres | undefined> {
  const url = process.env['EZ_POSTGRES_URL']
  if (url !== undefined) return { url, stop: async () => undefined }
  const bin = candidateFolders().find((folder) => existsSync(join(folder, 'initdb')))
  return bin === undefined ? undefined : start(bin)
}
