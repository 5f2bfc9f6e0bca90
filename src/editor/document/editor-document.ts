import type { StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../contracts/index.ts'
import type { TaskClass } from '../../proforma/index.ts'
import type { DocumentState, Ends, Outcome, Place, Point, Selection, Transaction, Words } from './types.ts'

/** Where a new task stands to the one it is made from: with an arrow from it, with an arrow to it, or in parallel. */
export type Side = 'after' | 'before' | 'beside'

/** What the pointer and the keyboard are about to do on the canvas. */
export type Mode =
  | { readonly kind: 'idle' }
  /** The next click on the canvas places a task of this class; `sticky`: and the one after it too. */
  | { readonly kind: 'placing'; readonly task: TaskClass; readonly sticky: boolean }
  /** The author names the task that the arrow from `from` shall lead to; `instead`: an arrow that it takes the place of. */
  | { readonly kind: 'connecting'; readonly from: string; readonly instead?: Ends }
  /** The author chooses the class of a task that comes after, before or beside `from`; `client`: where, in the window. */
  | {
      readonly kind: 'appending'
      readonly from: string
      readonly side: Side
      readonly client?: Point
      /** Put on this arrow, in between. */
      readonly on?: Ends
    }
  /** The name or caption of a task is edited in place. */
  | { readonly kind: 'renaming'; readonly name: string }

/** Where the author is. Not a part of the history. */
export interface ViewState {
  /** The plan that is worked on, as names from the root; never empty while the document has a root. */
  readonly plan: readonly string[]
  /** The plan that fills the canvas: `plan` itself, or one around it in which `plan` is opened in place (rule D13). */
  readonly base: readonly string[]
  /** Paths of the plans that are opened in place, inside of the plan around them. */
  readonly expanded: ReadonlySet<string>
  readonly selection: Selection
  readonly mode: Mode
  /** The last thing that was done or refused, for the live region and the status line. */
  readonly announcement: {
    readonly id: number
    readonly words: Words
  }
  /** The data item whose way through the tasks is shown. */
  readonly flow: string | undefined
  /** Counts up when something asks the canvas or the text to bring the selection into view. */
  readonly reveal: number
}

export interface EditorDocumentOptions {
  readonly text: string
  readonly layout: Layout
  /** Test cases that are kept with the pathway. */
  readonly scenarios?: readonly unknown[]
  /** For people: what the tab and the list of documents show. */
  readonly name: string
  /** Names the document in local storage; without it nothing is kept. */
  readonly id?: string
  /** Milliseconds since 1970. Defaults to the clock of the page. */
  readonly now?: () => number
}

/**
 * One open protocol: text, layout, test cases and history, and where the author is in it. Everything that changes it goes
 * through `transact`, `undo` and `redo`; views read `state` and `view` and keep nothing of their own.
 */
export interface EditorDocument {
  readonly state: StoreApi<DocumentState>
  readonly view: StoreApi<ViewState>
  /** Applies one intention of the author and remembers how to take it back. Refused edits change nothing. */
  transact(transaction: Transaction): Outcome
  undo(): Outcome
  redo(): Outcome
  /** Undoes or redoes until the entry `id` is the last one done; `0` is the document as it was opened. */
  goTo(id: number): Outcome
  /** The next transaction starts an entry of its own even if it could have joined the last one. */
  settle(): void
  select(selection: Selection): void
  /** Goes to a plan, by names from the root. What is drawn stays where the plan can be seen in it already. */
  open(plan: readonly string[]): void
  /** Fills the canvas with a plan, even if it could be seen inside of another one. */
  openAlone(plan: readonly string[]): void
  /** Goes to a place: the plan, and what is selected in it. */
  visit(place: Place): void
  /** Shows who asks for a data item and who reads it, until something else is selected; nothing ends it. */
  showFlow(item: string | undefined): void
  /** Opens plans in place, or closes them. Their paths are joined by `/`. */
  expand(paths: Iterable<string>, open: boolean): void
  setMode(mode: Mode): void
  announce(words: Words): void
  /** Brings what is selected into sight, on the canvas and in the text. */
  reveal(): void
}
