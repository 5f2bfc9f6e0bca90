import type { BenchResult } from './run.ts'
import { exponent, megabytesFor100k, operationsPerSecond, scaling } from './engine-cases/alone.ts'
import { type Comparison, compareConfirmations, compareDecision } from './engine-cases/compare.ts'
import { loadPeer } from './engine-cases/peer.ts'
import { decision, parallel, sequential } from './engine-cases/protocols.ts'

/**
 * This engine alone (operations a second, cost by size of protocol, memory), then with `@openclinical/proformajs` on the
 * same protocols in one process, checked to end in the same states. Times are processor time.
 */
export async function run(): Promise<BenchResult> {
  const perSecond = operationsPerSecond()
  const points = scaling()
  const megabytes = megabytesFor100k()
  const enact = await loadPeer()
  const pairs = {
    parallel_10: compareConfirmations('parallel, 10 actions', parallel(10), 10, 10, enact),
    parallel_100: compareConfirmations('parallel, 100 actions', parallel(100), 100, 100, enact),
    parallel_1000: compareConfirmations('parallel, 1,000 actions', parallel(1000), 1000, 5, enact),
    sequential_10: compareConfirmations('sequential, 10 actions', sequential(10), 10, 10, enact),
    sequential_100: compareConfirmations('sequential, 100 actions', sequential(100), 100, 100, enact),
    sequential_1000: compareConfirmations('sequential, 1,000 actions', sequential(1000), 1000, 3, enact),
    decision: compareDecision('decision, 50 candidates of 10 arguments, 20 answers', decision(50, 10), ANSWERS, enact),
  }
  const ratios = Object.entries(pairs).map(([key, pair]) => [`ratio_${key}`, round(pair.peer / pair.ours)] as const)
  const alone = [
    '',
    `one confirmation: ${points.map(({ tasks, microseconds }) => `${microseconds.toFixed(2)} µs of ${tasks} tasks`).join(', ')}`,
    `operations a second, small pathway, one core: ${Math.round(perSecond).toLocaleString('en')}`,
    `100,000 enactments of a 50-task protocol: ${Math.round(megabytes)} MB`,
  ]
  return {
    table: [...rows(Object.values(pairs)), ...alone].join('\n'),
    figures: {
      ...Object.fromEntries(ratios),
      operations_per_second: Math.round(perSecond),
      scaling_exponent: Number(exponent(points).toFixed(3)),
      megabytes_100k_enactments: Math.round(megabytes),
    },
  }
}

const ANSWERS = Array.from({ length: 20 }, (_, i) => (i * 37) % 100)

const round = (ratio: number): number => Number(ratio.toPrecision(3))

function rows(comparisons: readonly Comparison[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(52) : cell.padStart(13))).join('')
  return [
    line(['', 'this, ms', 'peer, ms', 'ratio', 'extrapolated']),
    ...comparisons.map(({ name, ours, peer, extrapolated, operations }) =>
      line([
        name,
        ours.toFixed(3),
        peer.toFixed(1),
        round(peer / ours).toLocaleString('en'),
        extrapolated === 0 ? '-' : `${extrapolated}/${operations}`,
      ]),
    ),
  ]
}
