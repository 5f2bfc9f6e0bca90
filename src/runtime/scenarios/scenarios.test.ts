import { describe, expect, test } from 'vitest'
import { applyEdits, parse, rename } from '../../proforma/index.ts'
import { actions, HOUR, integers, Play, programOf } from '../testing/play.ts'
import { CoverageCounter } from './coverage.ts'
import { type Scenario, scenarioOf } from './format.ts'
import { junit } from './junit.ts'
import { readScenarios } from './read.ts'
import { recordScenario } from './record.ts'
import { type Renamed, renameInScenario } from './rename.ts'
import { describeFailures, runScenario } from './run.ts'

const TEXT = `plan :: 'p' ; component :: 'e' ; component :: 'k' ; schedule_constraint :: completed('e') ;
    component :: 'u' ; schedule_constraint :: completed('k') ; component :: 'v' ; schedule_constraint :: completed('k') ; end plan .
  enquiry :: 'e' ; source :: 'x' ; end enquiry .
  decision :: 'k' ; candidate :: 'a' ; argument :: for, x > 5 ; candidate :: 'b' ; argument :: for, x <= 5 ; end decision .
  action :: 'u' ; precondition :: result_of('k') = a ; end action . action :: 'v' ; precondition :: result_of('k') = b ; end action .
  data :: 'x' ; type :: integer ; range :: 0 .. 9 ; warning_condition :: x > 8 ; end data . ${integers('y')}`

/** Everything that a test case can name, under other names. */
const RENAMED: readonly (readonly [Renamed, string])[] = [
  [{ kind: 'task', name: 'p' }, 'Whole thing'],
  [{ kind: 'task', name: 'k' }, 'Choose'],
  [{ kind: 'task', name: 'u' }, 'do it'],
  [{ kind: 'data', name: 'x' }, 'level'],
  [{ kind: 'data', name: 'y' }, 'other level'],
  [{ kind: 'candidate', decision: 'k', name: 'a' }, 'yes'],
]

