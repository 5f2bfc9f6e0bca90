import {
  checkExpression,
  displayValue,
  type Expression,
  type JsonValue,
  parseExpression,
  toJson,
} from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { Evaluate, Program } from '../program/program.ts'
import { Reads } from '../program/scope.ts'
import type { TaskPath } from '../types.ts'
import { type State, StateReader } from './state.ts'

export type Evaluation =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly message: string }

/**
 * The value of an expression in a state, with names as in a condition of the task at `path` (the root by default).
 * Unknown is `null`. What cannot be read or has no meaning there is an error in words; nothing is thrown.
 */
export function evaluate(program: Program, state: State, expression: string, path?: TaskPath): Evaluation {
  const task = path === undefined ? 0 : program.pathIndex.get(path)
  if (task === undefined) return { ok: false, message: `There is no task at '${path}'.` }
  const compiled = compiledText(program, expression, task)
  if (typeof compiled === 'string') return { ok: false, message: compiled }
  return { ok: true, value: toJson(compiled(new StateReader(state))) }
}

const CACHE = new WeakMap<Program, Map<string, Evaluate | string>>()

/** Texts shown again and again are compiled once; a program has only so many of them. */
function compiledText(program: Program, text: string, task: number): Evaluate | string {
  let cache = CACHE.get(program)
  if (!cache) {
    cache = new Map()
    CACHE.set(program, cache)
  }
  const key = `${task} ${text}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const { expression, problems } = parseExpression(text)
  const { names, source } = element(program.tasks, task)
  const place = { owner: source.definition, path: names }
  const found = problems.length > 0 ? problems : checkExpression(expression, place, program.resolver).problems
  const problem = found.find((each) => each.severity === 'error')
  const compiled = problem ? problem.message : compileExpression(expression, program.scopeOf(task), new Reads())
  if (cache.size < 10_000) cache.set(key, compiled)
  return compiled
}

const PLACE = /\$\{([^{}]*)\}/g

/**
 * A caption, description, procedure or context as it is shown: each `${expression}` in place, `?` while it is unknown
 * or cannot be read. A truth value of an item is worded by its `true_value` and `false_value`.
 */
export function renderText(program: Program, state: State, path: TaskPath, text: string): string {
  const task = program.pathIndex.get(path) ?? 0
  return text.replace(PLACE, (_place, source: string) => {
    const compiled = compiledText(program, source, task)
    if (typeof compiled === 'string') return '?'
    const value = compiled(new StateReader(state))
    return value === undefined ? '?' : displayValue(value, wordsOf(program, source))
  })
}

/** The words for true and false when the expression is just an item. */
function wordsOf(program: Program, source: string) {
  const { expression } = parseExpression(source)
  const item = itemNamed(program, expression)
  return item === undefined ? undefined : element(program.items, item).words
}

function itemNamed(program: Program, expression: Expression): number | undefined {
  return expression.kind === 'name' ? program.itemIndex.get(expression.name) : undefined
}
