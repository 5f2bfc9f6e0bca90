import type { Program } from '../program/program.ts'
import { begin, type Moment, proceed } from '../trail/history.ts'
import type { JsonValue, Operation } from '../types.ts'
import { type Mismatch, mismatches, sameJson } from './compare.ts'
import { beginOf, type Expectation, operationOf, type Scenario, type ScenarioStep } from './format.ts'

/** What went otherwise than the scenario says. */
export interface ScenarioFailure {
  /** From 1; 0 is the beginning with the patient's values. */
  readonly step: number
  readonly note?: string
  /** The operation was refused, or taken although it should be refused, or is no operation. */
  readonly problem?: string
  readonly mismatches: readonly Mismatch[]
}

export interface ScenarioResult {
  readonly name: string
  readonly passed: boolean
  readonly failures: readonly ScenarioFailure[]
  /** The last moment reached; the run stops at an operation that does not go as written. */
  readonly moment: Moment
}

/** Plays a scenario against a protocol. Pure: the same arguments give the same result. */
export function runScenario(program: Program, scenario: Scenario): ScenarioResult {
  return new Run(program, scenario).play()
}

class Run {
  readonly #program: Program
  readonly #scenario: Scenario
  readonly #failures: ScenarioFailure[] = []
  #moment: Moment

  constructor(program: Program, scenario: Scenario) {
    this.#program = program
    this.#scenario = scenario
    this.#moment = begin(program, beginOf(scenario) ?? 0)
  }

  play(): ScenarioResult {
    const { name, patient, steps, expect } = this.#scenario
    const first: Operation[] = [{ kind: 'start' }, ...(patient ? [{ kind: 'set', values: patient } as const] : [])]
    const beginning = beginOf(this.#scenario) === undefined ? `'${this.#scenario.at}' is no time` : this.#begin(first)
    if (beginning !== undefined) this.#fail(0, undefined, beginning)
    else if (expect) this.#look(0, undefined, expect)
    for (const [at, step] of beginning === undefined ? steps.entries() : []) if (!this.#do(at + 1, step)) break
    return { name, passed: this.#failures.length === 0, failures: this.#failures, moment: this.#moment }
  }

  #begin(operations: readonly Operation[]): string | undefined {
    for (const operation of operations) {
      const next = proceed(this.#program, this.#moment, operation)
      if (!next.ok) return `${operation.kind} was refused: ${next.error.message}`
      this.#moment = next.moment
    }
    return undefined
  }

  /** @returns whether the run can go on */
  #do(number: number, step: ScenarioStep): boolean {
    const operation = operationOf(step, this.#moment.state.time)
    const problem = typeof operation === 'string' ? operation : operation && this.#operate(operation, step.refused)
    if (problem !== undefined) {
      this.#fail(number, step.note, problem)
      return false
    }
    if (step.expect) this.#look(number, step.note, step.expect)
    return true
  }

  #operate(operation: Operation, refused: string | true | undefined): string | undefined {
    const next = proceed(this.#program, this.#moment, operation)
    if (next.ok) {
      this.#moment = next.moment
      return refused === undefined ? undefined : `${operation.kind} was taken and should have been refused`
    }
    const { code, message } = next.error
    if (refused === undefined) return `${operation.kind} was refused (${code}): ${message}`
    return refused === true || refused === code
      ? undefined
      : `${operation.kind} was refused as ${code}, not as ${refused}`
  }

  #look(step: number, note: string | undefined, expected: Expectation): void {
    const found = mismatches(this.#program, this.#moment.state, expected)
    if (found.length > 0) this.#failures.push({ step, ...(note === undefined ? {} : { note }), mismatches: found })
  }

  #fail(step: number, note: string | undefined, problem: string): void {
    this.#failures.push({ step, ...(note === undefined ? {} : { note }), problem, mismatches: [] })
  }
}

/** The failures of a scenario for people, one line each. */
export function describeFailures(result: ScenarioResult): readonly string[] {
  return result.failures.flatMap(({ step, note, problem, mismatches: found }) => {
    const place = `${step === 0 ? 'beginning' : `step ${step}`}${note === undefined ? '' : ` (${note})`}`
    const lines = found.map(
      ({ what, expected, actual }) =>
        `${what}: expected ${JSON.stringify(expected)}, is ${JSON.stringify(actual) ?? 'not there'}${inDetail(expected, actual)}`,
    )
    return [...(problem === undefined ? [] : [problem]), ...lines].map((line) => `${place}: ${line}`)
  })
}

/** Of two lists, what one has and the other has not: `; missing "b"; not expected "c"`. */
function inDetail(expected: JsonValue, actual: JsonValue | undefined): string {
  if (!isList(expected) || !isList(actual)) return ''
  const without = (a: readonly JsonValue[], b: readonly JsonValue[]) =>
    a.filter((each) => !b.some((other) => sameJson(each, other))).map((each) => JSON.stringify(each))
  const missing = without(expected, actual)
  const more = without(actual, expected)
  return `${missing.length > 0 ? `; missing ${missing.join(', ')}` : ''}${more.length > 0 ? `; not expected ${more.join(', ')}` : ''}`
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}
