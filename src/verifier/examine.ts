import type { Program } from '../runtime/index.ts'
import { Describer } from './data/describe.ts'
import { conditionsOf, propertiesOf } from './data/model.ts'
import { type Partition, partition } from './data/partition.ts'
import { Symbolic } from './data/symbolic.ts'
import { canReach, endedRegions } from './explore/backward.ts'
import { ControlKeys } from './explore/control-key.ts'
import { drive, type Watch } from './explore/drive.ts'
import { Explorer } from './explore/explorer.ts'
import { expressionsOf, Monitors } from './explore/monitor.ts'
import { type Held, type Reduction, reductionOf } from './flow/reduction.ts'
import type { Context, Judgement } from './properties/context.ts'
import { judge } from './properties/index.ts'
import { judgeRequirements } from './properties/requirements.ts'
import type { Outcome } from './report/assemble.ts'
import type { Environment } from './types.ts'

/** The search for shortest runs, without reductions, gives up after so many steps; runs are shortened otherwise. */
const STEPS_FOR_SHORTEST = 3000
/** In a large protocol a step costs more, and so many orders are possible that the search hardly ever ends. */
const TASKS_FOR_SHORTEST = 120_000

/** An exploration, judged. */
export interface Examined extends Outcome {
  /** Why it ended early, in words. */
  readonly stopped: string | undefined
}

export interface ExamineOptions {
  readonly environment: Environment
  readonly maxStates: number
  readonly watch: Watch
  /** Items that count longer than somebody in this protocol looks at them. */
  readonly held?: readonly Held[]
}

/** Explores a program and judges it: all of the catalogue except for requirements, or those. */
export class Examination {
  readonly symbolic: Symbolic
  limits: readonly string[]
  states = 0
  /** What was explored, with reductions; undefined before. */
  explorer: Explorer | undefined
  readonly #program: Program
  readonly #options: ExamineOptions
  readonly #parts: Partition

  constructor(program: Program, options: ExamineOptions) {
    this.#program = program
    this.#options = options
    this.#parts = partition(program, { asynchronousData: options.environment.asynchronousData })
    this.limits = limitsOf(this.#parts)
    this.symbolic = new Symbolic(this.#parts.space, this.#parts.cuts)
  }

  /** Every property except for requirements. */
  async general(): Promise<Examined> {
    const { environment, held } = this.#options
    const reduction = reductionOf(this.#program, environment, undefined, held)
    return this.#examined(reduction, undefined, judge)
  }

  /** The requirements of the protocol; undefined when it has none. */
  async requirements(): Promise<Examined | undefined> {
    const monitors = new Monitors(this.symbolic, propertiesOf(this.#program))
    if (monitors.properties.length === 0) return undefined
    const { environment, held } = this.#options
    const reduction = reductionOf(this.#program, environment, monitors.watched, held)
    return this.#examined(reduction, monitors, (context) => judgeRequirements(context, monitors))
  }

  /** Reduced first; for what is found there, once more without reductions where that is cheap: runs are shortest then. */
  async #examined(
    reduction: Reduction,
    monitors: Monitors | undefined,
    judgement: (context: Context) => Judgement,
  ): Promise<Examined> {
    const reduced = this.#explorer(reduction, monitors)
    this.explorer = reduced.explorer
    const stopped = await drive(reduced.explorer, this.#options.watch)
    this.limits = [...this.limits, ...clockLimits(reduced.keys, this.limits)]
    const { stubborn } = reduction
    const racing = { dependentActors: stubborn.racing(), unsettledTasks: unsettledTasks(reduction) }
    const judged = ({ keys, explorer }: typeof reduced, why: string | undefined, shortest: boolean): Examined => {
      const context = this.#context(keys, explorer, why, { shortest, ...racing })
      const limits = [...this.limits, ...explorer.events.omitted, ...(why === undefined ? [] : [why])]
      const { complete, exact } = context
      return { complete, exact, limits, stopped: why, states: explorer.nodes.length, judgement: judgement(context) }
    }
    this.states = reduced.explorer.nodes.length
    const first = judged(reduced, stopped, false)
    if (stopped !== undefined || first.judgement.findings.every((finding) => finding.scenario.length < 2)) return first
    const whole = this.#explorer(undefined, monitors)
    const unfinished = await drive(whole.explorer, this.#options.watch)
    return unfinished === undefined ? judged(whole, undefined, true) : first
  }

  #explorer(reduction: Reduction | undefined, monitors: Monitors | undefined) {
    const { environment, maxStates } = this.#options
    const expressions = conditionsOf(this.#program).map((each) => each.expression)
    const watched = monitors?.properties.flatMap((each) => expressionsOf(each.pattern)) ?? []
    const keys = new ControlKeys(this.#program, [...expressions, ...watched], reduction?.liveness)
    const forShortest = Math.min(STEPS_FOR_SHORTEST, Math.ceil(TASKS_FOR_SHORTEST / this.#program.tasks.length))
    const maxSteps = reduction ? undefined : forShortest
    const explorer = new Explorer(this.symbolic, keys, { environment, maxStates, maxSteps, reduction, monitors })
    return { keys, explorer }
  }

  #context(
    keys: ControlKeys,
    explorer: Explorer,
    stopped: string | undefined,
    rest: Pick<Context, 'shortest' | 'dependentActors' | 'unsettledTasks'>,
  ): Context {
    const { cuts, exact } = this.#parts
    const program = this.#program
    const initial = { now: 0, task: (index: number) => (program.tasks[index] as Program['tasks'][0]).initial }
    return {
      program,
      symbolic: this.symbolic,
      explorer,
      describer: new Describer(this.symbolic, initial),
      environment: this.#options.environment,
      complete: explorer.complete && stopped === undefined,
      timed: keys.timed,
      exact: exact && cuts.approximations.size === 0 && !keys.timed,
      ends: canReach(this.symbolic, endedRegions(explorer.nodes)),
      ...rest,
    }
  }
}

function unsettledTasks({ stubborn }: Reduction): number {
  const looking = stubborn.races.filter(({ role }) => role !== 'abort' && role !== 'terminate')
  return new Set(looking.map(({ task }) => task)).size
}

function limitsOf({ cuts, limits }: Partition): readonly string[] {
  return [...cuts.approximations, ...limits]
}

function clockLimits(keys: ControlKeys, known: readonly string[]): readonly string[] {
  if (!keys.timed) return []
  const when = 'Time was advanced only to the moments at which a cycle is due.'
  return known.length === 0 ? ['Conditions look at the clock.', when] : [when]
}
