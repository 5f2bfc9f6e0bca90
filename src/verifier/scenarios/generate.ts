import { parse } from '../../proforma/index.ts'
import {
  compile,
  type CoverageGoal,
  CoverageCounter,
  type Moment,
  type Program,
  recordScenario,
  runScenario,
  type Scenario,
} from '../../runtime/index.ts'
import { limitOf, NotLoadableError } from '../limits.ts'
import { partition } from '../data/partition.ts'
import { Symbolic } from '../data/symbolic.ts'
import type { Environment } from '../types.ts'
import { Composer } from './composer.ts'
import { type Exploration, explore, type Outside } from './exploration.ts'
import { nameOf } from './naming.ts'
import { play } from './play.ts'
import { reasonFor } from './reasons.ts'
import { necessary } from './select.ts'
import { sidesOf } from './sides.ts'
import { Trials } from './trials.ts'
import type { GenerateOptions, GeneratedScenario, ScenarioGeneration } from './types.ts'

export const GENERATE_BUDGET = { maxStates: 20_000, maxMilliseconds: 30_000, maxScenarios: 200 }

/**
 * Makes the scenarios that a set of scenarios lacks: few runs of the real engine that together show every task, arrow,
 * recommended candidate, argument true and false, and side of a threshold that any run can show (rules V90 to V97).
 * Each ends in what the engine did, so that it passes as it is; whether that is right is for people to say.
 *
 * Pure but for the hooks: the same text, scenarios and options give the same result, byte for byte, as long as no budget
 * of time ends the work. Runs in a worker; stop it with `signal`.
 *
 * @param text the protocol
 * @param existing scenarios that are there already, passing or not: what they show is not shown again
 * @throws NotLoadableError when the text has problems that forbid to run it
 */
export async function generateScenarios(
  text: string,
  existing: readonly Scenario[] = [],
  options: GenerateOptions = {},
): Promise<ScenarioGeneration> {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new NotLoadableError(compiled.problems)
  return new Generation(compiled.program, existing, options).run()
}

const STRICT: Environment = { commit: 'strict', asynchronousData: false }
const FREE: Environment = { commit: 'free', asynchronousData: false }

/** The usual runs first: what they cannot show may come of deciding otherwise, or of what is known beforehand. */
const OUTSIDES: readonly Outside[] = [
  { environment: STRICT, brought: 'unasked' },
  { environment: FREE, brought: 'unasked' },
  { environment: FREE, brought: 'all' },
]

/** So many made-up patients without anything new are enough. */
const IDLE_TRIALS = 200

class Generation {
  readonly #program: Program
  readonly #existing: readonly Scenario[]
  readonly #options: GenerateOptions
  readonly #budget: typeof GENERATE_BUDGET
  readonly #counter: CoverageCounter
  readonly #runs: Moment[] = []
  readonly #start: number
  #limits: readonly string[] = []
  /** The widest exploration, when everything it offers was tried. */
  #last: Exploration | undefined
  /** Goals that a run was to show and did not. */
  readonly #failed = new Set<string>()

  constructor(program: Program, existing: readonly Scenario[], options: GenerateOptions) {
    this.#program = program
    this.#existing = existing
    this.#options = options
    this.#budget = { ...GENERATE_BUDGET, ...options.budget }
    this.#start = options.now?.() ?? 0
    this.#counter = counterOf(program, this.#existingRuns())
  }

  async run(): Promise<ScenarioGeneration> {
    try {
      await this.#search()
    } catch (error) {
      const limit = limitOf(error)
      if (limit === undefined) throw error
      this.#limits = [...this.#limits, limit]
      this.#last = undefined
    }
    return this.#result()
  }

