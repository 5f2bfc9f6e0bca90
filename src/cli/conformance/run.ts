import { parse } from '../../proforma/index.ts'
import {
  compile,
  type EnactmentView,
  evaluate,
  initial,
  type JsonValue,
  type Operation,
  type Program,
  type State,
  step,
  view,
  warnings,
} from '../../runtime/index.ts'
import { sameValue } from './sameValue.ts'

/** One case: a protocol text, and steps that operate on an enactment of it or look at it. */
export interface ConformanceCase {
  readonly id: string
  readonly title: string
  readonly pf: string
  readonly steps: readonly ConformanceStep[]
}

export interface ConformanceStep {
  readonly start?: true
  readonly set?: Readonly<Record<string, JsonValue>>
  readonly unset?: readonly string[]
  readonly confirm?: string
  readonly commit?: readonly [string, readonly string[]]
  readonly trigger?: string
  readonly skip?: string
  readonly advanceTo?: string
  /** The operation must be refused and change nothing. */
  readonly error?: true
  readonly load?: 'error'
  readonly expect?: Expectation
}

export interface Expectation {
  readonly states?: Readonly<Record<string, string>>
  readonly requested?: Readonly<Record<string, readonly string[]>>
  readonly candidates?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, JsonValue>>>>>>
  readonly values?: Readonly<Record<string, JsonValue>>
  readonly eval?: readonly (readonly [string, JsonValue])[]
  readonly warnings?: readonly string[]
  readonly cycle?: Readonly<Record<string, number>>
}

const START = Date.UTC(2026, 0, 1)

/** What is wrong, one line each; nothing when the case passes. */
export function runCase(each: ConformanceCase): string[] {
  const compiled = compile(parse(each.pf))
  if (each.steps[0]?.load === 'error') return compiled.ok ? ['the text was loaded and should have been refused'] : []
  if (!compiled.ok) return compiled.problems.map((problem) => `not loaded: ${problem.code} ${problem.message}`)
  return new CaseRun(compiled.program).play(each.steps)
}

class CaseRun {
  readonly #program: Program
  readonly #failures: string[] = []
  #state: State

  constructor(program: Program) {
    this.#program = program
    this.#state = initial(program, START)
  }

  play(steps: readonly ConformanceStep[]): string[] {
    steps.forEach((each, number) => {
      const place = `step ${number + 1}`
      if (each.expect) this.#look(each.expect, place)
      else this.#operate(each, place)
    })
    return this.#failures
  }

  #operate(each: ConformanceStep, place: string): void {
    const operation = operationOf(each)
    if (!operation) {
      this.#failures.push(`${place}: not an operation: ${JSON.stringify(each)}`)
      return
    }
    const before = observe(this.#program, this.#state)
    const result = step(this.#program, this.#state, operation)
    if (result.ok) this.#state = result.state
    if (result.ok && each.error)
      this.#failures.push(`${place}: ${JSON.stringify(each)} was taken and should be refused`)
    if (!result.ok && !each.error)
      this.#failures.push(`${place}: refused: ${result.error.code} ${result.error.message}`)
    if (each.error && !result.ok && observe(this.#program, this.#state) !== before)
      this.#failures.push(`${place}: something changed`)
  }

  #look(expected: Expectation, place: string): void {
    const seen = view(this.#program, this.#state)
    const tasks = new Map(seen.tasks.map((task) => [task.path, task]))
    const check = (what: string, actual: JsonValue | undefined, wanted: JsonValue) => {
      if (actual !== undefined && sameValue(actual, wanted)) return
      this.#failures.push(`${place}: ${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`)
    }
    for (const [path, state] of Object.entries(expected.states ?? {})) check(path, tasks.get(path)?.state, state)
    for (const [path, names] of Object.entries(expected.requested ?? {})) {
      check(`requested of ${path}`, tasks.get(path)?.requested, names)
    }
    for (const [path, cycle] of Object.entries(expected.cycle ?? {}))
      check(`cycle of ${path}`, tasks.get(path)?.cycle, cycle)
    for (const [item, value] of Object.entries(expected.values ?? {})) check(item, seen.values[item], value)
    for (const [text, value] of expected.eval ?? []) check(text, this.#evaluate(text), value)
    if (expected.warnings) {
      const items = [...new Set(warnings(this.#program, this.#state).map((warning) => warning.item))]
      check('warnings', items, expected.warnings)
    }
    this.#lookAtCandidates(expected.candidates ?? {}, tasks, check)
  }

  #lookAtCandidates(
    expected: NonNullable<Expectation['candidates']>,
    tasks: ReadonlyMap<string, EnactmentView['tasks'][number]>,
    check: (what: string, actual: JsonValue | undefined, wanted: JsonValue) => void,
  ): void {
    for (const [path, candidates] of Object.entries(expected)) {
      for (const [name, wanted] of Object.entries(candidates)) {
        const candidate = tasks.get(path)?.candidates?.find((one) => one.name === name)
        const { netsupport, recommended, committed } = wanted
        if (netsupport !== undefined) check(`netsupport of ${path} ${name}`, candidate?.netsupport, netsupport)
        if (recommended !== undefined) check(`recommended ${path} ${name}`, candidate?.recommended, recommended)
        if (committed !== undefined) check(`committed ${path} ${name}`, candidate?.committed, committed)
      }
    }
  }

  #evaluate(text: string): JsonValue {
    const result = evaluate(this.#program, this.#state, text)
    return result.ok ? result.value : `error: ${result.message}`
  }
}

function operationOf(each: ConformanceStep): Operation | undefined {
  if (each.start) return { kind: 'start' }
  if (each.set) return { kind: 'set', values: each.set }
  if (each.unset) return { kind: 'unset', items: each.unset }
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
