import { parse } from '../../proforma/index.ts'
import { compile } from '../program/compile.ts'
import type { Program } from '../program/program.ts'
import { COMPLETED, DISCARDED, DORMANT, IN_PROGRESS } from '../program/records.ts'
import { decode, encode } from '../step/encode.ts'
import { at, toArray } from '../step/persistent.ts'
import { isConsistent } from '../step/rebuild.ts'
import type { State } from '../step/state.ts'
import { initial, type StepResult, step, stepInOrder } from '../step/step.ts'
import { replayTrail } from '../trail/replay.ts'
import type { Operation, TrailRecord } from '../types.ts'
import { generateProtocol, type Random, randomFrom } from './generate.ts'
import { anyOperation } from './operations.ts'

/** What a run over random protocols did, and what it found. */
export interface InvariantReport {
  readonly protocols: number
  readonly operations: number
  readonly taken: number
  /** Refused operations by code. */
  readonly refused: Readonly<Record<string, number>>
  readonly passes: number
  /** Changes of the trails by the rule that made them. */
  readonly rules: Readonly<Record<string, number>>
  /** Each with its seed and the rule that is broken; empty when all invariants hold. */
  readonly violations: readonly string[]
}

export const OPERATIONS_EACH = 40

/**
 * Takes random operations in random protocols and looks after each one whether the invariants hold (R70 to R73, R3, R5,
 * R60, R80). Protocol `seed + i` is the same every time.
 */
export function runInvariants(
  operations: number,
  seed = 1,
  onProtocol: (protocols: number) => void = () => undefined,
): InvariantReport {
  const tally = new Tally()
  for (let protocols = 0; tally.operations < operations; protocols++) {
    new Walk(seed + protocols, tally).run(Math.min(OPERATIONS_EACH, operations - tally.operations))
    onProtocol(protocols + 1)
  }
  return tally.report()
}

class Tally {
  protocols = 0
  operations = 0
  taken = 0
  passes = 0
  readonly refused: Record<string, number> = {}
  readonly rules: Record<string, number> = {}
  readonly violations: string[] = []

  count(result: StepResult): void {
    this.operations++
    if (!result.ok) {
      this.refused[result.error.code] = (this.refused[result.error.code] ?? 0) + 1
      return
    }
    this.taken++
    this.passes += result.trail.passes.length
    for (const { rule } of result.trail.passes.flat()) this.rules[rule] = (this.rules[rule] ?? 0) + 1
  }

  report(): InvariantReport {
    const { protocols, operations, taken, refused, passes, rules, violations } = this
    return { protocols, operations, taken, refused, passes, rules, violations }
  }
}

const BEGIN = 1_767_225_600_000

class Walk {
  readonly #seed: number
  readonly #tally: Tally
  readonly #random: Random
  readonly #program: Program
  readonly #records: TrailRecord[] = []
  #state: State
  #bytes: Uint8Array

  constructor(seed: number, tally: Tally) {
    this.#seed = seed
    this.#tally = tally
    this.#random = randomFrom(seed)
    const compiled = compile(parse(generateProtocol(this.#random)), { passLimit: 200 })
    if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message).join('\n'))
    this.#program = compiled.program
    this.#state = initial(this.#program, BEGIN)
    this.#bytes = encode(this.#state)
    tally.protocols++
  }

  run(operations: number): void {
    for (let i = 0; i < operations; i++) this.#operate(anyOperation(this.#random, this.#program, this.#state))
    this.#replay()
  }

  #operate(operation: Operation): void {
    const before = this.#state
    const result = step(this.#program, before, operation)
    this.#tally.count(result)
    this.#reorder(operation, result)
    this.#expect('R60', sameBytes(encode(before), this.#bytes))
    if (!result.ok) return
    this.#state = result.state
    this.#bytes = encode(result.state)
    this.#records.push(result.trail)
    this.#look(result)
  }

  /** R5: the other way round, and in a random order. */
  #reorder(operation: Operation, result: StepResult): void {
    const shuffled = (tasks: readonly number[]) =>
      tasks
        .map((task) => [this.#random(1 << 20), task] as const)
        .sort(([a], [b]) => a - b)
        .map(([, task]) => task)
    for (const order of [(tasks: readonly number[]) => tasks.toReversed(), shuffled]) {
      const other = stepInOrder(this.#program, this.#state, operation, undefined, order)
      this.#expect('R5', same(other, result))
    }
  }

  #look({ state, trail }: StepResult & { ok: true }): void {
    for (const task of this.#program.tasks) {
      const own = at(state.tasks, task.index).state
      const above = task.parent === -1 ? IN_PROGRESS : at(state.tasks, task.parent).state
      if (above === DORMANT) this.#expect('R21 R44', own === DORMANT)
      if (above === COMPLETED || above === DISCARDED) this.#expect('R43 R70', own === COMPLETED || own === DISCARDED)
    }
    for (const change of trail.passes.flat()) {
      if (change.kind !== 'state' || (change.from !== 'completed' && change.from !== 'discarded')) continue
      this.#expect('R71', change.to === 'dormant' && (change.rule === 'R21' || change.rule === 'R44'))
    }
    this.#expect('R73', isConsistent(this.#program, state))
    const decoded = decode(this.#program, this.#bytes)
    this.#expect('R80', decoded.ok && sameBytes(encode(decoded.state), this.#bytes))
    this.#expect('R73', decoded.ok && same(toArray(decoded.state.items), toArray(state.items)))
    const again = step(this.#program, state, { kind: 'advanceTo', time: state.time })
    this.#expect('R3', !again.ok || again.trail.passes.flat().length === 0)
  }

  /** R72: the trail, after a way through JSON, gives the same bytes. */
  #replay(): void {
    const trail = { protocol: this.#program.fingerprint, begin: BEGIN, records: this.#records }
    const again = replayTrail(this.#program, JSON.parse(JSON.stringify(trail)))
    this.#expect('R72', again.ok && sameBytes(encode(again.state), this.#bytes))
  }

  #expect(rule: string, holds: boolean): void {
    if (!holds) this.#tally.violations.push(`protocol ${this.#seed}, operation ${this.#tally.operations}: ${rule}`)
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, position) => byte === b[position])
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
