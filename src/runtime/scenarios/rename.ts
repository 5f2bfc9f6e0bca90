import {
  type NameReference,
  needsQuotes,
  parseExpression,
  type ProtocolSymbol,
  quoteName,
  walkExpression,
} from '../../proforma/index.ts'
import type { TaskPath } from '../types.ts'
import type { Expectation, Scenario, ScenarioStep } from './format.ts'

/** What was renamed in a protocol, as far as test cases can name it. */
export type Renamed = Extract<
  ProtocolSymbol,
  { readonly kind: 'task' | 'data' | 'candidate' | 'parameter' | 'property' }
>

/**
 * The same test case after a task, a data item or a candidate has got another name: in paths, values, options and
 * expressions that are expected. What it says in words stays.
 */
export function renameInScenario(scenario: Scenario, symbol: Renamed, to: string): Scenario {
  const { patient, expect, steps } = scenario
  const names = new Renaming(symbol, to)
  return {
    ...scenario,
    ...(patient && { patient: names.ofItems(patient) }),
    ...(expect && { expect: names.expectation(expect) }),
    steps: steps.map((step) => names.step(step)),
  }
}

class Renaming {
  readonly #symbol: Renamed
  readonly #to: string

  constructor(symbol: Renamed, to: string) {
    this.#symbol = symbol
    this.#to = to
  }

  step(step: ScenarioStep): ScenarioStep {
    const { set, unset, confirm, commit, skip, expect } = step
    return {
      ...step,
      ...(set && { set: this.ofItems(set) }),
      ...(unset && { unset: unset.map((name) => this.#item(name)) }),
      ...(confirm !== undefined && { confirm: this.#path(confirm) }),
      ...(commit && {
        commit: {
          ...commit,
          path: this.#path(commit.path),
          candidates: this.#candidates(commit.path, commit.candidates),
        },
      }),
      ...(skip && { skip: { ...skip, path: this.#path(skip.path) } }),
      ...(expect && { expect: this.expectation(expect) }),
    }
  }

  expectation(expect: Expectation): Expectation {
    const { states, requested, recommended, committed, netsupport, values, warnings, cycle, evaluate } = expect
    return {
      ...expect,
      ...(states && { states: this.#byPath(states, same) }),
      ...(requested && { requested: this.#byPath(requested, (items) => items.map((name) => this.#item(name))) }),
      ...(recommended && { recommended: this.#byPath(recommended, (all, path) => this.#candidates(path, all)) }),
      ...(committed && { committed: this.#byPath(committed, (all, path) => this.#candidates(path, all)) }),
      ...(netsupport && {
        netsupport: this.#byPath(netsupport, (support, path) => keyed(support, (name) => this.#candidate(path, name))),
      }),
      ...(values && { values: this.ofItems(values) }),
      ...(warnings && { warnings: warnings.map((name) => this.#item(name)) }),
      ...(cycle && { cycle: this.#byPath(cycle, same) }),
      ...(evaluate && { evaluate: keyed(evaluate, (expression) => this.#expression(expression)) }),
    }
  }

  ofItems<T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
    return keyed(table, (name) => this.#item(name))
  }

  #item(name: string): string {
    return this.#symbol.kind === 'data' && name === this.#symbol.name ? this.#to : name
  }

  #path(path: TaskPath): TaskPath {
    if (this.#symbol.kind !== 'task') return path
    const { name } = this.#symbol
    return path
      .split('/')
      .map((part) => (part === name ? this.#to : part))
      .join('/')
  }

  #candidate(path: TaskPath, name: string): string {
    if (this.#symbol.kind !== 'candidate' || name !== this.#symbol.name) return name
    return path.split('/').at(-1) === this.#symbol.decision ? this.#to : name
  }

  #candidates(path: TaskPath, names: readonly string[]): readonly string[] {
    return names.map((name) => this.#candidate(path, name))
  }

  #byPath<T>(
    table: Readonly<Record<TaskPath, T>>,
    value: (each: T, path: TaskPath) => T,
  ): Readonly<Record<TaskPath, T>> {
    const renamed = Object.entries(table).map(([path, each]) => [this.#path(path), value(each, path)] as const)
    return Object.fromEntries(renamed)
  }

  /** Names of one kind are names of nothing else, so every mention in an expression is meant. */
  #expression(text: string): string {
    const found: NameReference[] = []
    walkExpression(parseExpression(text).expression, (part) => {
      if (part.kind === 'name' && part.name === this.#symbol.name) found.push(part)
    })
    const name = needsQuotes(this.#to) ? quoteName(this.#to) : this.#to
    return found
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((all, { span }) => {
        const to = text.startsWith("'", span.start) ? quoteName(this.#to) : name
        return all.slice(0, span.start) + to + all.slice(span.end)
      }, text)
  }
}

const same = <T>(value: T): T => value

function keyed<T>(table: Readonly<Record<string, T>>, name: (key: string) => string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [name(key), value]))
}
