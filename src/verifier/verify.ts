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
import { drive, type Watch } from './explore/drive.ts'
import { DisagreementError, Explorer } from './explore/explorer.ts'
import { type Reduction, reductionOf } from './flow/reduction.ts'
import type { Judgement } from './properties/context.ts'
import { judge } from './properties/index.ts'
import { emptyReport, finishedReport, type Subject } from './report/assemble.ts'
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

/** The search for shortest runs, without reductions, gives up after so many steps; runs are shortened otherwise. */
const STEPS_FOR_SHORTEST = 3000

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
  const { program } = compiled
  const environment = options.environment ?? STRICT
  const subject = { program, environment, protocol: bytesToHex(sha256(utf8ToBytes(text))) }
  const work = new Verification(subject, options)
  try {
    return await work.run()
  } catch (error) {
    const limit = limitOf(error)
    if (limit === undefined) throw error
    return emptyReport(subject, [...work.limits, limit], work.states)
  }
}

class Verification {
  limits: readonly string[] = []
  states = 0
  readonly #subject: Subject
  readonly #options: VerifyOptions
  readonly #watch: Watch

  constructor(subject: Subject, options: VerifyOptions) {
    this.#subject = subject
    this.#options = options
    this.#watch = { ...options, maxMilliseconds: options.budget?.maxMilliseconds ?? DEFAULT_BUDGET.maxMilliseconds }
  }

  /** Reduced first; for what is found there, once more without reductions where that is cheap: runs are shortest then. */
  async run(): Promise<VerificationReport> {
    const { program, environment } = this.#subject
    this.#tell('partition')
    const parts = partition(program)
    this.limits = limitsOf(parts)
    const symbolic = new Symbolic(parts.space, parts.cuts)
    const reduction = reductionOf(program, environment)
    const reduced = this.#explorer(symbolic, reduction)
    const stopped = await drive(reduced.explorer, this.#watch)
    this.limits = [...this.limits, ...clockLimits(reduced.keys, this.limits)]
    this.#tell('report', reduced.explorer)
    const judged = this.#judge(symbolic, parts, reduced, stopped, false)
    if (stopped !== undefined || judged.judgement.findings.every((finding) => finding.scenario.length < 2))
      return finishedReport(this.#subject, judged)
    const whole = this.#explorer(symbolic, undefined)
    const unfinished = await drive(whole.explorer, this.#watch)
    return finishedReport(
      this.#subject,
      unfinished === undefined ? this.#judge(symbolic, parts, whole, undefined, true) : judged,
    )
  }

  #explorer(symbolic: Symbolic, reduction: Reduction | undefined) {
    const { program, environment } = this.#subject
    const expressions = conditionsOf(program).map((each) => each.expression)
    const keys = new ControlKeys(program, expressions, reduction?.liveness)
    const maxStates = this.#options.budget?.maxStates ?? DEFAULT_BUDGET.maxStates
    const maxSteps = reduction ? undefined : STEPS_FOR_SHORTEST
    return { keys, explorer: new Explorer(symbolic, keys, { environment, maxStates, maxSteps, reduction }) }
  }

  #judge(
    symbolic: Symbolic,
    { cuts, exact: isCut }: Partition,
    { keys, explorer }: { readonly keys: ControlKeys; readonly explorer: Explorer },
    stopped: string | undefined,
    shortest: boolean,
  ) {
    const { program, environment } = this.#subject
    this.states = explorer.nodes.length
    const exact = isCut && cuts.approximations.size === 0 && !keys.timed
    const ends = canReach(symbolic, endedRegions(explorer.nodes))
    const initial = { now: 0, task: (index: number) => (program.tasks[index] as Program['tasks'][0]).initial }
    const describer = new Describer(symbolic, initial)
    const complete = explorer.complete && stopped === undefined
    const judgement: Judgement = judge({
      program,
      symbolic,
      explorer,
      describer,
      environment,
      complete,
      exact,
      shortest,
      ends,
    })
    const limits = [...this.limits, ...explorer.events.omitted, ...(stopped ? [stopped] : [])]
    return { complete, exact, limits, states: this.states, judgement }
  }

  #tell(phase: Progress['phase'], explorer?: Explorer): void {
    this.#options.onProgress?.({ states: explorer?.nodes.length ?? 0, frontier: explorer?.frontier ?? 0, phase })
  }
}

function limitsOf({ cuts, exact }: Partition): readonly string[] {
  const limits = [...cuts.approximations]
  if (!exact) limits.push('Comparisons of measured values with each other were tried for sample values only.')
  return limits
}

function clockLimits(keys: ControlKeys, known: readonly string[]): readonly string[] {
  if (!keys.timed) return []
  const when = 'Time was advanced only to the moments at which a cycle is due.'
  return known.length === 0 ? ['Conditions look at the clock.', when] : [when]
}

/** What is wrong with the means, not with the protocol; undefined for a fault of the program. */
function limitOf(error: unknown): string | undefined {
  if (error instanceof PartitionBudgetError) return error.message
  if (error instanceof DiagramBudgetError) return `The data took ${error.message} to reason about.`
  if (error instanceof DisagreementError) return `Exploration and engine disagree: ${error.message}`
  return error instanceof RangeError ? `The protocol is too large to explore: ${error.message}` : undefined
}
