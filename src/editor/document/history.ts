import type { Layout } from '../../contracts/index.ts'
import type { TextEdit } from '../../proforma/index.ts'
import { applyLayout, invertLayout } from './layout-change.ts'
import { applyEdits, invert } from './text-change.ts'
import type { LayoutChange, Place } from './types.ts'
import type { Words } from './words.ts'

/** What the history keeps: the document itself. */
export interface Content {
  readonly text: string
  readonly layout: Layout
  /** Test cases, as data in the runner's form; what is no test case is kept as it is. */
  readonly scenarios: readonly unknown[]
}

/** One change of the content together with the change that takes it back. */
interface Step {
  readonly edits: readonly TextEdit[]
  readonly layout: LayoutChange
  readonly undoEdits: readonly TextEdit[]
  readonly undoLayout: LayoutChange
  /** The test cases before and after, where the step changed them: they are few, so the whole list is kept. */
  readonly scenarios?: { readonly before: readonly unknown[]; readonly after: readonly unknown[] }
}

/** One intention of the author (rule D3). A burst of typing has one step for each stroke. */
export interface Entry {
  readonly id: number
  readonly label: Words
  readonly time: number
  readonly merge?: string
  readonly steps: readonly Step[]
  readonly before: Place
  readonly after: Place
}

/** What can happen to a document. A list of these is its log: replaying it gives the same history (rule D7). */
export type Operation =
  | {
      readonly kind: 'do'
      readonly label: Words
      readonly edits: readonly TextEdit[]
      readonly layout: LayoutChange
      /** The test cases from now on, when they change. */
      readonly scenarios?: readonly unknown[]
      readonly merge?: string
      readonly time: number
      readonly before: Place
      readonly after: Place
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'settle' }

export interface History {
  readonly content: Content
  /** Oldest first. */
  readonly past: readonly Entry[]
  /** The next to be redone first. */
  readonly future: readonly Entry[]
  readonly nextId: number
  /** Whether the last entry may still grow. */
  readonly open: boolean
}

/** Entries kept; older ones can no longer be undone (rule D8). */
export const MAX_ENTRIES = 1000

/** A pause longer than this ends a burst, in milliseconds (rule D4). */
export const BURST_PAUSE = 1500

export function begin(content: Content): History {
  return { content, past: [], future: [], nextId: 1, open: false }
}

/** The history after one operation. Throws `EditError` for edits that do not fit the text; nothing is changed then. */
export function apply(history: History, operation: Operation): History {
  switch (operation.kind) {
    case 'do':
      return perform(history, operation)
    case 'undo':
      return undo(history)
    case 'redo':
      return redo(history)
    case 'settle':
      return history.open ? { ...history, open: false } : history
  }
}

type Do = Extract<Operation, { kind: 'do' }>

function perform(history: History, operation: Do): History {
  const { content } = history
  const text = applyEdits(content.text, operation.edits)
  const layout = applyLayout(content.layout, operation.layout)
  const scenarios = operation.scenarios ?? content.scenarios
  if (text === content.text && layout === content.layout && scenarios === content.scenarios) return history
  const step: Step = {
    edits: operation.edits,
    layout: operation.layout,
    undoEdits: invert(content.text, operation.edits),
    undoLayout: invertLayout(content.layout, operation.layout),
    ...(scenarios === content.scenarios ? {} : { scenarios: { before: content.scenarios, after: scenarios } }),
  }
  const last = history.past.at(-1)
  const joins = last !== undefined && history.open && joinable(last, operation)
  const entry: Entry = joins
    ? { ...last, label: operation.label, time: operation.time, steps: [...last.steps, step], after: operation.after }
    : newEntry(history.nextId, operation, step)
  const kept = joins ? history.past.slice(0, -1) : history.past.slice(-(MAX_ENTRIES - 1))
  return {
    content: { text, layout, scenarios },
    past: [...kept, entry],
    future: [],
    nextId: joins ? history.nextId : history.nextId + 1,
    open: operation.merge !== undefined,
  }
}

function joinable(last: Entry, next: Do): boolean {
  return last.merge !== undefined && last.merge === next.merge && next.time - last.time <= BURST_PAUSE
}

function newEntry(id: number, operation: Do, step: Step): Entry {
  const { label, time, merge, before, after } = operation
  return { id, label, time, ...(merge === undefined ? {} : { merge }), steps: [step], before, after }
}

function undo(history: History): History {
  const entry = history.past.at(-1)
  if (entry === undefined) return history
  let { text, layout, scenarios } = history.content
  for (const step of entry.steps.toReversed()) {
    text = applyEdits(text, step.undoEdits)
    layout = applyLayout(layout, step.undoLayout)
    scenarios = step.scenarios?.before ?? scenarios
  }
  return {
    ...history,
    content: { text, layout, scenarios },
    past: history.past.slice(0, -1),
    future: [entry, ...history.future],
    open: false,
  }
}

function redo(history: History): History {
  const [entry, ...future] = history.future
  if (entry === undefined) return history
  let { text, layout, scenarios } = history.content
  for (const step of entry.steps) {
    text = applyEdits(text, step.edits)
    layout = applyLayout(layout, step.layout)
    scenarios = step.scenarios?.after ?? scenarios
  }
  return { ...history, content: { text, layout, scenarios }, past: [...history.past, entry], future, open: false }
}