const good: Scenario = {
  name: 'high',
  at: '2026-03-01T08:00:00Z',
  patient: { x: 9 },
  expect: {
    states: { 'p/e': 'completed' },
    warnings: ['x'],
    netsupport: { 'p/k': { a: 1, b: 0 } },
    recommended: { 'p/k': ['a'] },
  },
  steps: [
    { set: { x: 10 }, refused: 'out-of-range' },
    { confirm: 'p/u', refused: true, note: 'too early' },
    {
      commit: { path: 'p/k', candidates: ['a'] },
      expect: { committed: { 'p/k': ['a'] }, states: { 'p/u': 'in_progress', 'p/v': 'discarded' } },
    },
    { advanceBy: HOUR, expect: { evaluate: { 'now()': '2026-03-01T09:00:00Z' } } },
    {
      confirm: 'p/u',
      expect: { ended: true, values: { x: 9, y: null }, cycle: { 'p/u': 1 }, requested: { 'p/e': [] } },
    },
  ],
}
describe('scenarios', () => {
  test('S1 a scenario that goes as written passes', () => {
    const result = runScenario(programOf(TEXT), good)
    expect(describeFailures(result)).toEqual([])
    expect(result).toMatchObject({ passed: true, moment: { depth: 5 } })
  })

  test.each(RENAMED)('S7 %j renamed to %s in text and test case: it passes as before', (symbol, to) => {
    const expressions: Scenario = {
      name: 'expressions',
      patient: { x: 9, y: 1 },
      steps: [{ expect: { evaluate: { "x + 'y' > 9": true, "completed('e') and in_progress(k)": true } } }],
    }
    const parsed = parse(TEXT)
    const renamed = programOf(applyEdits(TEXT, rename(parsed, symbol, to)))
    for (const scenario of [good, expressions]) {
      expect(describeFailures(runScenario(programOf(TEXT), scenario))).toEqual([])
      expect(describeFailures(runScenario(renamed, renameInScenario(scenario, symbol, to)))).toEqual([])
    }
    const unchanged = [good, expressions].map((scenario) => runScenario(renamed, scenario).passed)
    expect(unchanged).toContain(false)
  })

  test('S2 expectations that fail are told one by one, and the run goes on', () => {
    const result = runScenario(programOf(TEXT), {
      name: 'wrong',
      patient: { x: 3 },
      expect: { states: { 'p/e': 'dormant', 'p/nope': 'dormant' }, values: { x: 4 } },
      steps: [{ set: { y: 1 }, note: 'later', expect: { recommended: { 'p/k': ['a'] } } }],
    })
    expect(describeFailures(result)).toEqual([
      'beginning: state of p/e: expected "dormant", is "completed"',
      'beginning: state of p/nope: expected "dormant", is not there',
      'beginning: value of x: expected 4, is 3',
      'step 1 (later): recommended in p/k: expected ["a"], is ["b"]; missing "a"; not expected "b"',
    ])
  })

  test('S2 S3 an operation that does not go as written stops the run', () => {
    const run = (...steps: Scenario['steps']) => describeFailures(runScenario(programOf(TEXT), { name: 'n', steps }))
    expect(run({ set: { x: 99 } }, { set: { nope: 1 } })).toEqual([
      "step 1: set was refused (out-of-range): 'x': This value is out of range.",
    ])
    expect(run({ set: { x: 1 }, refused: true })).toEqual(['step 1: set was taken and should have been refused'])
    expect(run({ set: { x: 99 }, refused: 'wrong-type' })).toEqual([
      'step 1: set was refused as out-of-range, not as wrong-type',
    ])
    expect(run({ advanceTo: 'soon' })).toEqual(["step 1: 'soon' is no time like 2026-01-31T14:30:00Z"])
    expect(run({ confirm: 'p/u', trigger: 'go' })).toEqual([
      'step 1: a step does one thing, this one does confirm and trigger',
    ])
    expect(describeFailures(runScenario(programOf(TEXT), { name: 'n', patient: { x: 99 }, steps: [] }))[0]).toMatch(
      /^beginning: set was refused/,
    )
    expect(describeFailures(runScenario(programOf(TEXT), { name: 'n', at: 'soon', steps: [] }))).toEqual([
      "beginning: 'soon' is no time",
    ])
  })

  test('S4 a file is read, or every problem in it is told with its place', () => {
    const file = (scenarios: unknown) => ({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios })
    expect(readScenarios(file([good]))).toEqual({ ok: true, file: file([good]) })
    const problems = (data: unknown) => {
      const read = readScenarios(data)
      return read.ok ? [] : read.problems
    }
    expect(problems(undefined)).toHaveLength(1)
    expect(problems({ format: 'ez-doctor-scenarios', formatVersion: 2 })[0]).toMatch(/version/)
    expect(problems(file([{ name: 'a', steps: [{ sett: {} }] }]))[0]).toMatch(
      /^scenario 1, step 1: "sett" is not known here/,
    )
    expect(
      problems(file([{ name: 'a', steps: [{ set: 3 }, { confirm: 'p', set: {} }, { refused: true }, 7] }])),
    ).toHaveLength(4)
    expect(problems(file([{ name: 'a', steps: [{ expect: { states: { p: 'done' } } }] }]))[0]).toMatch(
      /expect: "states"/,
    )
    expect(
      problems(
        file([
          { name: 'a', steps: [] },
          { name: 'a', steps: [] },
        ]),
      ),
    ).toEqual(['Two scenarios have the name "a".'])
    expect(problems(file([{ steps: 1 }]))).toHaveLength(2)
  })

  test('S5 coverage: what was seen, and what was not, in words', () => {
    const program = programOf(TEXT)
    const counter = new CoverageCounter(program)
    counter.add(runScenario(program, good).moment)
    expect(counter.result()).toEqual({
      tasks: { total: 5, covered: 4, missing: ['p/v'] },
      arrows: { total: 3, covered: 2, missing: ['p/k -> p/v'] },
      candidates: { total: 2, covered: 1, missing: ['p/k: b'] },
      arguments: { total: 4, covered: 2, missing: ['p/k: a: x > 5 is false', 'p/k: b: x <= 5 is true'] },
      thresholds: { total: 4, covered: 2, missing: ['x > 5 is false', 'x <= 5 is true'] },
    })
    counter.add(
      runScenario(program, { name: 'low', patient: { x: 1 }, steps: [{ commit: { path: 'p/k', candidates: ['b'] } }] })
        .moment,
    )
    expect(Object.values(counter.result()).flatMap(({ missing }) => missing)).toEqual([])
  })

  test('S1 operations become a scenario that does them', () => {
    const play = new Play(TEXT, { time: HOUR })
      .start()
      .set({ x: 3 })
      .unset('x')
      .set({ x: 7 })
      .advanceTo(2 * HOUR)
      .commit('p/k', 'a')
    const operations = []
    for (let moment = play.moment; moment.record && moment.previous; moment = moment.previous)
      operations.unshift(moment.record.operation)
    const result = runScenario(play.program, scenarioOf('again', operations, HOUR))
    expect(result.passed).toBe(true)
    expect(result.moment.state).toEqual(play.state)
  })

  test('S1 results as JUnit, with everything escaped', () => {
    const program = programOf(TEXT)
    const results = [
      runScenario(program, good),
      runScenario(program, { name: 'a <"&\u0001>', steps: [{ set: { x: 99 } }] }),
    ]
    const xml = junit([
      { name: 'x.pf', results },
      { name: 'y.pf', results: [], problems: ['1 < 2'] },
    ])
    expect(xml).toContain('<testsuite name="x.pf" tests="2" failures="1" errors="0">')
    expect(xml).toContain(
      'name="a &lt;&quot;&amp;&gt;"><failure message="step 1: set was refused (out-of-range): &apos;x&apos;',
    )
    expect(xml).toContain('<testcase name="load"><error>1 &lt; 2</error></testcase>')
  })
})

