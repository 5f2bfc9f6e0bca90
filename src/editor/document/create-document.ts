import type { Analysis, Problem, TextEdit } from '../../proforma/index.ts'
import { createStore } from 'zustand/vanilla'
import { words } from './words.ts'
import type { EditorDocument, EditorDocumentOptions, ViewState } from './editor-document.ts'
import { apply, begin, type History, type Operation } from './history.ts'
import { normalise } from './layout-change.ts'
import { baseFor, closeAt, followRename, type Drawn } from './drawn.ts'
import { firstPlace, nothingSelected, soundPlace } from './place.ts'
import { moveProblems, sameProblems } from './problems.ts'
import { read, type Reading } from './reading.ts'
import { difference, EditError } from './text-change.ts'
import type { DocumentState, Outcome, Place, Transaction, Words } from './types.ts'

/** What watches a document from below: the autosave. */
export interface DocumentLog {
  /** Called after each operation that changed something, with the history after it. */
  (operation: Operation, history: History): void
}

/** A document that can also be followed by a log; views see it as an `EditorDocument`. */
export interface LoggedDocument extends EditorDocument {
  readonly log: Set<DocumentLog>
  readonly history: () => History
  /** What the checks found, for the text that `analysis` is of; an older one than the document's is left aside. */
  setProblems(problems: readonly Problem[], analysis: Analysis): void
}

export interface CreateOptions extends EditorDocumentOptions {
  /** The history that an earlier visit left behind; its content is taken instead of `text`, `layout` and `scenarios`. */
  readonly history?: History
}

const ok: Outcome = { ok: true }

/** Opens a document. Opening changes nothing (rule D1). */
export function createEditorDocument(options: CreateOptions): LoggedDocument {
  const now = options.now ?? Date.now
  const { text, layout, scenarios = [] } = options
  let history = options.history ?? begin({ text, layout: normalise(layout), scenarios })
  let reading = read(history.content.text)
  const log = new Set<DocumentLog>()
  const state = createStore<DocumentState>(() => stateOf(options.name, history, reading, 0))
  const view = createStore<ViewState>(() => ({
    ...firstPlace(reading.index),
    base: firstPlace(reading.index).plan,
    expanded: new Set(),
    flow: undefined,
    mode: { kind: 'idle' },
    announcement: { id: 0, words: words('history.opened') },
    reveal: 0,
  }))

  const here = (): Place => ({ plan: view.getState().plan, selection: view.getState().selection })

  const announce = (said: Words): void =>
    view.setState(({ announcement }) => ({ announcement: { id: announcement.id + 1, words: said } }))

  const go = (place: Place): void =>
    view.setState(({ base, expanded, selection, flow }) => {
      const sound = soundPlace(place, reading.index)
      const drawn = { base: baseFor({ base, expanded }, sound.plan) }
      return { ...sound, ...drawn, flow: sound.selection === selection ? flow : undefined }
    })

  const draw = (change: (drawn: Drawn) => Drawn): void => view.setState((before) => change(before))

  /** Applies an operation; false when it changed nothing. Throws `EditError`. */
  const run = (operation: Operation): boolean => {
    const next = apply(history, operation)
    if (next === history) return false
    const { text } = history.content
    const { problems, analysis, revision } = state.getState()
    const { index } = reading
    if (next.content.text !== text) reading = read(next.content.text, reading)
    history = next
    if (operation.kind !== 'settle')
      state.setState({
        ...stateOf(options.name, history, reading, revision + 1),
        problems: moveProblems(problems, changeOf(operation, text, next.content.text)),
        analysis,
      })
    if (reading.index !== index) draw((drawn) => followRename(drawn, index, reading.index))
    for (const listener of log) listener(operation, history)
    return true
  }

  const transact = (transaction: Transaction): Outcome => {
    const { label, edits = [], layout = {}, scenarios, merge } = transaction
    const before = here()
    const after = { plan: transaction.open ?? before.plan, selection: transaction.select ?? before.selection }
    try {
      const operation = { kind: 'do', label, edits, layout, time: now(), before, after } as const
      run({
        ...operation,
        ...(scenarios === undefined ? {} : { scenarios }),
        ...(merge === undefined ? {} : { merge }),
      })
    } catch (error) {
      if (error instanceof EditError) return refuse(words('refuse.edits'))
      throw error
    }
    go(after)
    if (transaction.silent !== true) announce(transaction.say ?? label)
    return ok
  }

  const refuse = (reason: Words): Outcome => {
    announce(reason)
    return { ok: false, reason }
  }

  const undo = (): Outcome => {
    const entry = history.past.at(-1)
    if (entry === undefined) return refuse(words('announce.nothingToUndo'))
    run({ kind: 'undo' })
    go(entry.before)
    announce(words('announce.undone', { entry: entry.label }))
    return ok
  }

  const redo = (): Outcome => {
    const entry = history.future[0]
    if (entry === undefined) return refuse(words('announce.nothingToRedo'))
    run({ kind: 'redo' })
    go(entry.after)
    announce(words('announce.redone', { entry: entry.label }))
    return ok
  }

  return {
    state,
    view,
    log,
    history: () => history,
    transact,
    undo,
    redo,
    goTo(id) {
      while ((history.past.at(-1)?.id ?? 0) > id) undo()
      while (history.future[0] !== undefined && history.future[0].id <= id) redo()
      return ok
    },
    settle: () => void run({ kind: 'settle' }),
    select: (selection) => go({ ...here(), selection }),
    open: (plan) => go({ plan, selection: nothingSelected }),
    visit: go,
    showFlow: (flow) => view.setState({ flow }),
    openAlone(plan) {
      draw((drawn) => ({ ...drawn, base: plan }))
      go({ plan, selection: nothingSelected })
    },
    expand(paths, open) {
      const before = view.getState()
      const expanded = new Set(before.expanded)
      for (const path of paths)
        if (open) expanded.add(path)
        else expanded.delete(path)
      const closed = closeAt({ base: before.base, expanded }, here())
      draw((drawn) => ({ ...drawn, expanded }))
      if (closed) go(closed)
    },
    setMode: (mode) => view.setState({ mode }),
    announce,
    setProblems(problems, analysis) {
      if (analysis.parsed !== state.getState().parsed) return
      const before = state.getState().problems
      state.setState({ analysis, problems: sameProblems(before, problems) ? before : problems })
    },
    reveal: () => view.setState(({ reveal }) => ({ reveal: reveal + 1 })),
  }
}

function stateOf(name: string, history: History, reading: Reading, revision: number): DocumentState {
  return { name, ...history.content, ...reading, revision, past: history.past, future: history.future }
}

/** The one edit between two texts: the operation's own where it has just one, so that a long text need not be compared. */
function changeOf(operation: Operation, before: string, after: string): TextEdit | undefined {
  const [only, ...others] = operation.kind === 'do' ? operation.edits : []
  return only !== undefined && others.length === 0 ? only : difference(before, after)
}
