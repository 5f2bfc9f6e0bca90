import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { protocolTexts } from '../../proforma/testing/index.ts'
import { compile } from '../program/compile.ts'
import type { Program } from '../program/program.ts'
import { IN_PROGRESS } from '../program/records.ts'
import { generateProtocol, randomFrom } from '../testing/generate.ts'
import { runInvariants } from '../testing/invariants.ts'
import { anyOperation, possibleList } from '../testing/operations.ts'
import { replay } from '../trail/replay.ts'
import type { Operation, TrailRecord } from '../types.ts'
import { decode, encode } from './encode.ts'
import { at, toArray } from './persistent.ts'
import { isConsistent } from './rebuild.ts'
import type { State } from './state.ts'
import { initial, step, stepInOrder } from './step.ts'
import { view } from './view.ts'

/** EZ_PROPERTY_RUNS sets the number of protocols; each gets 40 operations. 25,000 make a million operations. */
const RUNS = Number(process.env['EZ_PROPERTY_RUNS'] ?? 60)
const OPERATIONS = 40

interface Walk {
  readonly program: Program
  readonly operations: readonly Operation[]
  readonly states: readonly State[]
  readonly records: readonly TrailRecord[]
}

/** A random protocol and a random way through it; refused operations are left out, after a look that they change nothing. */
function walk(
  seed: number,
  look: (program: Program, before: State, operation: Operation) => void = () => undefined,
): Walk {
  const random = randomFrom(seed)
  const compiled = compile(parse(generateProtocol(random)), { passLimit: 200 })
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message).join('\n'))
  const { program } = compiled
  const states = [initial(program, 0)]
  const operations: Operation[] = []
  const records: TrailRecord[] = []
  for (let i = 0; i < OPERATIONS; i++) {
    const before = states.at(-1)!
    const operation = anyOperation(random, program, before)
    look(program, before, operation)
    const result = step(program, before, operation)
    if (!result.ok) continue
    states.push(result.state)
    operations.push(operation)
    records.push(result.trail)
  }
  return { program, operations, states, records }
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const forWalks = (check: (walked: Walk, seed: number) => void, runs = RUNS) =>
  fc.assert(
    fc.property(seeds, (seed) => check(walk(seed), seed)),
    { numRuns: runs },
  )

/** Checks that hold after every operation, on protocols of the whole language. */
function walkWholeLanguage(text: string, seed: number): void {
  const compiled = compile(parse(text), { passLimit: 200 })
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message).join('\n'))
  const { program } = compiled
  const random = randomFrom(seed)
  let state = initial(program, 1_767_225_600_000)
  const operations: Operation[] = []
  for (let i = 0; i < OPERATIONS; i++) {
    const operation = anyOperation(random, program, state)
    const result = step(program, state, operation)
    const reversed = stepInOrder(program, state, operation, undefined, (tasks) => [...tasks].reverse())
    expect(reversed).toEqual(result)
    if (!result.ok) continue
    operations.push(operation)
    state = result.state
    expect(isConsistent(program, state)).toBe(true)
    const decoded = decode(program, encode(state))
    expect(decoded.ok && decoded.state).toEqual(state)
  }
  expect(encode(replay(program, operations, 1_767_225_600_000).state)).toEqual(encode(state))
}

/** `possibleOperations` says which items can be set; which values they take is another matter. */
const VALUE_CODES = ['out-of-range', 'too-precise', 'warning']

