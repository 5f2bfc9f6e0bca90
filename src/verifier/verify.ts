import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { parse } from '../proforma/index.ts'
import { compile, type Program } from '../runtime/index.ts'
import { Describer } from './data/describe.ts'
import { conditionsOf, propertiesOf } from './data/model.ts'
import { type Partition, partition } from './data/partition.ts'
import { Symbolic } from './data/symbolic.ts'
import { canReach, endedRegions } from './explore/backward.ts'
import { ControlKeys } from './explore/control-key.ts'
import { drive, type Watch } from './explore/drive.ts'
import { Explorer } from './explore/explorer.ts'
import { expressionsOf, Monitors } from './explore/monitor.ts'
import { type Reduction, reductionOf } from './flow/reduction.ts'
import type { Context, Judgement } from './properties/context.ts'
import { judge } from './properties/index.ts'
import { judgeRequirements } from './properties/requirements.ts'
import { limitOf, NotLoadableError } from './limits.ts'
import { emptyReport, finishedReport, type Outcome, type Subject } from './report/assemble.ts'
import type { Budget, Environment, Progress, PropertyResult, VerificationReport } from './types.ts'

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
/** In a large protocol a step costs more, and so many orders are possible that the search hardly ever ends. */
const TASKS_FOR_SHORTEST = 120_000

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

  async run(): Promise<VerificationReport> {
    const { program, environment } = this.#subject
    this.#tell('partition')
    const parts = partition(program)
    this.limits = limitsOf(parts)
    const symbolic = new Symbolic(parts.space, parts.cuts)
    const reduction = reductionOf(program, environment)
    const racing = reduction.stubborn.racing()
    const general = await this.#explored(symbolic, parts, racing, reduction, undefined, judge)
    const monitors = new Monitors(symbolic, propertiesOf(program))
    const required =
      monitors.properties.length === 0 || general.stopped !== undefined
        ? undefined
        : await this.#explored(
            symbolic,
            parts,
            racing,
            reductionOf(program, environment, monitors.watched),
            monitors,
            (context) => judgeRequirements(context, monitors),
          )
    this.#tell('report')
    return finishedReport(this.#subject, combined(general, required ?? unjudged(general, monitors)))
  }

  /** Reduced first; for what is found there, once more without reductions where that is cheap: runs are shortest then. */
  async #explored(
    symbolic: Symbolic,
    parts: Partition,
    racing: Context['dependentActors'],
    reduction: Reduction,
    monitors: Monitors | undefined,
    judgement: (context: Context) => Judgement,
  ): Promise<Explored> {
    const reduced = this.#explorer(symbolic, reduction, monitors)
    const stopped = await drive(reduced.explorer, this.#watch)
    this.limits = [...this.limits, ...clockLimits(reduced.keys, this.limits)]
    const judge = ({ keys, explorer }: typeof reduced, why: string | undefined, shortest: boolean): Explored => {
      const context = this.#context(symbolic, parts, keys, explorer, why, { shortest, dependentActors: racing })
      const limits = [...this.limits, ...explorer.events.omitted, ...(why === undefined ? [] : [why])]
      return { ...context, limits, stopped: why, states: explorer.nodes.length, judgement: judgement(context) }
    }
    this.states = reduced.explorer.nodes.length
    const judged = judge(reduced, stopped, false)
    if (stopped !== undefined || judged.judgement.findings.every((finding) => finding.scenario.length < 2))
      return judged
    const whole = this.#explorer(symbolic, undefined, monitors)
    const unfinished = await drive(whole.explorer, this.#watch)
    return unfinished === undefined ? judge(whole, undefined, true) : judged
  }

  #explorer(symbolic: Symbolic, reduction: Reduction | undefined, monitors: Monitors | undefined) {
    const { program, environment } = this.#subject
    const expressions = conditionsOf(program).map((each) => each.expression)
    const watched = monitors?.properties.flatMap((each) => expressionsOf(each.pattern)) ?? []
    const keys = new ControlKeys(program, [...expressions, ...watched], reduction?.liveness)
    const maxStates = this.#options.budget?.maxStates ?? DEFAULT_BUDGET.maxStates
    const forShortest = Math.min(STEPS_FOR_SHORTEST, Math.ceil(TASKS_FOR_SHORTEST / program.tasks.length))
    const maxSteps = reduction ? undefined : forShortest
    const explorer = new Explorer(symbolic, keys, { environment, maxStates, maxSteps, reduction, monitors })
    return { keys, explorer }
  }

  #context(
    symbolic: Symbolic,
    { cuts, exact: isCut }: Partition,
    keys: ControlKeys,
    explorer: Explorer,
    stopped: string | undefined,
    rest: Pick<Context, 'shortest' | 'dependentActors'>,
  ): Context {
    const { program, environment } = this.#subject
    const initial = { now: 0, task: (index: number) => (program.tasks[index] as Program['tasks'][0]).initial }
    return {
      program,
      symbolic,
      explorer,
      describer: new Describer(symbolic, initial),
      environment,
      complete: explorer.complete && stopped === undefined,
      timed: keys.timed,
      exact: isCut && cuts.approximations.size === 0 && !keys.timed,
      ends: canReach(symbolic, endedRegions(explorer.nodes)),
      ...rest,
    }
  }

  #tell(phase: Progress['phase'], explorer?: Explorer): void {
    this.#options.onProgress?.({ states: explorer?.nodes.length ?? 0, frontier: explorer?.frontier ?? 0, phase })
  }
}

/** An exploration, judged. */
interface Explored extends Outcome {
  readonly stopped: string | undefined
}

/** Requirements to which the budget did not get. */
function unjudged(general: Explored, { properties }: Monitors): Explored {
  const results: readonly PropertyResult[] =
    properties.length === 0
      ? []
      : [{ property: 'P21', kind: 'requirement', verdict: 'not-decided', checked: properties.length }]
  return { ...general, limits: [], judgement: { results, findings: [] } }
}

/** The requirements are judged by an exploration of their own. */
function combined(general: Explored, required: Explored): Outcome {
  const results = [...general.judgement.results, ...required.judgement.results]
  return {
    complete: general.complete && required.complete,
    exact: general.exact,
    limits: [...general.limits, ...required.limits],
    states: general.states,
    judgement: {
      results: results.sort((a, b) => Number(a.property.slice(1)) - Number(b.property.slice(1))),
      findings: [...general.judgement.findings, ...required.judgement.findings],
      notes: general.judgement.notes ?? [],
    },
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
