import { type BinaryExpression, type Expression, printExpression } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { CompiledExpression, Evaluate, Program, TaskProgram } from '../program/program.ts'
import { COMPLETED, IN_PROGRESS, type Reader } from '../program/records.ts'
import { Reads } from '../program/scope.ts'
import { netSupport } from '../program/support.ts'
import { isRecommended } from '../step/conditions.ts'
import { StateReader } from '../step/state.ts'
import { type Moment, moments } from '../trail/history.ts'

/** How much of one kind was seen; what was not, in words. */
export interface Covered {
  readonly total: number
  readonly covered: number
  readonly missing: readonly string[]
}

/** What a set of runs has shown of a protocol. */
export interface Coverage {
  /** Tasks that were in progress. */
  readonly tasks: Covered
  /** Arrows along which a task started. */
  readonly arrows: Covered
  /** Candidates that were recommended. */
  readonly candidates: Covered
  /** Arguments, each once true and once false while its decision was in progress. */
  readonly arguments: Covered
  /** Comparisons of data with constants, each once true and once false with known data. */
  readonly thresholds: Covered
}

/** Collects what runs show; add as many as there are, then ask for the `result`. */
export class CoverageCounter {
  readonly #program: Program
  readonly #seen = new Set<string>()
  readonly #thresholds: readonly Threshold[]

  constructor(program: Program) {
    this.#program = program
    this.#thresholds = thresholdsOf(program)
  }

  add(run: Moment): void {
    for (const moment of moments(run)) {
      this.#seeChanges(moment)
      this.#seeState(new StateReader(moment.state))
    }
  }

  #seeChanges({ record }: Moment): void {
    for (const change of record?.passes.flat() ?? []) {
      if (change.kind === 'state' && change.to === 'in_progress') this.#seen.add(`task ${change.path}`)
    }
  }

  #seeState(reader: Reader): void {
    for (const task of this.#program.tasks) {
      if (reader.task(task.index).startedAt !== null) this.#seeArrows(task, reader)
      if (task.kind === 'decision' && reader.task(task.index).state === IN_PROGRESS) this.#seeDecision(task, reader)
    }
    for (const { label, evaluate, items } of this.#thresholds) {
      if (items.some((item) => reader.item(item).value === undefined)) continue
      this.#seen.add(`threshold ${label} ${evaluate(reader) === true}`)
    }
  }

  #seeArrows(task: TaskProgram, reader: Reader): void {
    for (const antecedent of task.antecedents) {
      if (reader.task(antecedent).state === COMPLETED) this.#seen.add(`arrow ${antecedent} ${task.index}`)
    }
  }

  #seeDecision(task: TaskProgram, reader: Reader): void {
    task.candidates.forEach((candidate, position) => {
      const support = netSupport(candidate.arguments, reader)
      if (isRecommended(candidate, support, reader)) this.#seen.add(`candidate ${task.index} ${position}`)
      candidate.arguments.forEach(({ condition }, number) => {
        this.#seen.add(`argument ${task.index} ${position} ${number} ${condition.evaluate(reader) === true}`)
      })
    })
  }

  result(): Coverage {
    const { tasks } = this.#program
    const decisions = tasks.filter((task) => task.kind === 'decision')
    return {
      tasks: this.#covered(tasks.map(({ path }) => [`task ${path}`, path])),
      arrows: this.#covered(
        tasks.flatMap((task) =>
          task.antecedents.map(
            (from): Goal => [`arrow ${from} ${task.index}`, `${element(tasks, from).path} -> ${task.path}`],
          ),
        ),
      ),
      candidates: this.#covered(
        decisions.flatMap(({ index, path, candidates }) =>
          candidates.map(({ name }, position): Goal => [`candidate ${index} ${position}`, `${path}: ${name}`]),
        ),
      ),
      arguments: this.#covered(decisions.flatMap(argumentGoals)),
      thresholds: this.#covered(
        this.#thresholds.flatMap(({ label }) =>
          [true, false].map((truth): Goal => [`threshold ${label} ${truth}`, `${label} is ${truth}`]),
        ),
      ),
    }
  }

  #covered(goals: readonly Goal[]): Covered {
    const missing = goals.filter(([key]) => !this.#seen.has(key)).map(([, words]) => words)
    return { total: goals.length, covered: goals.length - missing.length, missing }
  }
}

/** What must have been seen, and its name for people. */
type Goal = readonly [key: string, words: string]

function argumentGoals({ index, path, candidates }: TaskProgram): readonly Goal[] {
  return candidates.flatMap((candidate, position) =>
    candidate.arguments.flatMap(({ condition }, number) =>
      [true, false].map((truth): Goal => {
        const words = `${path}: ${candidate.name}: ${printExpression(condition.source)} is ${truth}`
        return [`argument ${index} ${position} ${number} ${truth}`, words]
      }),
    ),
  )
}

interface Threshold {
  readonly label: string
  readonly evaluate: Evaluate
  readonly items: readonly number[]
}

/** Every comparison of data with constants, wherever it stands; each once, by its text. */
function thresholdsOf(program: Program): readonly Threshold[] {
  const found = new Map<string, Threshold>()
  const enter = (compiled: CompiledExpression | undefined, task: number) => {
    if (!compiled) return
    for (const comparison of comparisonsIn(compiled.source)) {
      const label = printExpression(comparison)
      if (found.has(label)) continue
      const reads = new Reads()
      const evaluate = compileExpression(comparison, program.scopeOf(task), reads)
      const elsewhere = reads.tasks.size + reads.supports.size > 0 || reads.time
      if (reads.items.size > 0 && !elsewhere) found.set(label, { label, evaluate, items: [...reads.items] })
    }
  }
  for (const task of program.tasks) {
    for (const each of [task.waitCondition, task.precondition, task.abort, task.terminate, task.cycleUntil]) {
      enter(each, task.index)
    }
    for (const candidate of task.candidates) {
      enter(candidate.recommendation, task.index)
      for (const argument of candidate.arguments) enter(argument.condition, task.index)
    }
  }
  for (const item of program.items) enter(item.derivation, 0)
  return [...found.values()]
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'includes', 'oneof'])

function comparisonsIn(expression: Expression): readonly BinaryExpression[] {
  switch (expression.kind) {
    case 'unary':
      return comparisonsIn(expression.operand)
    case 'set':
      return expression.elements.flatMap(comparisonsIn)
    case 'call':
      return expression.arguments.flatMap(comparisonsIn)
    case 'binary': {
      const inner = [...comparisonsIn(expression.left), ...comparisonsIn(expression.right)]
      return COMPARISONS.has(expression.operator) ? [...inner, expression] : inner
    }
    default:
      return []
  }
}
