import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { freeName, readKept } from './kept.ts'
import { readScenarioFile, scenarioFileText } from './scenario-file.ts'
import { suiteService, suiteThrough, type SuiteAnswer } from './suite-client.ts'
import { runSuite } from './suite.ts'

describe.each(['curb-65', 'news2'])('the template %s', (template) => {
  const text = readFileSync(`templates/${template}/protocol.pf`, 'utf8')
  const data = (JSON.parse(readFileSync(`templates/${template}/scenarios.json`, 'utf8')) as { scenarios: unknown[] })
    .scenarios
  const { cases, unreadable } = readKept(data)
  const scenarios = cases.map(({ scenario }) => scenario)
  const outcome = runSuite(text, scenarios)

  it('passes all of its test cases', () => {
    expect(unreadable).toEqual([])
    expect(scenarios.length).toBeGreaterThanOrEqual(15)
    if (!outcome.ok) throw new Error(outcome.problems.join())
    expect(outcome.suite.results.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([])
  })

  it('has every task, arrow and option covered by them', () => {
    if (!outcome.ok) throw new Error(outcome.problems.join())
    const { tasks, arrows, candidates } = outcome.suite.coverage
    expect([tasks.missing, arrows.missing, candidates.missing]).toEqual([[], [], []])
  })
})

describe('the test cases of a document', () => {
  it('say why nothing can be run', () => {
    expect(runSuite('plan :: oops', [])).toMatchObject({ ok: false })
  })

  it('have names of their own', () => {
    expect(freeName('A', ['B'])).toBe('A')
    expect(freeName('A', ['A', 'A (2)'])).toBe('A (3)')
  })
})

describe('test cases in a worker', () => {
  const scenarios = Array.from({ length: 25 }, (_, at) => ({ name: `${at}`, steps: [] }))
  const text = readFileSync('templates/curb-65/protocol.pf', 'utf8')

  it('come back as plain data, with word of how far they are', async () => {
    const said: number[] = []
    const start = suiteThrough((listener) => {
      const serve = suiteService((answer: SuiteAnswer) => listener.said(structuredClone(answer)))
      return { ask: (request) => serve(structuredClone(request)), end: () => {} }
    })
    const outcome = await start({ text, scenarios }, (done) => said.push(done)).outcome
    expect(outcome).toMatchObject({ ok: true, suite: { text } })
    expect(said).toEqual([10, 20])
  })

  it('that breaks is an outcome with the reason', async () => {
    const start = suiteThrough((listener) => ({ ask: () => listener.broke('gone'), end: () => {} }))
    expect(await start({ text, scenarios }, () => {}).outcome).toEqual({ ok: false, problems: ['gone'] })
  })
})

describe('a file of test cases', () => {
  it('is read as it was written', () => {
    const scenarios = [{ name: 'A', steps: [{ confirm: 'p/a' }] }]
    expect(readScenarioFile(scenarioFileText(scenarios))).toEqual({ scenarios, problems: [] })
  })

  it.each(['', '[]', '{}', 'null', '{"format":"ez-doctor-scenarios","formatVersion":9,"scenarios":[]}'])(
    'that is none is refused with the reason: %s',
    (text) => {
      expect(readScenarioFile(text).problems).toHaveLength(1)
    },
  )

  it('gives what can be read of it, and says what cannot', () => {
    const { scenarios, problems } = readScenarioFile(
      scenarioFileText([{ name: 'A', steps: [] }, { name: 'B', steps: [{ confirms: 'p' }] }, 7]),
    )
    expect(scenarios.map(({ name }) => name)).toEqual(['A'])
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/^B: step 1: "confirms" is not known/)
  })
})
