import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { parse, type Problem } from '../proforma/index.ts'
import { compile, type Program } from '../runtime/index.ts'
import { Describer } from './data/describe.ts'
import { conditionsOf } from './data/model.ts'
import { DiagramBudgetError } from './data/node-table.ts'
import { type Partition, partition } from './data/partition.ts'
import { PartitionBudgetError } from './data/space.ts'
import { Symbolic } from './data/symbolic.ts'
import { canReach, endedRegions } from './explore/backward.ts'
import { ControlKeys } from './explore/control-key.ts'
import { DisagreementError, Explorer } from './explore/explorer.ts'
import { judge } from './properties/index.ts'
import { emptyReport, finishedReport } from './report/assemble.ts'
import type { Budget, Environment, Progress, VerificationReport } from './types.ts'

export interface VerifyOptions {
  readonly environment?: Environment
  readonly budget?: Partial<Budget>
  /** Set `aborted` to stop; the report then says what was covered. */
  readonly signal?: { readonly aborted: boolean }
  readonly onProgress?: (progress: Progress) => void
  /** Milliseconds of any clock; without one, `maxMilliseconds` has no effect. */
  readonly now?: () => number
  /** Gives control back to the event loop, so that messages get in; called every few milliseconds of work. */
  readonly pause?: () => Promise<void>
}

export const STRICT: Environment = { commit: 'strict', asynchronousData: false }
export const DEFAULT_BUDGET: Budget = { maxStates: 200_000, maxMilliseconds: 60_000 }

/** The protocol cannot be verified because it does not load. */
export class NotLoadableError extends Error {
  override readonly name = 'NotLoadableError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'The protocol cannot be loaded.')
    this.problems = problems
  }
}

/**
 * Explores what a protocol can do, by the engine's own step, and judges every property of the catalogue. The same text
 * and options give the same report, byte for byte, as long as no budget of time ends the work.
 *
 * @throws NotLoadableError when the text has problems that forbid to run it
 */
export async function verifyProtocol(text: string, options: VerifyOptions = {}): Promise<VerificationReport> {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new NotLoadableError(compiled.problems)
  return verifyProgram(compiled.program, text, options)
}

async function verifyProgram(program: Program, text: string, options: VerifyOptions): Promise<VerificationReport> {
  const environment = options.environment ?? STRICT
  const subject = { program, environment, protocol: bytesToHex(sha256(utf8ToBytes(text))) }
  const progress = (phase: Progress['phase'], explorer?: Explorer): void =>
    options.onProgress?.({ states: explorer?.nodes.length ?? 0, frontier: explorer?.frontier ?? 0, phase })
  progress('partition')
  let parts: Partition | undefined
  let explorer: Explorer | undefined
  try {
    parts = partition(program)
    const symbolic = new Symbolic(parts.space)
    const keys = new ControlKeys(
      program,
      conditionsOf(program).map((each) => each.expression),
    )
    const maxStates = options.budget?.maxStates ?? DEFAULT_BUDGET.maxStates
    explorer = new Explorer(symbolic, keys, { environment, maxStates })
    const stopped = await explore(explorer, options, progress)
    progress('report', explorer)
    const limits = [...limitsOf(parts, keys), ...explorer.events.omitted, ...(stopped ? [stopped] : [])]
    const exact = parts.cuts.relations.length === 0 && parts.cuts.approximations.size === 0 && !keys.timed
    const ends = canReach(symbolic, endedRegions(explorer.nodes))
    const initial = { now: 0, task: (index: number) => (program.tasks[index] as Program['tasks'][0]).initial }
    const describer = new Describer(symbolic, initial)
    const complete = explorer.complete && stopped === undefined
    const judgement = judge({ program, symbolic, explorer, describer, environment, complete, exact, ends })
    return finishedReport(subject, { complete, exact, limits, states: explorer.nodes.length, judgement })
  } catch (error) {
    const limit = limitOf(error)
    if (limit === undefined) throw error
    return emptyReport(subject, [...(parts ? limitsOf(parts) : []), limit], explorer?.nodes.length ?? 0)
  }
}

/** Runs the exploration in slices; returns in words why it was stopped, if it was. */
async function explore(
  explorer: Explorer,
  { signal, pause, now, budget }: VerifyOptions,
  progress: (phase: Progress['phase'], explorer: Explorer) => void,
): Promise<string | undefined> {
  const start = now?.() ?? 0
  const limit = budget?.maxMilliseconds ?? DEFAULT_BUDGET.maxMilliseconds
  let slice = start
  let steps = 0
  progress('exploration', explorer)
  for (const _ of explorer.run()) {
    steps += 1
    const time = now?.() ?? start
    if (now ? time - slice < 8 : steps % 64 !== 0) continue
    if (time - start > limit) return `The exploration was stopped after ${limit} milliseconds.`
    progress('exploration', explorer)
    await (pause ? pause() : Promise.resolve())
    if (signal?.aborted) return 'The exploration was stopped.'
    slice = now?.() ?? start
  }
  return explorer.complete ? undefined : `The exploration was stopped after ${explorer.nodes.length} states.`
}

function limitsOf({ cuts }: Partition, keys?: ControlKeys): string[] {
  const limits = [...cuts.approximations]
  if (keys?.timed && limits.length === 0) limits.push('Conditions look at the clock.')
  if (keys?.timed) limits.push('Time was advanced only to the moments at which a cycle is due.')
  if (cuts.relations.length > 0)
    limits.push('Comparisons of measured values with each other were tried for sample values only.')
  return limits
}

/** What is wrong with the means, not with the protocol; undefined for a fault of the program. */
function limitOf(error: unknown): string | undefined {
  if (error instanceof PartitionBudgetError) return error.message
  if (error instanceof DiagramBudgetError) return `The data took ${error.message} to reason about.`
  if (error instanceof DisagreementError) return `Exploration and engine disagree: ${error.message}`
  return error instanceof RangeError ? `The protocol is too large to explore: ${error.message}` : undefined
}
