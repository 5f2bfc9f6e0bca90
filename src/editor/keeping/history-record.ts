import { normalise } from '../document/layout-change.ts'
import { apply, begin, type Content, type History, type Operation } from '../document/history.ts'

/** What is kept of a document's history: a whole one, and what happened since. */
export interface HistoryRecord {
  readonly snapshot: History
  readonly operations: readonly Operation[]
}

export interface Restored {
  readonly history: History
  /** The history holds more than the kept content: the last strokes before a crash (rule S4). */
  readonly ahead: boolean
}

/** The history of a kept content, or an empty one when the record is of something else (rules S2 and S3). */
export function restore(record: HistoryRecord | undefined, content: Content): Restored {
  const kept = { ...content, layout: normalise(content.layout) }
  const fresh = { history: begin(kept), ahead: false }
  if (!record) return fresh
  try {
    let history = withScenarios(record.snapshot, kept.scenarios)
    let met = sameContent(history.content, kept)
    for (const operation of record.operations) {
      history = apply(history, operation)
      met ||= sameContent(history.content, kept)
    }
    if (!met) return fresh
    return { history: { ...history, open: false }, ahead: !sameContent(history.content, kept) }
  } catch {
    // A record that does not fit itself is worth nothing; the kept content is.
    return fresh
  }
}

/** Histories did not always hold the test cases: an older record takes those that are kept with the text. */
function withScenarios(history: History, kept: Content['scenarios']): History {
  const { scenarios }: Partial<Content> = history.content
  return scenarios === undefined ? { ...history, content: { ...history.content, scenarios: kept } } : history
}

function sameContent(a: Content, b: Content): boolean {
  return (
    a.text === b.text &&
    samePositions(a.layout.positions, b.layout.positions) &&
    JSON.stringify(a.scenarios) === JSON.stringify(b.scenarios)
  )
}

function samePositions(a: Content['layout']['positions'], b: Content['layout']['positions']): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => a[key]?.x === b[key]?.x && a[key]?.y === b[key]?.y)
  )
}
