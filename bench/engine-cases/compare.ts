import type { Operation, Program } from '../../src/runtime/index.ts'
import { candidatesOf, confirmations, programOf, run, statesOf } from './ours.ts'
import { type PeerEnactment, peerCandidates, peerStates } from './peer.ts'
import type { Twin } from './protocols.ts'

/** One protocol run by both engines. */
export interface Comparison {
  readonly name: string
  /** Milliseconds of the whole run: start and every operation. */
  readonly ours: number
  readonly peer: number
  /** Operations of the peer's run that were extrapolated from those before. */
  readonly extrapolated: number
  readonly operations: number
}

type Enact = (json: string) => PeerEnactment

/** Milliseconds of processor time that this process has used: other work on the machine does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Median of several runs, after a warm-up in which the compiler settles; each run is repeated until it can be measured. */
export function milliseconds(work: () => void, runs = 5, warmUp = 400): number {
  timed(work, warmUp)
  const times = Array.from({ length: runs }, () => timed(work))
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

function timed(work: () => void, atLeast = 100): number {
  let repeats = 0
  const begin = processorTime()
  do {
    work()
    repeats++
  } while (processorTime() - begin < atLeast)
  return (processorTime() - begin) / repeats
}

/** Confirms all actions of a plan in order; the peer does `sample` of them, the rest is extrapolated from their mean. */
export function compareConfirmations(name: string, twin: Twin, n: number, sample: number, enact: Enact): Comparison {
  const program = programOf(twin.text)
  const all = confirmations(n)
  const ours = milliseconds(() => run(program, all))
  const begin = processorTime()
  const enactment = enact(twin.json)
  const started = processorTime()
  for (let i = 0; i < sample; i++) enactment.complete(`p:a${i}`)
  const ended = processorTime()
  sameStates(name, program, confirmations(sample), enactment)
  const peer = started - begin + ((ended - started) / sample) * n
  return { name, ours, peer, extrapolated: n - sample, operations: n + 1 }
}

function sameStates(name: string, program: Program, operations: readonly Operation[], enactment: PeerEnactment): void {
  const expected = statesOf(program, run(program, operations))
  const actual = peerStates(enactment)
  for (const [path, state] of expected) {
    if (actual.get(path) !== state) throw new Error(`${name}: ${path} is ${state} here and ${actual.get(path)} there`)
  }
}

/** Sets a number again and again and reads every candidate after it. */
export function compareDecision(name: string, twin: Twin, values: readonly number[], enact: Enact): Comparison {
  const program = programOf(twin.text)
  const begun = run(program, [{ kind: 'start' }])
  const answer = (x: number): Operation => ({ kind: 'set', values: { x } })
  const enactment = enact(twin.json)
  const peerValues = values.slice(0, 5)
  const begin = processorTime()
  const theirs = peerValues.map((x) => {
    enactment.set('p:k', { x })
    return peerCandidates(enactment).join()
  })
  const peer = ((processorTime() - begin) / peerValues.length) * values.length
  const weigh = () => values.map((x) => candidatesOf(program, run(program, [answer(x)], begun)).join())
  if (weigh().slice(0, peerValues.length).join('\n') !== theirs.join('\n')) throw new Error(`${name}: supports differ`)
  return {
    name,
    ours: milliseconds(weigh),
    peer,
    extrapolated: values.length - peerValues.length,
    operations: values.length,
  }
}
