import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../runtime/index.ts'
import { scenarioService, type GenerateResponse } from '../../verifier/index.ts'
import { createEditorDocument } from '../document/create-document.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { generateThrough, type StartGenerating } from './generate-client.ts'
import { createProposals } from './proposals.ts'
import { runSuite } from './suite.ts'
import { createTestCases } from './test-cases.ts'

const curb65 = readFileSync('templates/curb-65/protocol.pf', 'utf8')

/** The real search, without a thread of its own. */
const inPlace = generateThrough((listener) => {
  const serve = scenarioService({
    post: (response: GenerateResponse) => listener.said(structuredClone(response)),
    now: () => 0,
    pause: () => Promise.resolve(),
  })
  // A worker never answers within the call.
  return { ask: (request) => queueMicrotask(() => void serve(structuredClone(request))), end: () => {} }
})

function opened(text = curb65, start: StartGenerating = inPlace, scenarios: readonly Scenario[] = []) {
  const document = createEditorDocument({ text, layout: emptyLayout, name: 'test', scenarios })
  const testCases = createTestCases(document, (request) => ({
    outcome: Promise.resolve(runSuite(request.text, request.scenarios)),
    cancel: () => {},
  }))
  return { document, testCases, proposals: createProposals(document, testCases, start) }
}

describe('missing test cases', () => {
  it('are proposed, all of them chosen, and those that are taken are one entry of the history', async () => {
    const { document, testCases, proposals } = opened()
    await proposals.look()
    const found = proposals.state.getState()
    if (found.kind !== 'found') throw new Error(found.kind)
    const names = found.open.map(({ scenario }) => scenario.name)
    expect(names.length).toBeGreaterThan(2)
    expect([...found.chosen]).toEqual(names)
    proposals.choose(names.slice(1))
    expect(proposals.add()).toBe(names.length - 1)
    expect(testCases.state.getState().cases.map(({ scenario }) => scenario.name)).toEqual(names.slice(1))
    expect(proposals.state.getState()).toMatchObject({ open: [{ scenario: { name: names[0] } }] })
    document.undo()
    expect(testCases.state.getState().cases).toEqual([])
  })

  it('pass when they are run, and leave nothing of tasks and options uncovered', async () => {
    const { testCases, proposals } = opened()
    await proposals.look()
    proposals.add()
    expect(proposals.state.getState()).toEqual({ kind: 'none' })
    await testCases.run()
    const { outcome } = testCases.state.getState()
    if (outcome?.ok !== true) throw new Error('not run')
    expect(outcome.suite.results.every(({ passed }) => passed)).toBe(true)
    expect(outcome.suite.open.filter(({ kind }) => kind !== 'threshold' && kind !== 'argument')).toEqual([])
  })

  it('of a text that cannot be run are refused with the reason', async () => {
    const { proposals } = opened('plan :: oops')
    await proposals.look()
    expect(proposals.state.getState()).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/./) })
  })

  it('a search that was closed says nothing any more', async () => {
    let finish = (): void => {}
    const { proposals } = opened(curb65, () => ({
      outcome: new Promise((resolve) => (finish = () => resolve({ ok: false, reason: 'late' }))),
      finish: () => {},
      cancel: () => {},
    }))
    const looking = proposals.look()
    expect(proposals.state.getState()).toEqual({ kind: 'looking' })
    proposals.close()
    finish()
    await looking
    expect(proposals.state.getState()).toEqual({ kind: 'none' })
  })
})
