import { type Program, StateReader, initial, type TaskPath, type TaskProgram } from '../runtime/index.ts'
import { gap, tie } from './data/decisions.ts'
import { Describer, type Description } from './data/describe.ts'
import type { Diagram } from './data/diagram.ts'
import { FALSE } from './data/diagram.ts'
import { DiagramBudgetError } from './data/node-table.ts'
import { partition } from './data/partition.ts'
import { PartitionBudgetError } from './data/space.ts'
import { type Control, Symbolic } from './data/symbolic.ts'
import type { Region } from './types.ts'

/** The patients of whom something is said. */
export interface DecisionPatients {
  /** Disjunction of boxes. Empty: every patient. */
  readonly patients: readonly (readonly Region[])[]
  /** Whether the boxes are all of them. */
  readonly complete: boolean
}

/**
 * What one decision does with every patient whose values are known, whatever led there. Runs may exclude some of these
 * patients: only `verifyProtocol` knows.
 */
export interface DecisionVerdict {
  readonly task: TaskPath
  /** Why nothing is said: the rules look at what tasks do or at the clock, or the data are beyond the budget. */
  readonly undecided?: 'depends-on-run' | 'too-large'
  /** Whether every comparison was cut exactly; otherwise what is found may not occur. */
  readonly exact: boolean
  /** Nothing is recommended for them. */
  readonly gap?: DecisionPatients
  /** Several candidates come first, with equal support and priority. */
  readonly tie?: DecisionPatients
  /** Names of candidates that are recommended for nobody. */
  readonly neverRecommended: readonly string[]
  /** Arguments that tell nobody apart, by their position among those of a candidate. */
  readonly idleArguments: readonly {
    readonly candidate: string
    readonly argument: number
    readonly holds: 'never' | 'always'
  }[]
}

/**
 * Judges one decision over all its inputs, without looking at runs: milliseconds, for while it is being edited (rule V80).
 *
 * @param task position of a decision in `program.tasks`
 * @param maxNodes budget for diagrams
 */
export function decideDecision(program: Program, task: number, maxNodes?: number): DecisionVerdict {
  const decision = program.tasks[task]
  if (decision?.kind !== 'decision') throw new RangeError(`Task ${task} is no decision.`)
  const nothing = { task: decision.path, exact: false, neverRecommended: [], idleArguments: [] }
  try {
    const { space, cuts, exact } = partition(program, maxNodes === undefined ? {} : { maxNodes })
    const symbolic = new Symbolic(space, cuts)
    if (dependsOnRun(symbolic, decision)) return { ...nothing, undecided: 'depends-on-run' }
    return { ...new Deciding(symbolic, decision).verdict(), exact: exact && cuts.approximations.size === 0 }
  } catch (error) {
    if (error instanceof DiagramBudgetError || error instanceof PartitionBudgetError || error instanceof RangeError)
      return { ...nothing, undecided: 'too-large' }
    throw error
  }
}

/** Whether something that the rules look at changes with what tasks do, or with time. */
function dependsOnRun(symbolic: Symbolic, { index, candidates }: TaskProgram): boolean {
  return candidates.some((candidate) =>
    [...candidate.arguments.map(({ condition }) => condition), candidate.recommendation].some(({ source }) => {
      const { tasks, time } = symbolic.reads(source, index)
      return time || tasks.length > 0
    }),
  )
}

class Deciding {
  readonly #symbolic: Symbolic
  readonly #task: TaskProgram
  readonly #control: Control
  readonly #read: readonly number[]
  readonly #possible: Diagram

  constructor(symbolic: Symbolic, task: TaskProgram) {
    this.#symbolic = symbolic
    this.#task = task
    this.#control = new StateReader(initial(symbolic.space.program, 0))
    this.#read = itemsReadBy(task)
    this.#possible = this.#everyone()
  }

  /** Everybody whose values are known, as far as anything gives them one. */
  #everyone(): Diagram {
    const { space } = this.#symbolic
    const { diagrams, program } = space
    const given = new Set(
      program.tasks.flatMap((task) => [...task.sources, ...task.assignments].map(({ item }) => item)),
    )
    const settable = new Set(this.#read.flatMap((item) => program.items[item]?.givenBy ?? []))
    let all: Diagram = space.legal
    for (const item of settable) {
      const known = space.known(item)
      all = given.has(item) ? diagrams.and(all, known) : diagrams.minus(all, known)
    }
    return all
  }

  verdict(): Omit<DecisionVerdict, 'exact'> {
    const { path, index, choice } = this.#task
    const missing = this.#patients(gap(this.#symbolic, index, this.#control))
    const tied = choice === 'multiple' ? undefined : this.#patients(tie(this.#symbolic, index, this.#control))
    return {
      task: path,
      ...(missing && { gap: missing }),
      ...(tied && { tie: tied }),
      neverRecommended: this.#dead().map(({ name }) => name),
      idleArguments: this.#idle(),
    }
  }

  #patients(where: Diagram): DecisionPatients | undefined {
    const { diagrams } = this.#symbolic.space
    const area = diagrams.and(where, this.#possible)
    if (area === FALSE) return undefined
    const describer = new Describer(this.#symbolic, this.#control)
    const { boxes, complete }: Description = describer.describe(area, this.#possible, this.#read)
    return { patients: boxes, complete }
  }

  #never(where: Diagram): boolean {
    return this.#symbolic.space.diagrams.and(where, this.#possible) === FALSE
  }

  #always(where: Diagram): boolean {
    return this.#symbolic.space.diagrams.minus(this.#possible, where) === FALSE
  }

  #isRecommended(position: number): boolean {
    return !this.#never(this.#symbolic.recommended(this.#task.index, position, this.#control))
  }

  #dead(): TaskProgram['candidates'] {
    return this.#task.candidates.filter((_, position) => !this.#isRecommended(position))
  }

  #idle(): DecisionVerdict['idleArguments'] {
    const idle: { candidate: string; argument: number; holds: 'never' | 'always' }[] = []
    for (const [position, { name, arguments: all }] of this.#task.candidates.entries()) {
      if (!this.#isRecommended(position)) continue
      for (const [argument, { condition }] of all.entries()) {
        const holds = this.#symbolic.condition(condition.source, this.#task.index, this.#control)
        if (this.#never(holds)) idle.push({ candidate: name, argument, holds: 'never' })
        else if (condition.reads.items.length > 0 && this.#always(holds))
          idle.push({ candidate: name, argument, holds: 'always' })
      }
    }
    return idle
  }
}

/** Items that the arguments and rules of a decision look at, derived ones included; ascending. */
function itemsReadBy(task: TaskProgram): readonly number[] {
  const read = new Set<number>()
  for (const candidate of task.candidates)
    for (const condition of [...candidate.arguments.map((each) => each.condition), candidate.recommendation])
      for (const item of condition.reads.items) read.add(item)
  return [...read].sort((a, b) => a - b)
}
