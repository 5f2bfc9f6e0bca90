import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMIT_CASES, type LimitCase } from './limit-cases.ts'

/** What became of a protocol that asks too much. */
export interface LimitResult {
  readonly name: string
  readonly ms: number
  /** Resident at most, in MB. */
  readonly peak: number
  /** Of the command; undefined when it crashed. */
  readonly status: number | undefined
  readonly answer: string
}

/** For one protocol; the command's own budget. */
export const SECONDS = 10

/** `ez-doctor verify` on each case, in a process of its own. */
export async function limits(): Promise<readonly LimitResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ez-doctor-limits-'))
  try {
    const results: LimitResult[] = []
    for (const each of LIMIT_CASES) results.push(await measured(each, join(folder, 'protocol.pf')))
    return results
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measured({ name, text }: LimitCase, file: string): Promise<LimitResult> {
  await writeFile(file, text())
  const begin = performance.now()
  const child = fork(new URL('./limit-child.ts', import.meta.url), ['verify', file, '--seconds', String(SECONDS)], {
    silent: true,
  })
  let said = ''
  let kilobytes = 0
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      said = `${said}${part}`.slice(-4000)
    })
  child.on('message', (message) => (kilobytes = Number(message)))
  const [code] = (await once(child, 'close')) as [number | null]
  const ms = performance.now() - begin
  const status = code !== null && code <= 2 && kilobytes > 0 ? code : undefined
  return { name, ms, peak: Math.round(kilobytes / 1024), status, answer: answerIn(said, status) }
}

function answerIn(said: string, status: number | undefined): string {
  if (status === undefined) return `CRASHED ${said.slice(-200)}`
  if (status === 0) return 'clean'
  if (status === 1) return 'findings'
  return said.includes('not decided') ? 'not decided' : (/(\S+)\.pf:\S+ (\S+)/.exec(said)?.[2] ?? 'cannot be read')
}
