import { describe, expect, test } from 'vitest'
import { type ConformanceCase, runCase } from './run.ts'

const PF = `plan :: 'p' ; component :: 'k' ; component :: 'a' ; end plan .
  decision :: 'k' ; candidate :: 'c' ; argument :: for, x > 1 ; candidate :: 'd' ; end decision . action :: 'a' ; end action .
  data :: 'x' ; type :: integer ; warning_condition :: x > 5 ; end data .`

const failures = (steps: ConformanceCase['steps'], pf = PF) => runCase({ id: 'X1', title: 'a case', pf, steps })

describe('conformance cases', () => {
  test('a case that holds has no failures', () => {
    expect(
      failures([
        { expect: { states: { p: 'dormant' } } },
        { start: true },
        { set: { x: 7 } },
        {
          expect: {
            states: { 'p/k': 'in_progress' },
            candidates: { 'p/k': { c: { netsupport: 1, recommended: true, committed: false } } },
            requested: { 'p/k': [] },
            warnings: ['x'],
            values: { x: 7 + 1e-12 },
            eval: [['x + 1', 8]],
            cycle: { 'p/a': 1 },
          },
        },
        { commit: ['p/k', ['nope']], error: true },
        { commit: ['p/k', ['c']] },
        { advanceTo: '2026-01-01T02:00:00Z' },
        { unset: ['x'] },
        { confirm: 'p/a' },
        { expect: { states: { p: 'completed' }, values: { x: null } } },
      ]),
    ).toEqual([])
  })

  test('every kind of failure is told, with its step', () => {
    expect(
      failures([
        { start: true },
        { set: { x: 'a' } },
        { confirm: 'p/a', error: true },
        {
          expect: {
            states: { 'p/a': 'dormant', 'p/zz': 'dormant' },
            values: { x: 3 },
            candidates: { 'p/k': { c: { recommended: true } } },
          },
        },
      ]),
    ).toEqual([
      "step 2: refused: wrong-type 'x': This value is of another type.",
      'step 3: {"confirm":"p/a","error":true} was taken and should be refused',
      'step 4: p/a is "completed", expected "dormant"',
      'step 4: p/zz is undefined, expected "dormant"',
      'step 4: x is null, expected 3',
      'step 4: recommended p/k c is false, expected true',
    ])
  })

  test('texts that must not load, and texts that do not', () => {
    expect(failures([{ load: 'error' }])).toEqual(['the text was loaded and should have been refused'])
    expect(failures([{ load: 'error' }], "plan :: 'p' ;")).toEqual([])
    expect(failures([{ start: true }], "plan :: 'p' ; component :: 'b' ; end plan .")[0]).toMatch(/^not loaded: /)
  })
})
