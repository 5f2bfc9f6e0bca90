import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEditorDocument, words } from '../../editor/index.ts'
import type { Documents } from '../local/documents.ts'
import { autosave, QUIET_MS } from './autosave.ts'

const text = 'plan :: \'p\' ;\n  caption :: "One" ;\nend plan .\n'
const open = () => createEditorDocument({ text, layout: { version: 1, positions: {} }, name: 'p' })
const type = (document: ReturnType<typeof open>, added: string) =>
  document.transact({ label: words('history.typing'), edits: [{ span: { start: 0, end: 0 }, text: added }] })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('keeping a document in the browser', () => {
  it('writes once for a burst of changes, within a second', async () => {
    const document = open()
    const save = vi.fn<Documents['save']>(() => Promise.resolve())
    const { state } = autosave(document, 'id', { save })
    type(document, '// a\n')
    type(document, '// b\n')
    expect(state.getState().kind).toBe('saving')
    await vi.advanceTimersByTimeAsync(QUIET_MS)
    expect(save).toHaveBeenCalledTimes(1)
    expect(save).toHaveBeenCalledWith('id', expect.objectContaining({ text: `// b\n// a\n${text}`, name: 'One' }))
    expect(state.getState().kind).toBe('saved')
    expect(QUIET_MS).toBeLessThan(1000)
  })

  it('writes nothing when nothing changed: opening a pathway changes nothing', async () => {
    const save = vi.fn<Documents['save']>(() => Promise.resolve())
    const { flush, close } = autosave(open(), 'id', { save })
    await flush()
    await close()
    await vi.runAllTimersAsync()
    expect(save).not.toHaveBeenCalled()
  })

  it('writes at once what was found ahead of the kept text', async () => {
    const save = vi.fn<Documents['save']>(() => Promise.resolve())
    const { flush } = autosave(open(), 'id', { save }, true)
    await flush()
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('says why a change was not kept, and tries again with the next one', async () => {
    const document = open()
    const save = vi.fn<Documents['save']>(() => Promise.resolve())
    save.mockRejectedValueOnce(new Error('The disk is full.'))
    const { state } = autosave(document, 'id', { save })
    type(document, '// a\n')
    await vi.advanceTimersByTimeAsync(QUIET_MS)
    expect(state.getState()).toEqual({ kind: 'failed', reason: 'The disk is full.' })
    type(document, '// b\n')
    await vi.advanceTimersByTimeAsync(QUIET_MS)
    expect(state.getState()).toEqual({ kind: 'saved' })
  })

  it('writes what is left when the pathway is closed', async () => {
    const document = open()
    const save = vi.fn<Documents['save']>(() => Promise.resolve())
    const { close } = autosave(document, 'id', { save })
    type(document, '// a\n')
    await close()
    expect(save).toHaveBeenCalledTimes(1)
    type(document, '// too late\n')
    await vi.runAllTimersAsync()
    expect(save).toHaveBeenCalledTimes(1)
  })
})
