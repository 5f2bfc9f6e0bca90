import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { VerifierRequest, VerifierResponse } from '../../src/verifier/index.ts'

/** What became of a protocol edited twenty times a second. */
export interface EditedResult {
  readonly edits: number
  /** From the last edit to its report, in milliseconds. */
  readonly answer: number
  readonly verdict: string
  /** Resident in MB after half of the edits and after all of them. */
  readonly half: number
  readonly all: number
  /** The longest time from a cancellation to its acknowledgement, in milliseconds; the worker's first second does not count. */
  readonly deaf: number
}

const EDITS = 400
const BETWEEN = 50
const FIRST = 20

/** Asks a worker for a check after each edit, as the editor would if it did not wait for a rest; the next edit cancels it. */
export async function editedAllTheTime(text: string): Promise<EditedResult> {
  const worker = new Worker(new URL('./edited-worker.ts', import.meta.url))
  const ask = (request: VerifierRequest): void => worker.postMessage(request, [])
  const check = (id: number): void => ask({ kind: 'verify', id, text: withOneMoreValue(text, id) })
  const cancelled = new Map<number, number>()
  let deaf = 0
  const last = Promise.withResolvers<VerifierResponse>()
  worker.on('error', last.reject)
  worker.on('message', (response: VerifierResponse) => {
    if (response.kind === 'progress') return
    const since = cancelled.get(response.id)
    if (since !== undefined) deaf = Math.max(deaf, performance.now() - since)
    if (response.id === EDITS) last.resolve(response)
  })
  let half = 0
  for (let id = 0; id < EDITS; id += 1) {
    check(id)
    await after(BETWEEN)
    ask({ kind: 'cancel', id })
    if (id >= FIRST) cancelled.set(id, performance.now())
    if (id === EDITS / 2) half = residentMegabytes()
  }
  const all = residentMegabytes()
  const begin = performance.now()
  check(EDITS)
  const response = await last.promise
  const answer = performance.now() - begin
  await worker.terminate()
  const verdict = response.kind === 'report' ? response.report.verdict : response.kind
  return { edits: EDITS, answer, verdict, half, all, deaf }
}

/** One more value of the first item: whatever looks at it has to be verified again. */
export function withOneMoreValue(text: string, id: number): string {
  return text.replace('range :: ', `range :: "w${id}", `)
}

const residentMegabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20)
