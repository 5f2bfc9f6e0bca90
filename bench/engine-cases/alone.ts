import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Operation, State } from '../../src/runtime/index.ts'
import { confirmations, programOf, run } from './ours.ts'
import { milliseconds } from './compare.ts'
import { parallel, sequential, SMALL } from './protocols.ts'

const OPERATIONS: readonly Operation[] = [
  { kind: 'start' },
  { kind: 'set', values: { age: 70 } },
  { kind: 'set', values: { urea: 5.2 } },
  { kind: 'commit', path: 'p/choose', candidates: ['in_ward'] },
  { kind: 'confirm', path: 'p/ward' },
  { kind: 'confirm', path: 'p/net' },
]

/** Operations a second on one core, for a small pathway run from beginning to end. */
export function operationsPerSecond(): number {
  const program = programOf(SMALL)
  return OPERATIONS.length / (milliseconds(() => run(program, OPERATIONS), 9, 2000) / 1000)
}

export interface Scaling {
  readonly tasks: number
  /** Of one confirmation. */
  readonly microseconds: number
}

/** What one confirmation costs in the middle of larger and larger plans. */
export function scaling(): readonly Scaling[] {
  return [10, 100, 1_000, 10_000].map((tasks) => {
    const program = programOf(sequential(tasks).text)
    const half = run(program, confirmations(Math.floor(tasks / 2)))
    const next: Operation = { kind: 'confirm', path: `p/a${Math.floor(tasks / 2)}` }
    return { tasks, microseconds: milliseconds(() => run(program, [next], half)) * 1000 }
  })
}

/** The slope of log(time) over log(tasks): 0 is independent of the size, 1 is proportional to it. */
export function exponent(points: readonly Scaling[]): number {
  const xs = points.map(({ tasks }) => Math.log(tasks))
  const ys = points.map(({ microseconds }) => Math.log(microseconds))
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length
  const [mx, my] = [mean(xs), mean(ys)]
  const up = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? my) - my), 0)
  return up / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0)
}

/** Megabytes of heap that 100,000 enactments of a 50-task protocol take, each half done and in its own order. */
export function megabytesFor100k(): number {
  const program = programOf(parallel(49).text)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().heapUsed
  const states: State[] = []
  for (let i = 0; i < 100_000; i++) {
    const confirm = Array.from(
      { length: 25 },
      (_, k): Operation => ({ kind: 'confirm', path: `p/a${(i + k * 3) % 49}` }),
    )
    const first: Operation[] = [{ kind: 'start' }, { kind: 'advanceTo', time: i }]
    states.push(run(program, [...first, ...confirm]))
  }
  collect()
  const used = process.memoryUsage().heapUsed - before
  if (states.length !== 100_000) throw new Error('states were lost')
  return used / 2 ** 20
}
