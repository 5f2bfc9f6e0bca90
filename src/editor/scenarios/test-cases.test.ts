import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scenario } from '../../runtime/index.ts'
import { createEditorDocument } from '../document/create-document.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { keepTested, REST_MS } from './keep-tested.ts'
import type { StartSuite } from './suite-client.ts'
import { runSuite } from './suite.ts'
import { createTestCases } from './test-cases.ts'
import { undoable } from './undoable.ts'
import { words } from '../document/words.ts'

const text = readFileSync('templates/curb-65/protocol.pf', 'utf8')
const scenario = (name: string): Scenario => ({ name, steps: [{ set: { age: 40 } }] })
const inPlace: StartSuite = (request) => ({
  outcome: Promise.resolve(runSuite(request.text, request.scenarios)),
  cancel: () => {},
})

function opened(scenarios: readonly unknown[] = [], start = inPlace) {
  const document = createEditorDocument({ text, layout: emptyLayout, name: 'test', scenarios })
  const testCases = createTestCases(document, start)
  const names = () => testCases.state.getState().cases.map((one) => one.scenario.name)
  const at = (place: number) => {
    const found = testCases.state.getState().cases[place]
    if (found === undefined) throw new Error('no such test case')
    return found
  }
  return { document, testCases, names, at }
}

describe('the test cases of a document', () => {
  it('K1: are a part of it: adding several, renaming and deleting are entries that undo takes back', () => {
    const { document, testCases, names, at } = opened([scenario('A')])
    expect(testCases.add([scenario('A'), scenario('B')])).toEqual(['A (2)', 'B'])
    testCases.rename(at(1), 'C')
    testCases.remove(at(0))
    expect(names()).toEqual(['C', 'B'])
    document.undo()
    expect(names()).toEqual(['A', 'C', 'B'])
    document.undo()
    document.undo()
    expect(names()).toEqual(['A'])
    document.redo()
    expect(names()).toEqual(['A', 'A (2)', 'B'])
  })

  it('K1: share one history with the text', () => {
    const { document, testCases, names } = opened()
    testCases.add([scenario('A')])
    document.transact({ label: words('history.typing'), edits: [{ span: { start: 0, end: 0 }, text: '// x\n' }] })
    document.undo()
    expect(document.state.getState().text).toBe(text)
    expect(names()).toEqual(['A'])
    document.undo()
    expect(names()).toEqual([])
  })

  it('get no name twice, and a name that is taken gets a number', () => {
    const { testCases, names, at } = opened([scenario('A'), scenario('B')])
    testCases.rename(at(1), 'A')
    expect(names()).toEqual(['A', 'A (2)'])
    testCases.rename(at(1), 'A (2)')
    expect(names()).toEqual(['A', 'A (2)'])
  })

  it('K2: what is no test case is said, kept untouched, and takes nothing else with it', () => {
    const broken = { name: 'old', stepz: [] }
    const { document, testCases, names } = opened([broken, scenario('A')])
    expect(names()).toEqual(['A'])
    expect(testCases.state.getState().unreadable).toMatchObject([{ at: 0, name: 'old' }])
    testCases.add([scenario('B')])
    expect(document.state.getState().scenarios[0]).toBe(broken)
    const [first] = testCases.state.getState().unreadable
    if (first !== undefined) testCases.removeUnreadable(first)
    expect(document.state.getState().scenarios).toHaveLength(2)
  })

  it('K3: keep their result while they are not changed themselves', async () => {
    const { testCases, at } = opened([scenario('A'), scenario('B')])
    await testCases.run()
    testCases.rename(at(0), 'C')
    const { results } = testCases.state.getState()
    expect(results.get(at(0).scenario)).toBeUndefined()
    expect(results.get(at(1).scenario)?.passed).toBe(true)
  })

  it('a run that is overtaken says nothing any more', async () => {
    const finish: (() => void)[] = []
    const { testCases } = opened([scenario('A')], (request) => ({
      outcome: new Promise((resolve) => finish.push(() => resolve(runSuite(request.text, request.scenarios)))),
      cancel: () => {},
    }))
    const first = testCases.run()
    const second = testCases.run()
    finish[0]?.()
    await first
    expect(testCases.state.getState().running).toEqual({ done: 0, count: 1 })
    finish[1]?.()
    await second
    expect(testCases.state.getState()).toMatchObject({ running: undefined, outcome: { ok: true } })
  })
})

describe('a deletion with a button to take it back', () => {
  it('is undone while it is the last thing that happened, and made good after that', () => {
    const { document, testCases, names, at } = opened([scenario('A'), scenario('B')])
    const { scenario: gone } = at(0)
    testCases.remove(at(0))
    undoable(document, () => testCases.add([gone]))()
    expect(names()).toEqual(['A', 'B'])
    expect(document.state.getState().past).toEqual([])
    testCases.remove(at(0))
    const restore = undoable(document, () => testCases.add([gone]))
    testCases.rename(at(0), 'C')
    restore()
    expect(names()).toEqual(['C', 'A'])
  })
})

describe('after every change', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('K3: test cases that were run once are run again when the author rests', async () => {
    const { document, testCases } = opened([scenario('A')])
    const stop = keepTested(document, testCases)
    const change = (added: string) =>
      document.transact({ label: words('history.typing'), edits: [{ span: { start: 0, end: 0 }, text: added }] })
    change('// a\n')
    await vi.advanceTimersByTimeAsync(REST_MS)
    expect(testCases.state.getState().outcome).toBeUndefined()
    await testCases.run()
    change('// b\n')
    change('// c\n')
    await vi.advanceTimersByTimeAsync(REST_MS)
    expect(testCases.state.getState().outcome).toMatchObject({ suite: { text: document.state.getState().text } })
    stop()
    change('// d\n')
    await vi.advanceTimersByTimeAsync(REST_MS)
    expect(testCases.state.getState().outcome).not.toMatchObject({ suite: { text: document.state.getState().text } })
  })
})
