import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promela } from './promela.ts'
import { NotTranslatableError } from './promela-expression.ts'

/** What a peer says of a protocol, and how long it took in milliseconds; or why it has nothing to say. */
export type PeerResult =
  | {
      readonly kind: 'decided'
      readonly stuck: boolean
      readonly ms: number
      readonly searchMs: number
      readonly states: number
    }
  | { readonly kind: 'rejected' | 'unfinished'; readonly why: string }

/** Each part of a run of SPIN may take this long. */
const SECONDS = 20
const MEGABYTES = 2048

/** Whether SPIN and a C compiler can be run. */
export function spinVersion(): string | undefined {
  const spin = spawnSync('spin', ['-V'], { encoding: 'utf8' })
  const gcc = spawnSync('gcc', ['--version'], { encoding: 'utf8' })
  return spin.status === 0 && gcc.status === 0 ? spin.stdout.trim() : undefined
}

/** SPIN with its reductions on: Promela, verifier in C, compiled with optimization, full search for standstills. */
export function runSpin(text: string): PeerResult {
  const folder = mkdtempSync(join(tmpdir(), 'ez-doctor-spin-'))
  try {
    return spinIn(folder, text)
  } catch (error) {
    if (error instanceof NotTranslatableError) return { kind: 'rejected', why: `not translated: ${error.message}` }
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function spinIn(cwd: string, text: string): PeerResult {
  const begin = performance.now()
  writeFileSync(join(cwd, 'model.pml'), promela(text))
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd, encoding: 'utf8', timeout: SECONDS * 1000, maxBuffer: 2 ** 26 })
  const made = run('spin', '-a', 'model.pml')
  if (made.status !== 0) return failed('spin', made)
  const flags = ['-O2', '-w', '-DSAFETY', '-DVECTORSZ=8192', `-DMEMLIM=${MEGABYTES}`]
  const compiled = run('gcc', ...flags, '-o', 'pan', 'pan.c')
  if (compiled.status !== 0) return failed('gcc', compiled)
  const search = performance.now()
  const { status, stdout, signal } = run('./pan', '-m1000000', '-w20')
  const end = performance.now()
  const found = /errors: (\d+)\n\s*([\d.e+]+) states, stored/.exec(stdout)
  if (signal !== null) return { kind: 'unfinished', why: `no answer in ${SECONDS} s` }
  if (status !== 0 || !found) return { kind: 'unfinished', why: /pan: .*/.exec(stdout)?.[0] ?? 'no result' }
  const [errors, states] = [Number(found[1]), Number(found[2])]
  if (errors === 0 && /Search not completed|max search depth too small/.test(stdout))
    return { kind: 'unfinished', why: 'search not completed' }
  return { kind: 'decided', stuck: errors > 0, ms: end - begin, searchMs: end - search, states }
}

function failed(command: string, { signal, stdout, stderr }: ReturnType<typeof spawnSync>): PeerResult {
  if (signal !== null) return { kind: 'unfinished', why: `${command}: no result in ${SECONDS} s` }
  return { kind: 'rejected', why: `${command}: ${`${String(stdout)}${String(stderr)}`.trim().split('\n')[0]}` }
}
