import type { Layout } from '../../contracts/index.ts'
import type { Analysis, ParsedProtocol, Problem, ProtocolIndex, TextEdit } from '../../proforma/index.ts'
import type { Words } from './words.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export type { Words } from './words.ts'

/** New positions by layout key (`plan/component`); `null` forgets one. */
export type LayoutChange = Readonly<Record<string, Point | null>>

/** One intention of the author: the changes of text, layout and test cases that say it, and its name. */
export interface Transaction {
  readonly label: Words
  /** In the coordinates of the text before the transaction; they must not overlap. */
  readonly edits?: readonly TextEdit[]
  readonly layout?: LayoutChange
  /** The test cases from now on. */
  readonly scenarios?: readonly unknown[]
  /** Transactions with the same key that follow each other without a pause become one entry (a burst of typing). */
  readonly merge?: string
  /** What is selected once it is done; undo brings back what was selected before. */
  readonly select?: Selection
  /** The plan that is open once it is done. */
  readonly open?: readonly string[]
  /** What is read out instead of the label. */
  readonly say?: Words
  /** Not read out: the author hears the keys already. */
  readonly silent?: boolean
}

/** The two tasks that an arrow joins. */
export interface Ends {
  readonly from: string
  readonly to: string
}

/** What the author is looking at. Never part of the history's undo, only remembered with its entries. */
export type Selection =
  | { readonly kind: 'none' }
  /** Components of the plan that is open. */
  | { readonly kind: 'tasks'; readonly names: readonly string[] }
  | { readonly kind: 'arrow'; readonly from: string; readonly to: string }
  /** A definition that is not on the canvas: a data item, a parameter, a property, the header, the root. */
  | { readonly kind: 'definition'; readonly name: string }

/** Where the author is: the plan on the canvas, as names from the root, and what is selected. */
export interface Place {
  readonly plan: readonly string[]
  readonly selection: Selection
}

/** One line of the history list. */
export interface HistoryEntry {
  readonly id: number
  readonly label: Words
  /** Milliseconds since 1970, from the clock that the document was given. */
  readonly time: number
  /** Set for an entry that may still grow: a burst. */
  readonly merge?: string
}

/** The text together with what can be read of it. Immutable; a new one for each change. */
export interface DocumentState {
  readonly name: string
  readonly text: string
  readonly layout: Layout
  /** Test cases, as data in the runner's form; what is no test case is kept as it is. */
  readonly scenarios: readonly unknown[]
  readonly parsed: ParsedProtocol
  /**
   * What the canvas, the outline and the forms show. A definition whose text is broken stays here in its last
   * sound form, and is named in `outdated`.
   */
  readonly index: ProtocolIndex
  /** Definitions whose text is broken now, so that what is shown of them is out of date; empty when all is sound. */
  readonly outdated: ReadonlySet<string>
  /** Syntax problems at once, the checks when they have run. In document coordinates of `text`. */
  readonly problems: readonly Problem[]
  /** What the checks know of the text; of an older one while they have not run yet, and absent before they first did. */
  readonly analysis?: Analysis | undefined
  /** Counts up with every change of text, layout or test cases, undo and redo too. */
  readonly revision: number
  readonly past: readonly HistoryEntry[]
  readonly future: readonly HistoryEntry[]
}

/** Why a gesture was not carried out, in words for the author. */
export interface Refusal {
  readonly ok: false
  readonly reason: Words
}

export type Outcome = { readonly ok: true } | Refusal
