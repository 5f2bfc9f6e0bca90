import { parseArgs } from 'node:util'
import { type Difference, runDifferential } from '../../verifier/index.ts'
import { CannotError, EXIT, say, tell } from '../output.ts'

/**
 * `verify-differential --count N [--from SEED]`: compares the verifier with its oracle on random protocols. A difference
 * is made small and shown.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { count: { type: 'string', default: '500' }, from: { type: 'string', default: '0' } },
  })
  const [count, from] = [Number(values.count), Number(values.from)]
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(from) || from < 0)
    throw new CannotError('How many protocols? Use: verify-differential --count N [--from SEED]')
  const start = performance.now()
  const onProgress = (done: number): void => {
    if (done % 1000 === 0) tell(`${done} of ${count} after ${seconds(start)} s`)
  }
  const result = await runDifferential({ count, from, onProgress })
  for (const difference of result.differences) sayDifference(difference)
  const skipped = Object.entries(result.skipped).map(([why, number]) => `${number} ${SKIPPED[why] ?? why}`)
  say(
    `${result.compared} protocols with ${result.states} states compared in ${seconds(start)} s, ${result.inParts} also in parts; left out: ${skipped.join(', ') || 'none'}`,
  )
  say(`${result.compared - result.differences.length} passed, ${result.differences.length} failed`)
  return result.differences.length === 0 ? EXIT.fine : EXIT.findings
}

const SKIPPED: Readonly<Record<string, string>> = {
  load: 'that do not load',
  size: 'too large for the oracle',
  inexact: 'that compare measured values with each other',
}

const seconds = (start: number): string => ((performance.now() - start) / 1000).toFixed(1)

function sayDifference({ seed, environment, text, comparison }: Difference): void {
  say(
    `Protocol ${seed} (${environment.commit}${environment.asynchronousData ? ', asynchronous data' : ''}), made small:`,
  )
  say(text)
  say(JSON.stringify(comparison, undefined, 2))
}
