import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DocumentState, EditorDocument } from '../../editor/index.ts'
import type { DocumentChange, Documents } from '../local/documents.ts'

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Keeps a document in the browser as it changes. */
export interface Autosave {
  readonly state: StoreApi<SaveState>
  /** Writes what is not yet kept, now. */
  readonly flush: () => Promise<void>
  /** Stops watching, once and for all; what is not yet kept is written first. */
  readonly close: () => Promise<void>
}

/** A change is written when so many milliseconds have passed without another one. */
export const QUIET_MS = 250

/**
 * Follows a document and keeps each of its states in local storage, one write at a time. A write that fails is said
 * and tried again with the next change.
 * @param ahead the document holds more than what is kept
 */
export function autosave(
  document: EditorDocument,
  id: string,
  documents: Pick<Documents, 'save'>,
  ahead = false,
): Autosave {
  const state = createStore<SaveState>(() => ({ kind: ahead ? 'saving' : 'saved' }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let kept = ahead ? -1 : document.state.getState().revision
  let closed = false

  const write = async (): Promise<void> => {
    if (closed) return
    const now = document.state.getState()
    const { revision, text, layout, scenarios } = now
    if (revision === kept) return
    try {
      await documents.save(id, { text, layout, scenarios, name: titleOf(now) } satisfies DocumentChange)
      kept = revision
      if (document.state.getState().revision === revision) state.setState({ kind: 'saved' }, true)
    } catch (error) {
      state.setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }, true)
    }
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    writing = writing.then(write)
    return writing
  }
  const unsubscribe = document.state.subscribe((next, before) => {
    if (next.revision === before.revision) return
    if (state.getState().kind === 'saved') state.setState({ kind: 'saving' }, true)
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), QUIET_MS)
  })
  if (ahead) void flush()
  return {
    state,
    flush,
    async close() {
      unsubscribe()
      await flush()
      closed = true
    },
  }
}

/** What people call a document: its title, else the caption of its root plan, else the name it was opened with. */
export function titleOf(state: DocumentState): string {
  const root = state.index.root === undefined ? undefined : state.index.tasks.get(state.index.root)
  return state.index.header?.title?.value || root?.caption?.value || state.name
}
