import { identical, type Value } from '../../proforma/index.ts'
import type { CompiledExpression, Reader } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import { best } from '../data/decisions.ts'
import type { Control, Symbolic } from '../data/symbolic.ts'
import { readTasks } from '../flow/reads.ts'
import type { AskedRole, Observer } from './instrument.ts'
import type { Look } from './notebook.ts'

/**
 * Follows one step of the engine for one patient and finds all patients for whom it would be the same step: those for
 * whom everything that the engine looked at had the same answer (rule V30).
 */
export class Observation implements Observer {
  readonly #symbolic: Symbolic
  /** The region that each variable has for the patient of this step. */
  #at: (variable: number) => number = () => 0
  #control: Control | undefined
  #agree: Diagram = TRUE
  #assigned = new Map<number, Diagram>()
  #looks: Look[] = []
  /** Decisions that were weighed in this step and would come to the same again. */
  readonly #weighed = new Set<number>()

  constructor(symbolic: Symbolic) {
    this.#symbolic = symbolic
  }

  /** @param control the state of tasks before the step */
  begin(control: Control, at: (variable: number) => number): void {
    this.#control = control
    this.#at = at
    this.#agree = TRUE
    this.#assigned = new Map()
    this.#looks = []
    this.#weighed.clear()
  }

  /** The patients who go along. */
  get agree(): Diagram {
    return this.#agree
  }

  /** What was looked at and done, in order, for the notebook. */
  get looks(): readonly Look[] {
    return this.#looks
  }

  /** Items given values by postconditions, as functions of the values before. */
  get assigned(): ReadonlyMap<number, Diagram> {
    return this.#assigned
  }

  condition(task: number, role: AskedRole, condition: CompiledExpression, reader: Reader, result: Value): void {
    const isTrue = result === true
    // What reads no data is the same for all patients.
    const where =
      condition.reads.items.length === 0
        ? isTrue
          ? TRUE
          : FALSE
        : this.#symbolic.condition(condition.source, task, reader, this.#assigned)
    this.#same(where, isTrue)
    this.#looks.push({
      kind: 'condition',
      task,
      role,
      condition,
      isTrue,
      where,
      ending: this.#otherEnding(task, role, reader),
    })
  }

  /** A plan that is aborted: where it would have been terminated as well. */
  #otherEnding(task: number, role: AskedRole, reader: Reader): Diagram {
    const terminate = role === 'abort' ? this.#symbolic.space.program.tasks[task]?.terminate : undefined
    return terminate ? this.#symbolic.condition(terminate.source, task, reader, this.#assigned) : FALSE
  }

  value(task: number, expression: CompiledExpression, reader: Reader, result: Value): void {
    const { space, leaves } = this.#symbolic
    const leaf = leaves.of(result)
    const value = this.#symbolic.value(expression.source, task, reader, this.#assigned)
    this.#same(
      space.diagrams.map(value, (each) => (each === leaf ? TRUE : FALSE)),
      true,
    )
  }

  assignment(task: number, position: number, reader: Reader): void {
    const { program, diagrams } = this.#symbolic.space
    const assignment = program.tasks[task]?.assignments[position]
    const item = assignment && program.items[assignment.item]
    if (!assignment || !item) return
    const value = this.#symbolic.value(assignment.value.source, task, reader, this.#assigned)
    const before = this.#symbolic.item(item.index, reader, this.#assigned)
    const misfit = this.#symbolic.misfit(value, item)
    const after = diagrams.choose(misfit, before, this.#symbolic.fitted(value, item))
    const { leaves } = this.#symbolic
    const overwrites = leaves.truth(
      leaves.apply(before, after, (old, fresh) => old !== undefined && !identical(old, fresh)),
    )
    this.#looks.push({ kind: 'assignment', task, item: item.index, overwrites })
    this.#assigned.set(item.index, after)
    this.#weighed.clear()
  }

  weighing(task: number, reader: Reader): void {
    // An operation that does not settle weighs the same thousands of times.
    if (this.#weighed.has(task)) return
    if (this.#readsNoTasks(task)) this.#weighed.add(task)
    const choice = best(this.#symbolic, task, reader, this.#assigned)
    const { diagrams } = this.#symbolic.space
    const taken = diagrams.evaluate(choice, this.#at)
    this.#same(
      diagrams.map(choice, (each) => (each === taken ? TRUE : FALSE)),
      true,
    )
  }

  #readsNoTasks(task: number): boolean {
    const { program } = this.#symbolic.space
    const rules = (program.tasks[task]?.candidates ?? []).flatMap((each) => [
      each.recommendation,
      ...each.arguments.map(({ condition }) => condition),
    ])
    return rules.every((rule) => readTasks(program, rule).size === 0)
  }

  source(task: number, position: number): void {
    const { space, leaves } = this.#symbolic
    const item = space.program.tasks[task]?.sources[position]?.item
    if (item === undefined || !this.#control) return
    const known = leaves.known(this.#symbolic.item(item, this.#control, this.#assigned))
    this.#same(known, space.diagrams.evaluate(known, this.#at) === TRUE)
  }

  #same(where: Diagram, holds: boolean): void {
    const { diagrams } = this.#symbolic.space
    this.#agree = holds ? diagrams.and(this.#agree, where) : diagrams.minus(this.#agree, where)
  }
}
