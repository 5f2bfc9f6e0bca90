import { describe, expect, it } from 'vitest'
import { parse } from '../../proforma/index.ts'
import {
  begin,
  compile,
  type Coverage,
  CoverageCounter,
  DEFAULT_BEGIN,
  proceed,
  readScenarios,
  runScenario,
  type Scenario,
} from '../../runtime/index.ts'
import { generateProtocol, pick, randomFrom } from '../../runtime/testing/generate.ts'
import { generateScenarios, NotLoadableError, type ScenarioGeneration } from '../index.ts'
import { operationsOf } from '../explore/oracle.ts'
import { curb } from '../testing/curb.ts'

function passes(text: string, { scenarios }: ScenarioGeneration): boolean {
  const compiled = compile(parse(text))
  return compiled.ok && scenarios.every(({ scenario }) => runScenario(compiled.program, scenario).passed)
}

const missing = (coverage: Coverage): readonly string[] => Object.values(coverage).flatMap((each) => each.missing)
const scenariosOf = (generation: ScenarioGeneration): readonly Scenario[] =>
  generation.scenarios.map(({ scenario }) => scenario)

describe('making the scenarios that are missing', () => {
  it('V90 V91: a few runs show everything, and each passes as it is', async () => {
    const made = await generateScenarios(curb())
    expect(missing(made.after)).toEqual([])
    expect(made.uncovered).toEqual([])
    expect(made.complete).toBe(true)
    // One for each candidate: no run can show two.
    expect(made.scenarios).toHaveLength(3)
    expect(passes(curb(), made)).toBe(true)
    const read = readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: scenariosOf(made) })
    expect(read.ok).toBe(true)
  })

  it('V91: each run goes on to the end and says what it saw there', async () => {
    const { scenarios } = await generateScenarios(curb())
    for (const { scenario, shows } of scenarios) {
      expect(scenario.steps.at(-1)?.expect).toMatchObject({ ended: true })
      expect(shows.length).toBeGreaterThan(0)
    }
  })

  it('V92: what the existing scenarios show is not shown again', async () => {
    const first = await generateScenarios(curb())
    const [, ...rest] = scenariosOf(first)
    const second = await generateScenarios(curb(), rest)
    expect(second.scenarios).toHaveLength(1)
    expect(missing(second.after)).toEqual([])
    expect(missing(second.before).length).toBe(second.scenarios[0]?.shows.length)
    const third = await generateScenarios(curb(), scenariosOf(first))
    expect(third.scenarios).toEqual([])
    expect(third.complete).toBe(true)
  })

  it('V92: names are new ones', async () => {
    const first = await generateScenarios(curb())
    const taken = scenariosOf(first).map((scenario) => ({ ...scenario, patient: {}, steps: [], expect: {} }))
    const second = await generateScenarios(curb(), taken)
    const names = [...taken, ...scenariosOf(second)].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  const GAPS = `plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ;
      component :: 'late' ; schedule_constraint :: completed('never') ; component :: 'never' ; end plan .
    enquiry :: 'ask' ; source :: 'x' ; end enquiry .
    decision :: 'k' ;
      candidate :: 'a' ; argument :: for, x >= 0 ; argument :: against, x > 10 ;
      candidate :: 'b' ; argument :: for, x > 3 and x < 2 ;
    end decision .
    action :: 'never' ; precondition :: false ; end action .
    action :: 'late' ; end action .
    data :: 'x' ; type :: integer ; range :: 0 .. 10 ; end data .`

  it('V93: what no run can show is named, with the reason', async () => {
    const made = await generateScenarios(GAPS)
    expect(made.complete).toBe(true)
    expect(made.uncovered.map(({ words, reason }) => `${words}: ${reason}`)).toEqual([
      'p/late: never-starts',
      'p/never: never-starts',
      'p/never -> p/late: never-along',
      'p/k: b: never-true',
      'p/k: a: x >= 0 is false: always-true',
      'p/k: a: x > 10 is true: never-true',
      'p/k: b: x > 3 and x < 2 is true: never-true',
      'x >= 0 is false: no-value',
      'x > 10 is true: no-value',
    ])
    expect(missing(made.after)).toEqual(made.uncovered.map(({ words }) => words))
  })

  it('V94: what only a decision against the recommendation shows is decided so, with a reason', async () => {
    const text = `plan :: 'p' ; component :: 'k' ; component :: 'b' ; schedule_constraint :: completed('k') ; end plan .
      decision :: 'k' ; candidate :: 'yes' ; argument :: for, true ; candidate :: 'no' ; end decision .
      action :: 'b' ; precondition :: result_of('k') = no ; end action .`
    const made = await generateScenarios(text)
    expect(missing(made.after)).not.toContain('p/b')
    const commits = scenariosOf(made).flatMap(({ steps }) => steps.flatMap(({ commit }) => commit ?? []))
    expect(commits.find(({ candidates }) => candidates.includes('no'))?.reason).toMatch(/against/)
    expect(commits.find(({ candidates }) => candidates.includes('yes'))?.reason).toBeUndefined()
  })

  it('V95: values that nobody asks for come with the patient', async () => {
    const text = `plan :: 'p' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'a' ; wait_condition :: weight / height > 25 ; end action . action :: 'b' ; wait_condition :: signs includes "fever" ; end action .
      data :: 'weight' ; type :: real ; precision :: 0.1 ; range :: 1 .. 300 ; end data .
      data :: 'height' ; type :: real ; precision :: 0.1 ; range :: 0.5 .. 2.5 ; end data .
      data :: 'signs' ; type :: text ; multiple ; range :: "fever", "cough" ; end data .`
    const made = await generateScenarios(text)
    expect(missing(made.after)).toEqual([])
    expect(scenariosOf(made).some(({ patient }) => patient?.['weight'] !== undefined)).toBe(true)
    expect(passes(text, made)).toBe(true)
  })

  it('V96: autonomous tasks and decisions, cycles, triggers and waiting for the clock are shown too', async () => {
    const text = `plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ;
        component :: 'again' ; number_of_cycles :: 2 ; cycle_repeat :: 2 hours ; schedule_constraint :: completed('k') ;
        component :: 'after' ; schedule_constraint :: completed('again') ;
        component :: 'call' ; optional :: yes ; component :: 'later' ; end plan .
      enquiry :: 'ask' ; source :: 'x' ; end enquiry .
      decision :: 'k' ; autonomous :: yes ; candidate :: 'a' ; argument :: for, x > 5 ; candidate :: 'b' ; argument :: for, x <= 5 ; end decision .
      action :: 'again' ; end action . action :: 'after' ; autonomous :: yes ; end action .
      action :: 'call' ; trigger :: "go" ; end action .
      action :: 'later' ; wait_condition :: now() >= in_progress_time('p') + 1 days ; end action .
      data :: 'x' ; type :: integer ; end data .`
    const made = await generateScenarios(text)
    expect(missing(made.after)).toEqual([])
    expect(passes(text, made)).toBe(true)
  })

  it('V90: branches side by side are shown together, one run for each of three', async () => {
    const lane = (
      n: number,
    ) => `plan :: 'lane${n}' ; component :: 'ask${n}' ; component :: 'k${n}' ; schedule_constraint :: completed('ask${n}') ;
        ${[1, 2, 3].map((b) => `component :: 'a${n}${b}' ; schedule_constraint :: completed('k${n}') ;`).join(' ')} end plan .
      enquiry :: 'ask${n}' ; source :: 'x${n}' ; end enquiry . data :: 'x${n}' ; type :: text ; range :: "1", "2", "3" ; end data .
      decision :: 'k${n}' ; ${[1, 2, 3].map((b) => `candidate :: 'c${n}${b}' ; argument :: for, x${n} = "${b}" ;`).join(' ')} end decision .
      ${[1, 2, 3].map((b) => `action :: 'a${n}${b}' ; precondition :: result_of('k${n}') = c${n}${b} ; end action .`).join(' ')}`
    const lanes = [1, 2, 3, 4]
    const text = `plan :: 'p' ; ${lanes.map((n) => `component :: 'lane${n}' ;`).join(' ')} end plan . ${lanes.map(lane).join('\n')}`
    const made = await generateScenarios(text)
    expect(missing(made.after)).toEqual([])
    expect(made.scenarios).toHaveLength(3)
  })

  it('V98: what is multiplied of many items without a range is shown by made-up patients; scores are exact', async () => {
    const items = Array.from({ length: 13 }, (_, i) => `i${i}`)
    const asking = (
      total: string,
    ): string => `plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ; end plan .
      enquiry :: 'ask' ; ${items.map((each) => `source :: '${each}' ;`).join(' ')} end enquiry .
      decision :: 'k' ; candidate :: 'low' ; argument :: for, total < 10 ; candidate :: 'high' ; argument :: for, total >= 10 ; end decision .
      data :: 'total' ; type :: integer ; derivation :: ${total} ; end data .
      ${items.map((each) => `data :: '${each}' ; type :: integer ; end data .`).join(' ')}`
    for (const [total, isExact] of [
      [items.join(' + '), true],
      [items.join(' + ').replace(' +', ' *'), false],
    ] as const) {
      const text = asking(total)
      const made = await generateScenarios(text)
      expect(missing(made.after)).toEqual([])
      expect(made.limits.length === 0).toBe(isExact)
      expect(passes(text, made)).toBe(true)
    }
  })

  it('V97: the same input gives the same scenarios, byte for byte', async () => {
    const again = async () => JSON.stringify(await generateScenarios(GAPS))
    expect(await again()).toBe(await again())
  })

  it('V97: budgets and cancelling end the work, with what was made until then', async () => {
    const few = await generateScenarios(curb(), [], { budget: { maxScenarios: 1 } })
    expect(few.scenarios).toHaveLength(1)
    expect(few.complete).toBe(false)
    expect(few.uncovered.every(({ reason }) => reason === 'not-found')).toBe(true)
    const none = await generateScenarios(curb(), [], { signal: { aborted: true } })
    expect(none.scenarios).toEqual([])
    expect(none.complete).toBe(false)
  })

  it('a text with errors is not looked at', async () => {
    await expect(generateScenarios('plan :: ')).rejects.toThrow(NotLoadableError)
  })

  it('V91 V93: on random protocols every scenario passes, and what is called impossible does not happen by chance', async () => {
    for (let seed = 0; seed < 4; seed += 1) {
      const text = generateProtocol(randomFrom(seed))
      const made = await generateScenarios(text, [], { budget: { maxStates: 300 } })
      expect(passes(text, made), `seed ${seed}`).toBe(true)
      const impossible = made.uncovered.filter(({ reason }) => reason !== 'not-found').map(({ words }) => words)
      expect(seenByChance(text, seed, impossible), `seed ${seed}`).toEqual([])
    }
  }, 60_000)
})

/** Which of these goals random runs of the outside show. */
function seenByChance(text: string, seed: number, words: readonly string[]): readonly string[] {
  const random = randomFrom(seed)
  const compiled = compile(parse(text))
  if (!compiled.ok) return words
  const { program } = compiled
  const values = (item: string) => (item === 'f' ? [true, false] : [0, 1, 2, 3])
  const options = { environment: { commit: 'free', asynchronousData: false } as const, values, maxStates: 0 }
  const counter = new CoverageCounter(program)
  for (let run = 0; run < 25; run += 1) {
    let moment = begin(program, DEFAULT_BEGIN)
    for (let length = 0; length < 25; length += 1) {
      const possible = [...operationsOf(program, moment.state, options)]
      if (length === 1) possible.push({ kind: 'set', values: { x: random(4), y: random(4), f: random(2) === 1 } })
      const next = possible.length > 0 ? proceed(program, moment, pick(random, possible)) : undefined
      if (next?.ok) moment = next.moment
    }
    counter.add(moment)
  }
  const open = new Set(counter.missing().map((goal) => goal.words))
  return words.filter((each) => !open.has(each))
}
