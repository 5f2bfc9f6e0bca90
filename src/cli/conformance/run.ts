import { parse } from '../../proforma/index.ts'
import {
  compile,
  evaluate,
  initial,
  type JsonValue,
  type Operation,
  type Program,
  type State,
  step,
  type TaskView,
  valueOf,
  view,
  warnings,
} from '../../runtime/index.ts'
import type { ConformanceCase, ConformanceStep, Expectation } from './cases.ts'
import { sameValue } from './sameValue.ts'

const START = Date.UTC(2026, 0, 1)

/** What is wrong, one line each; nothing when the case passes. */
export function runCase(each: ConformanceCase): string[] {
  const compiled = compile(parse(each.pf))
  if (each.steps[0]?.load === 'error') return compiled.ok ? ['the text was loaded and should have been refused'] : []
  if (!compiled.ok) return compiled.problems.map((problem) => `not loaded: ${problem.code} ${problem.message}`)
  return new CaseRun(compiled.program).play(each.steps)
}

type Check = (what: string, actual: JsonValue | undefined, wanted: JsonValue) => void

class CaseRun {
  readonly #program: Program
  readonly #failures: string[] = []
  #state: State

  constructor(program: Program) {
    this.#program = program
    this.#state = initial(program, START)
  }

  play(steps: readonly ConformanceStep[]): string[] {
    let done = ''
    steps.forEach((each, number) => {
      const operation = operationOf(each)
      if (operation) done = JSON.stringify({ ...each, expect: undefined })
      const place = `step ${number + 1}${done === '' ? '' : ` ${operation ? '' : 'after '}${done}`}`
      if (operation) this.#operate(operation, each.error === true, place)
      if (each.expect) this.#look(each.expect, place)
    })
    return this.#failures
  }

  #operate(operation: Operation, isRefusal: boolean, place: string): void {
    const before = observe(this.#program, this.#state)
    const result = step(this.#program, this.#state, operation)
    if (result.ok) this.#state = result.state
    if (result.ok && isRefusal) this.#failures.push(`${place}: was taken and should be refused`)
    if (!result.ok && !isRefusal) {
      this.#failures.push(`${place}: was refused (${result.error.code}): ${result.error.message}`)
    }
    if (!result.ok && observe(this.#program, this.#state) !== before) {
      this.#failures.push(`${place}: was refused and yet something changed`)
    }
  }

  #look(expected: Expectation, place: string): void {
    const tasks = new Map(view(this.#program, this.#state).tasks.map((task) => [task.path, task]))
    const check: Check = (what, actual, wanted) => {
      if (actual !== undefined && sameValue(actual, wanted)) return
      const found = actual === undefined ? 'not there' : JSON.stringify(actual)
      this.#failures.push(`${place}: ${what} is ${found}, expected ${JSON.stringify(wanted)}`)
    }
    this.#lookAtTasks(expected, tasks, check)
    for (const [item, value] of Object.entries(expected.values ?? {})) {
      check(item, valueOf(this.#program, this.#state, item), value)
    }
    for (const [text, value] of expected.eval ?? []) check(text, this.#evaluate(text), value)
    if (expected.warnings) {
      const items = [...new Set(warnings(this.#program, this.#state).map((warning) => warning.item))]
      check('warnings', items, expected.warnings)
    }
  }

  #lookAtTasks(expected: Expectation, tasks: ReadonlyMap<string, TaskView>, check: Check): void {
    for (const [path, state] of Object.entries(expected.states ?? {})) check(path, tasks.get(path)?.state, state)
    for (const [path, names] of Object.entries(expected.requested ?? {})) {
      check(`requested of ${path}`, tasks.get(path)?.requested, names)
    }
    for (const [path, cycle] of Object.entries(expected.cycle ?? {})) {
      check(`cycle of ${path}`, tasks.get(path)?.cycle, cycle)
    }
    for (const [path, candidates] of Object.entries(expected.candidates ?? {})) {
      for (const [name, wanted] of Object.entries(candidates)) {
        const candidate = tasks.get(path)?.candidates?.find((one) => one.name === name)
        for (const part of ['netsupport', 'recommended', 'committed'] as const) {
          const value = wanted[part]
          if (value !== undefined) check(`${part} of ${path} ${name}`, candidate?.[part], value)
        }
      }
    }
  }

  #evaluate(text: string): JsonValue {
    const result = evaluate(this.#program, this.#state, text)
    return result.ok ? result.value : `error: ${result.message}`
  }
}

/** The operation of a step; what it is given is for the engine to judge. */
function operationOf(each: ConformanceStep): Operation | undefined {
  if (each.start) return { kind: 'start' }
  if (each.set !== undefined) return { kind: 'set', values: each.set }
  if (each.unset !== undefined) return { kind: 'unset', items: each.unset }
  if (each.confirm !== undefined) return { kind: 'confirm', path: each.confirm }
  if (each.commit) return { kind: 'commit', path: each.commit[0], candidates: each.commit[1] }
  if (each.trigger !== undefined) return { kind: 'trigger', trigger: each.trigger }
  if (each.skip !== undefined) return { kind: 'skip', path: each.skip, reason: 'not wanted' }
  if (each.advanceTo !== undefined) return { kind: 'advanceTo', time: Date.parse(each.advanceTo) }
  return undefined
}

function observe(program: Program, state: State): string {
  return JSON.stringify([view(program, state), warnings(program, state)])
}