describe('what a run shows', () => {
  const AUTONOMOUS = `plan :: 'p' ; component :: 'a' ; component :: 'k' ; schedule_constraint :: completed('a') ; component :: 'z' ; end plan .
    action :: 'a' ; end action . action :: 'z' ; trigger :: "go" ; end action .
    decision :: 'k' ; autonomous :: yes ; candidate :: 'c' ; argument :: for, x > 1 ; candidate :: 'd' ; argument :: for, x > 9 ; end decision .
    data :: 'x' ; type :: integer ; end data .`

  test('S5 a decision that is taken as soon as it starts counts as open at that instant', () => {
    const program = programOf(AUTONOMOUS)
    const counter = new CoverageCounter(program)
    counter.add(new Play(AUTONOMOUS).start().set({ x: 3 }).confirm('p/a').moment)
    expect(counter.result().arguments.missing).toEqual(['p/k: c: x > 1 is false', 'p/k: d: x > 9 is true'])
    expect(counter.result().candidates.missing).toEqual(['p/k: d'])
    expect(counter.result().arrows.missing).toEqual([])
  })

  test('S5 a trigger goes along no arrow', () => {
    const text = `plan :: 'p' ; component :: 'a' ; component :: 'b' ; schedule_constraint :: completed('a') ; component :: 'c' ; end plan .
      ${actions('a', 'c')} action :: 'b' ; trigger :: "go" ; end action .`
    const counter = new CoverageCounter(programOf(text))
    counter.add(new Play(text).start().confirm('p/a').trigger('go').moment)
    expect(counter.result().tasks.missing).toEqual([])
    expect(counter.result().arrows.missing).toEqual(['p/a -> p/b'])
  })

  test('S1 R58 values may have been observed earlier', () => {
    const play = new Play(TEXT, { time: 5 * HOUR }).start().do({ kind: 'set', values: { x: 7 }, at: HOUR })
    const scenario = recordScenario(play.program, 'earlier', play.moment)
    expect(scenario.steps[0]).toMatchObject({ set: { x: 7 }, at: '1970-01-01T01:00:00Z' })
    const again = runScenario(play.program, scenario)
    expect(again.passed).toBe(true)
    expect(again.moment.state).toEqual(play.state)
    const wrong = (step: Scenario['steps'][0]) =>
      describeFailures(runScenario(play.program, { name: 'n', steps: [step] }))[0]
    expect(wrong({ set: { x: 7 }, at: 'then' })).toBe("step 1: 'then' is no time like 2026-01-31T14:30:00Z")
    expect(wrong({ set: { x: 7 }, at: '2027-01-01T00:00:00Z' })).toMatch(/future-dated/)
    const file = { format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: [{ name: 'n', steps: [{ at: 'x' }] }] }
    expect(readScenarios(file)).toMatchObject({ ok: false, problems: [expect.stringMatching(/"at" goes with "set"/)] })
  })

  test('S2 of lists it is said what is missing and what is too much', () => {
    const wanted = { recommended: { 'p/k': ['b', 'c'] } }
    const result = runScenario(programOf(TEXT), { name: 'n', patient: { x: 7 }, expect: wanted, steps: [] })
    expect(describeFailures(result)).toEqual([
      'beginning: recommended in p/k: expected ["b","c"], is ["a"]; missing "b", "c"; not expected "a"',
    ])
  })

  test('S6 a run becomes a scenario that passes, and fails when the text means something else', () => {
    const play = new Play(TEXT, { time: HOUR }).start().set({ x: 7 }).commit('p/k', 'a')
    const scenario = recordScenario(play.program, 'high', play.moment)
    expect(scenario.patient).toEqual({ x: 7 })
    expect(scenario.expect).toEqual({ recommended: { 'p/k': ['a'] } })
    expect(runScenario(play.program, scenario).passed).toBe(true)
    expect(runScenario(programOf(TEXT.replaceAll('x > 5', 'x > 8')), scenario).passed).toBe(false)
    const none = recordScenario(play.program, 'nothing', new Play(TEXT).start().moment)
    expect(none.steps).toEqual([])
    expect(none.expect?.ended).toBe(false)
  })
})
