import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEditorDocument, type LoggedDocument } from '../document/create-document.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { words } from '../document/words.ts'
import { historyDatabase, type HistoryStore } from './history-database.ts'
import { restore } from './history-record.ts'
import { keepHistory } from './keep-history.ts'

const TEXT = `plan :: 'P' ;\nend plan .\n`
let count = 0
const freshStore = (): HistoryStore => historyDatabase(`history-${count++}`)

function open(text = TEXT): LoggedDocument {
  return createEditorDocument({ text, layout: emptyLayout, name: 'test', now: () => count++ * 10_000 })
}

function type(document: LoggedDocument, text: string): void {
  const { length } = document.state.getState().text
  document.transact({ label: words('history.typing'), edits: [{ span: { start: length, end: length }, text }] })
}

async function reopened(store: HistoryStore, kept: { text: string; scenarios?: readonly unknown[] }) {
  return restore(await store.read('d'), { text: kept.text, layout: emptyLayout, scenarios: kept.scenarios ?? [] })
}

describe('the history of a document', () => {
  test('S2: comes back as it was, whatever happened', async () => {
    const steps = fc.array(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('undo' as const, 'redo' as const)), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const store = freshStore()
        const document = open()
        const keeping = keepHistory(document, 'd', store)
        for (const step of steps) {
          if (step === 'undo') document.undo()
          else if (step === 'redo') document.redo()
          else type(document, step)
        }
        await keeping.flush()
        const { history } = await reopened(store, document.state.getState())
        expect(history.content).toEqual(document.history().content)
        expect(history.past).toEqual(document.history().past)
        expect(history.future).toEqual(document.history().future)
      }),
      { numRuns: 12 },
    )
  })

  test('S2: can be undone after the page was opened again', async () => {
    const store = freshStore()
    const first = open()
    const keeping = keepHistory(first, 'd', store)
    type(first, '// one\n')
    await keeping.flush()
    const { history } = await reopened(store, first.state.getState())
    const second = createEditorDocument({ text: '', layout: emptyLayout, name: 'test', history })
    second.undo()
    expect(second.state.getState().text).toBe(TEXT)
  })

  test('S3: is not taken for another text', async () => {
    const store = freshStore()
    const document = open()
    const keeping = keepHistory(document, 'd', store)
    type(document, '// one\n')
    await keeping.flush()
    const { history, ahead } = await reopened(store, { text: 'something else' })
    expect(history).toMatchObject({ content: { text: 'something else' }, past: [] })
    expect(ahead).toBe(false)
  })

  test('S4: ahead of the kept text wins', async () => {
    const store = freshStore()
    const document = open()
    const keeping = keepHistory(document, 'd', store)
    type(document, '// last stroke\n')
    await keeping.flush()
    const { history, ahead } = await reopened(store, { text: TEXT })
    expect(ahead).toBe(true)
    expect(history.content.text).toBe(`${TEXT}// last stroke\n`)
  })

  test('S5: long ones are kept as a whole from time to time', async () => {
    const store = freshStore()
    const document = open()
    const keeping = keepHistory(document, 'd', store)
    for (let at = 0; at < 230; at++) type(document, `${at % 10}`)
    await keeping.flush()
    const record = await store.read('d')
    expect(record?.operations.length).toBeLessThan(200)
    expect((await reopened(store, document.state.getState())).history.past).toHaveLength(230)
  })

  test('S6: a failed write is said, and made good by the next one', async () => {
    const real = freshStore()
    let full = false
    const store: HistoryStore = {
      ...real,
      append: (...given) => (full ? Promise.reject(new Error('QuotaExceeded')) : real.append(...given)),
    }
    const failures: unknown[] = []
    const document = open()
    const keeping = keepHistory(document, 'd', store, (error) => failures.push(error))
    full = true
    type(document, 'a')
    await keeping.flush()
    expect(failures).toHaveLength(1)
    type(document, 'b')
    await keeping.flush()
    expect((await reopened(real, document.state.getState())).history.past).toHaveLength(2)
  })

  test('S2: test cases come back with it, and can be undone', async () => {
    const store = freshStore()
    const document = open()
    const keeping = keepHistory(document, 'd', store)
    document.transact({ label: words('history.typing'), scenarios: [{ name: 'a', steps: [] }] })
    type(document, '// one\n')
    await keeping.flush()
    const { history, ahead } = await reopened(store, document.state.getState())
    expect(ahead).toBe(false)
    const again = createEditorDocument({ text: '', layout: emptyLayout, name: 'test', history })
    again.undo()
    expect(again.state.getState().scenarios).toEqual([{ name: 'a', steps: [] }])
    again.undo()
    expect(again.state.getState().scenarios).toEqual([])
  })

  test('S2: a history from before it held test cases takes those that are kept', async () => {
    const store = freshStore()
    const document = open()
    await keepHistory(document, 'd', store).flush()
    type(document, 'x')
    const { snapshot } = (await store.read('d')) ?? { snapshot: document.history() }
    const { scenarios: _, ...content } = snapshot.content
    const old = { snapshot: { ...snapshot, content } as typeof snapshot, operations: [] }
    const kept = { text: TEXT, layout: emptyLayout, scenarios: [{ name: 'a', steps: [] }] }
    expect(restore(old, kept)).toMatchObject({ ahead: false, history: { content: { scenarios: kept.scenarios } } })
  })

  test('is forgotten with its document', async () => {
    const store = freshStore()
    const document = open()
    await keepHistory(document, 'd', store).flush()
    await store.remove('d')
    expect(await store.read('d')).toBeUndefined()
  })
})