describe('invariants', () => {
  test('R3 R5 R43 R60 R70 R71 R72 R73 R80 hold after every operation (`npm run runtime:invariants` takes a million)', () => {
    const report = runInvariants(3000)
    expect(report.violations).toEqual([])
    expect(report.taken).toBeGreaterThan(1500)
    // All that can happen does: starts, triggers, cycles, commitments, early ends, assignments, refusals.
    for (const rule of ['R13', 'R15', 'R20', 'R21', 'R33', 'R34', 'R38', 'R41', 'R42', 'R43', 'R44', 'R46']) {
      expect(Object.keys(report.rules)).toContain(rule)
    }
    expect(Object.keys(report.refused)).toContain('oscillation')
  })

  test('R5 R61 R72 R73 R80 hold on protocols of the whole language', () => {
    fc.assert(fc.property(protocolTexts(), seeds, walkWholeLanguage), { numRuns: RUNS })
  }, 3_600_000)

  test('R70 nothing is in progress under a plan that is not', () => {
    forWalks(({ program, states }) => {
      for (const state of states) {
        for (const task of program.tasks) {
          if (task.parent === -1 || at(state.tasks, task.index).state !== IN_PROGRESS) continue
          expect(at(state.tasks, task.parent).state).toBe(IN_PROGRESS)
        }
      }
    })
  }, 3_600_000)

  test('R71 what is finished goes on only by a cycle or a trigger, its own or of a plan around it', () => {
    forWalks(({ records }) => {
      for (const change of records.flatMap(({ passes }) => passes.flat())) {
        if (change.kind !== 'state' || (change.from !== 'completed' && change.from !== 'discarded')) continue
        expect(change.to).toBe('dormant')
        expect(['R21', 'R44']).toContain(change.rule)
      }
    })
  }, 3_600_000)

  test('R72 the same operations give the same bytes and the same trail', () => {
    forWalks(({ program, operations, states, records }) => {
      const again = replay(program, operations)
      expect(again.ok).toBe(true)
      expect(encode(again.state)).toEqual(encode(states.at(-1)!))
      expect(again.ok && again.records).toEqual(records)
    })
  }, 3_600_000)

  test('R5 the order of review makes no difference', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        walk(seed, (program, before, operation) => {
          const straight = step(program, before, operation)
          const reversed = stepInOrder(program, before, operation, undefined, (tasks) =>
            [...tasks].sort((a, b) => b - a),
          )
          expect(reversed.ok).toBe(straight.ok)
          if (!straight.ok || !reversed.ok) return
          expect(encode(reversed.state)).toEqual(encode(straight.state))
          expect(reversed.trail).toEqual(straight.trail)
        })
      }),
      { numRuns: RUNS },
    )
  }, 3_600_000)

  test('R73 R80 counts and derived values follow from the rest; bytes give the state back', () => {
    forWalks(({ program, states }) => {
      for (const state of states) {
        expect(isConsistent(program, state)).toBe(true)
        const bytes = encode(state)
        const decoded = decode(program, bytes)
        if (!decoded.ok) throw new Error(decoded.error.message)
        expect(encode(decoded.state)).toEqual(bytes)
        expect(toArray(decoded.state.tasks)).toEqual(toArray(state.tasks))
        expect(toArray(decoded.state.items)).toEqual(toArray(state.items))
      }
    })
  }, 3_600_000)

  test('R60 possibleOperations lists what is taken, and nothing else of its kinds is', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = randomFrom(seed)
        const { program, states } = walk(seed)
        const state = states[random(states.length)]!
        const listed = possibleList(program, state, random)
        for (const operation of listed) {
          const result = step(program, state, operation)
          expect(['taken', 'oscillation', ...VALUE_CODES]).toContain(result.ok ? 'taken' : result.error.code)
        }
        const paths = new Set(listed.flatMap((each) => (each.kind === 'confirm' ? [each.path] : [])))
        for (const { path, confirmable } of view(program, state).tasks) {
          expect([path, confirmable]).toEqual([path, paths.has(path)])
          const refused = !step(program, state, { kind: 'confirm', path }).ok
          expect([path, refused || paths.has(path)]).toEqual([path, true])
        }
      }),
      { numRuns: RUNS },
    )
  }, 3_600_000)

  test('R3 every state is at rest: nothing changes when time stands still', () => {
    forWalks(({ program, states }) => {
      for (const state of states.slice(1)) {
        const result = step(program, state, { kind: 'advanceTo', time: state.time })
        expect(result.ok ? result.trail.passes.flat() : []).toEqual([])
      }
    })
  }, 3_600_000)
})
