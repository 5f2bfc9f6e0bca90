import { type BinaryExpression, type Expression, printExpression } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { CompiledExpression, Evaluate, Program, TaskProgram } from '../program/program.ts'
import { Reads } from '../program/scope.ts'

/** One thing that a set of scenarios should show (S5). Positions are those of the program. */
export type CoverageGoal = {
  /** Tells goals of a program apart. */
  readonly key: string
  /** For people: `p/k: flu: temperature > 38 is false`. */
  readonly words: string
} & (
  | { readonly kind: 'task'; readonly task: number }
  /** The task starts, and the antecedent has been completed. */
  | { readonly kind: 'arrow'; readonly from: number; readonly task: number }
  /** The candidate is recommended while its decision is in progress. */
  | { readonly kind: 'candidate'; readonly task: number; readonly candidate: number }
  | {
      readonly kind: 'argument'
      readonly task: number
      readonly candidate: number
      readonly argument: number
      readonly truth: boolean
    }
  | { readonly kind: 'threshold'; readonly threshold: Threshold; readonly truth: boolean }
)

/** A comparison of data with constants or other data, wherever it stands; each once, by its text. */
export interface Threshold {
  readonly label: string
  readonly source: BinaryExpression
  /** The instance in whose conditions it stands first. */
  readonly task: number
  readonly evaluate: Evaluate
  /** What it compares; only known data count. */
  readonly items: readonly number[]
}

const KNOWN = new WeakMap<Program, readonly CoverageGoal[]>()

/** Everything that scenarios should show of a protocol, in the order of the tree. */
export function coverageGoals(program: Program): readonly CoverageGoal[] {
  const known = KNOWN.get(program)
  if (known) return known
  const { tasks } = program
  const decisions = tasks.filter((task) => task.kind === 'decision')
  const goals = [
    ...tasks.map(({ index, path }): CoverageGoal => ({ kind: 'task', task: index, key: `task ${index}`, words: path })),
    ...tasks.flatMap((task) => arrowGoals(program, task)),
    ...decisions.flatMap(candidateGoals),
    ...decisions.flatMap(argumentGoals),
    ...thresholdsOf(program).flatMap(thresholdGoals),
  ]
  KNOWN.set(program, goals)
  return goals
}

export const taskKey = (task: number): string => `task ${task}`
export const arrowKey = (from: number, task: number): string => `arrow ${from} ${task}`
export const candidateKey = (task: number, candidate: number): string => `candidate ${task} ${candidate}`
export const argumentKey = (task: number, candidate: number, argument: number, truth: boolean): string =>
  `argument ${task} ${candidate} ${argument} ${truth}`
export const thresholdKey = (label: string, truth: boolean): string => `threshold ${label} ${truth}`

const TRUTHS = [true, false] as const

function arrowGoals({ tasks }: Program, { index, path, antecedents }: TaskProgram): readonly CoverageGoal[] {
  return antecedents.map((from) => {
    const words = `${element(tasks, from).path} -> ${path}`
    return { kind: 'arrow', from, task: index, key: arrowKey(from, index), words }
  })
}

function candidateGoals({ index, path, candidates }: TaskProgram): readonly CoverageGoal[] {
  return candidates.map(({ name }, candidate) => {
    return { kind: 'candidate', task: index, candidate, key: candidateKey(index, candidate), words: `${path}: ${name}` }
  })
}

function argumentGoals({ index, path, candidates }: TaskProgram): readonly CoverageGoal[] {
  return candidates.flatMap(({ name, arguments: list }, candidate) =>
    list.flatMap(({ condition }, argument) =>
      TRUTHS.map((truth): CoverageGoal => {
        const words = `${path}: ${name}: ${printExpression(condition.source)} is ${truth}`
        const key = argumentKey(index, candidate, argument, truth)
        return { kind: 'argument', task: index, candidate, argument, truth, key, words }
      }),
    ),
  )
}

function thresholdGoals(threshold: Threshold): readonly CoverageGoal[] {
  const { label } = threshold
  return TRUTHS.map((truth) => {
    return { kind: 'threshold', threshold, truth, key: thresholdKey(label, truth), words: `${label} is ${truth}` }
  })
}

function thresholdsOf(program: Program): readonly Threshold[] {
  const found = new Map<string, Threshold>()
  const enter = (compiled: CompiledExpression | undefined, task: number) => {
    if (!compiled) return
    for (const source of comparisonsIn(compiled.source)) {
      const label = printExpression(source)
      if (found.has(label)) continue
      const reads = new Reads()
      const evaluate = compileExpression(source, program.scopeOf(task), reads)
      const elsewhere = reads.tasks.size + reads.supports.size + reads.updates.size > 0 || reads.time
      if (reads.items.size > 0 && !elsewhere)
        found.set(label, { label, source, task, evaluate, items: [...reads.items] })
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
