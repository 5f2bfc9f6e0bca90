import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { conformance } from '../commands/conformance.ts'
import type { ConformanceCase } from './cases.ts'
import { problemsOf, readCases } from './read.ts'
import { runCase } from './run.ts'

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
      `step 2 {"set":{"x":"a"}}: was refused (wrong-type): 'x': This value is of another type.`,
      'step 3 {"confirm":"p/a","error":true}: was taken and should be refused',
      'step 4 after {"confirm":"p/a","error":true}: p/a is "completed", expected "dormant"',
      'step 4 after {"confirm":"p/a","error":true}: p/zz is not there, expected "dormant"',
      'step 4 after {"confirm":"p/a","error":true}: recommended of p/k c is false, expected true',
      'step 4 after {"confirm":"p/a","error":true}: x is null, expected 3',
    ])
  })

  test('texts that must not load, and texts that do not', () => {
    expect(failures([{ load: 'error' }])).toEqual(['the text was loaded and should have been refused'])
    expect(failures([{ load: 'error' }], "plan :: 'p' ;")).toEqual([])
    expect(failures([{ start: true }], "plan :: 'p' ; component :: 'b' ; end plan .")[0]).toMatch(/^not loaded: /)
  })
})

describe('a conformance file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ez-cases-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Status and lines of the command for a file with this text. */
  async function run(text: string): Promise<{ readonly status: number; readonly lines: readonly string[] }> {
    const file = join(folder, 'cases.json')
    writeFileSync(file, text)
    const lines: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line).trimEnd()) > 0)
    try {
      return { status: await conformance([file]), lines }
    } finally {
      spy.mockRestore()
    }
  }

  const one = (steps: unknown) => JSON.stringify([{ id: 'X1', title: 'a case', pf: PF, steps, source: 'here' }])

  test('the last line counts', async () => {
    const good = await run(one([{ start: true, note: 'a remark' }]))
    expect(good).toEqual({ status: 0, lines: ['1 passed, 0 failed'] })
    const bad = await run(one([{ start: true }, { expect: { states: { p: 'dormant' } } }]))
    expect(bad.status).toBe(1)
    expect(bad.lines).toEqual([
      'X1 a case',
      '  step 2 after {"start":true}: p is "in_progress", expected "dormant"',
      '0 passed, 1 failed',
    ])
  })

  test('what is no file of cases is said, and nothing is run', async () => {
    await expect(conformance([])).rejects.toThrow(/Which file/)
    await expect(conformance([join(folder, 'nope.json')])).rejects.toThrow(/no such file/)
    await expect(run('[{')).rejects.toThrow(/is no JSON/)
    await expect(run('7')).rejects.toThrow(/no list of conformance cases/)
    await expect(run('[{"id":"A1"}]')).rejects.toThrow(/case A1: "pf" is not a text/)
    await expect(run('[null]')).rejects.toThrow(/case 1: is not an object/)
  })

  test('a case that is not understood fails: it is never passed without looking', async () => {
    const read = readCases(
      JSON.parse(
        one([
          { start: true, confirm: 'p/a' },
          { strat: 1 },
          { expect: { state: {} } },
          {},
          3,
          { expect: { eval: ['x'] } },
        ]),
      ),
    )
    const [first] = read.ok ? read.cases : []
    expect(first && problemsOf(first)).toEqual([
      'step 1: does start and confirm; a step does one thing.',
      expect.stringMatching(/^step 2: "strat" is not known here/),
      'step 2: does nothing.',
      expect.stringMatching(/^step 3, expect: "state" is not known here/),
      'step 4: does nothing.',
      'step 5: is not an object.',
      'step 6, expect: "eval" has not the form it should have.',
    ])
    expect((await run(one([{ strat: 1 }]))).status).toBe(1)
  })

  test('operations that are wrong on purpose reach the engine', async () => {
    const steps = [
      { start: true },
      { set: 3, error: true },
      { set: { x: { deep: [] } }, error: true },
      { unset: 'x', error: true },
      { confirm: 7, error: true },
      { commit: ['p/k', 'c'], error: true },
      { advanceTo: 'soon', error: true },
      { trigger: null, error: true },
    ]
    expect(await run(one(steps))).toEqual({ status: 0, lines: ['1 passed, 0 failed'] })
  })
})
