import { element } from '../program/element.ts'
import type { Program, TaskProgram } from '../program/program.ts'
import { COMPLETED, IN_PROGRESS, type Reader } from '../program/records.ts'
import { netSupport } from '../program/support.ts'
import { isRecommended } from '../step/conditions.ts'
import { StateReader } from '../step/state.ts'
import { type Moment, moments } from '../trail/history.ts'
import { readerAt } from '../trail/past.ts'
import type { Change } from '../types.ts'
import {
  argumentKey,
  arrowKey,
  type CoverageGoal,
  candidateKey,
  coverageGoals,
  type Threshold,
  taskKey,
  thresholdKey,
} from './goals.ts'

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
  /** Candidates that were recommended while their decision was in progress. */
  readonly candidates: Covered
  /** Arguments, each once true and once false while its decision was in progress. */
  readonly arguments: Covered
  /** Comparisons of data with constants, each once true and once false with known data. */
  readonly thresholds: Covered
}

/** Collects what runs show; add as many as there are, then ask for the `result`. */
export class CoverageCounter {
  readonly #program: Program
  readonly #goals: readonly CoverageGoal[]
  readonly #seen = new Set<string>()
  readonly #thresholds: readonly Threshold[]

  constructor(program: Program) {
    this.#program = program
    this.#goals = coverageGoals(program)
    this.#thresholds = [...new Set(this.#goals.flatMap((goal) => (goal.kind === 'threshold' ? [goal.threshold] : [])))]
  }

  add(run: Moment): void {
    for (const moment of moments(run)) {
      this.#seeChanges(moment)
      this.#seeState(new StateReader(moment.state))
    }
  }

  /** Goals that have been met, by key. */
  get seen(): ReadonlySet<string> {
    return this.#seen
  }

  /** What happened within an operation: tasks that started, and decisions that were taken as soon as they did. */
  #seeChanges({ record, previous }: Moment): void {
    if (!record || !previous) return
    record.passes.forEach((pass, at) => {
      if (!pass.some(isOfInterest)) return
      const before = readerAt(this.#program, previous.state, record, at)
      for (const change of pass) this.#seeChange(change, before)
    })
  }

  #seeChange(change: Change, before: Reader): void {
    const index = 'path' in change && change.path !== undefined ? this.#program.pathIndex.get(change.path) : undefined
    if (index === undefined) return
    const task = element(this.#program.tasks, index)
    if (change.kind === 'commitment') this.#seeDecision(task, before)
    else if (change.kind === 'state' && change.to === 'in_progress') {
      this.#seen.add(taskKey(index))
      if (ALONG_ARROWS.has(change.rule)) this.#seeArrows(task, before)
    }
  }

  #seeState(reader: Reader): void {
    for (const task of this.#program.tasks) {
      if (task.kind === 'decision' && reader.task(task.index).state === IN_PROGRESS) this.#seeDecision(task, reader)
    }
    for (const { label, evaluate, items } of this.#thresholds) {
      if (items.some((item) => reader.item(item).value === undefined)) continue
      this.#seen.add(thresholdKey(label, evaluate(reader) === true))
    }
  }

  #seeArrows(task: TaskProgram, before: Reader): void {
    for (const antecedent of task.antecedents) {
      if (before.task(antecedent).state === COMPLETED) this.#seen.add(arrowKey(antecedent, task.index))
    }
  }

  #seeDecision(task: TaskProgram, reader: Reader): void {
    task.candidates.forEach((candidate, position) => {
      const support = netSupport(candidate.arguments, reader)
      if (isRecommended(candidate, support, reader)) this.#seen.add(candidateKey(task.index, position))
      candidate.arguments.forEach(({ condition }, number) => {
        this.#seen.add(argumentKey(task.index, position, number, condition.evaluate(reader) === true))
      })
    })
  }

  /** What is still to be shown, in the order of the tree. */
  missing(): readonly CoverageGoal[] {
    return this.#goals.filter(({ key }) => !this.#seen.has(key))
  }

  result(): Coverage {
    return {
      tasks: this.#covered('task'),
      arrows: this.#covered('arrow'),
      candidates: this.#covered('candidate'),
      arguments: this.#covered('argument'),
      thresholds: this.#covered('threshold'),
    }
  }

  #covered(kind: CoverageGoal['kind']): Covered {
    const goals = this.#goals.filter((goal) => goal.kind === kind)
    const missing = goals.filter(({ key }) => !this.#seen.has(key)).map(({ words }) => words)
    return { total: goals.length, covered: goals.length - missing.length, missing }
  }
}

/** Rules by which a task starts because its antecedents are finished; a trigger goes along no arrow. */
const ALONG_ARROWS: ReadonlySet<string> = new Set(['R15'])

function isOfInterest(change: Change): boolean {
  return change.kind === 'commitment' || (change.kind === 'state' && change.to === 'in_progress')
}