  async #search(): Promise<void> {
    if (this.#counter.missing().length === 0) return
    this.#tell('partition')
    const sides = this.#counter
      .missing()
      .flatMap((goal) => (goal.kind === 'threshold' ? [sidesOf(goal.threshold)] : []))
    const parts = partition(this.#program, {
      also: [...new Set(sides)].flatMap(({ yes, no }) => (no ? [yes, no] : [yes])),
    })
    const symbolic = new Symbolic(parts.space, parts.cuts)
    for (const outside of OUTSIDES) {
      if (this.#counter.missing().length === 0) return
      if (this.#isOver()) {
        this.#last = undefined
        return
      }
      const exploration = await explore(symbolic, parts, outside, {
        ...this.#options,
        onProgress: ({ phase, states }) => this.#tell(phase, states),
        maxStates: this.#budget.maxStates,
        maxMilliseconds: this.#left(),
      })
      this.#limits = exploration.limits
      this.#last = undefined
      if (await this.#compose(exploration)) this.#last = exploration
    }
    if (this.#last?.complete !== true || this.#failed.size > 0) await this.#try(symbolic)
  }

  /** Made-up patients, where not everything could be reasoned about. */
  async #try(symbolic: Symbolic): Promise<void> {
    const trials = new Trials(symbolic)
    for (let idle = 0; idle < IDLE_TRIALS && this.#counter.missing().length > 0 && !this.#isOver(); idle += 1) {
      const run = trials.next()
      const before = this.#counter.missing().length
      this.#counter.add(run)
      if (this.#counter.missing().length === before) continue
      this.#runs.push(run)
      idle = 0
      this.#tell('scenarios')
      await this.#options.pause?.()
    }
  }

  /** One run after the other, each to the goal that is furthest away; false when stopped before the last. */
  async #compose(exploration: Exploration): Promise<boolean> {
    const composer = new Composer(exploration, this.#counter.missing())
    for (const key of composer.reachable) {
      if (this.#counter.seen.has(key)) continue
      await this.#options.pause?.()
      if (this.#isOver()) return false
      const wanted = new Map(this.#counter.missing().map((goal) => [goal.key, goal]))
      const target = wanted.get(key)
      if (target) this.#keepFirst(composer, target, wanted)
      this.#tell('scenarios', exploration.explorer.nodes.length)
    }
    return true
  }

  /** The first run that shows its target in the real engine. */
  #keepFirst(composer: Composer, target: CoverageGoal, wanted: ReadonlyMap<string, CoverageGoal>): void {
    for (const operations of composer.runs(target, wanted)) {
      const run = play(this.#program, operations)
      if (!run || !counterOf(this.#program, [run]).seen.has(target.key)) continue
      this.#runs.push(run)
      this.#counter.add(run)
      return
    }
    this.#failed.add(target.key)
  }

  #result(): ScenarioGeneration {
    const shown = this.#existingRuns()
    const before = counterOf(this.#program, shown)
    const kept = necessary(this.#program, before.seen, this.#runs)
    const missing = this.#counter.missing()
    const uncovered = missing.map((goal) => reasonFor(goal, this.#failed.has(goal.key) ? undefined : this.#last))
    return {
      scenarios: this.#written(kept),
      before: before.result(),
      after: counterOf(this.#program, [...shown, ...kept]).result(),
      uncovered,
      complete: uncovered.every(({ reason }) => reason !== 'not-found'),
      limits: [...new Set(this.#limits)],
    }
  }

  #written(runs: readonly Moment[]): readonly GeneratedScenario[] {
    const names = new Set(this.#existing.map(({ name }) => name))
    const counter = counterOf(this.#program, this.#existingRuns())
    return runs.map((run) => {
      const open = counter.missing()
      counter.add(run)
      const name = nameOf(this.#program, run, names)
      names.add(name)
      const shows = open.filter(({ key }) => counter.seen.has(key)).map(({ kind, words }) => ({ kind, words }))
      return { scenario: recordScenario(this.#program, name, run), shows }
    })
  }

  #existingRuns(): readonly Moment[] {
    return this.#existing.map((scenario) => runScenario(this.#program, scenario).moment)
  }

  #left(): number {
    const { now } = this.#options
    return this.#budget.maxMilliseconds - ((now?.() ?? this.#start) - this.#start)
  }

  #isOver(): boolean {
    return this.#options.signal?.aborted === true || this.#left() <= 0 || this.#runs.length >= this.#budget.maxScenarios
  }

  #tell(phase: 'partition' | 'decisions' | 'exploration' | 'report' | 'scenarios', states = 0): void {
    const total = Object.values(this.#counter.result()).reduce((sum, each) => sum + each.total, 0)
    const covered = total - this.#counter.missing().length
    this.#options.onProgress?.({ phase, states, scenarios: this.#runs.length, covered, total })
  }
}

function counterOf(program: Program, runs: readonly Moment[]): CoverageCounter {
  const counter = new CoverageCounter(program)
  for (const run of runs) counter.add(run)
  return counter
}
