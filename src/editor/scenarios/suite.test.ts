import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { freeName, runSuite, scenariosOf } from './suite.ts'

describe.each(['curb-65', 'news2'])('the template %s', (template) => {
  const text = readFileSync(`templates/${template}/protocol.pf`, 'utf8')
  const data = (JSON.parse(readFileSync(`templates/${template}/scenarios.json`, 'utf8')) as { scenarios: unknown[] })
    .scenarios
  const { scenarios, problems } = scenariosOf(data)
  const outcome = runSuite(text, scenarios)

  it('passes all of its test cases', () => {
    expect(problems).toEqual([])
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
    expect(scenariosOf([{ name: 1 }]).problems.length).toBeGreaterThan(0)
  })

  it('have names of their own', () => {
    expect(freeName('A', ['B'])).toBe('A')
    expect(freeName('A', ['A', 'A (2)'])).toBe('A (3)')
  })
})
