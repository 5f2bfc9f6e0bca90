import { analyse, parse, type Problem, type Span } from '../../proforma/index.ts'
import type { Gesture } from './gestures/gesture.ts'
import { applyEdits, inOrder } from './text-change.ts'
import type { DocumentState } from './types.ts'

/** What would be wrong with the changed places if a gesture were carried out. */
export interface Trial {
  /** The text could no longer be read there: better not to take it over yet. */
  readonly syntax: readonly Problem[]
  /** It can be read, but something in it is wrong. */
  readonly others: readonly Problem[]
}

const nothing: Trial = { syntax: [], others: [] }

/** Tries a gesture on a copy of the document and looks at what it touched. Changes nothing. */
export function tryGesture(state: DocumentState, gesture: Gesture): Trial {
  if (!gesture.ok) return nothing
  const edits = inOrder(gesture.transaction.edits ?? [], state.text.length)
  if (edits.length === 0) return nothing
  const parsed = parse(applyEdits(state.text, edits), state.parsed)
  const touched = spansAfter(edits)
  const broken = parsed.problems.filter((problem) => !known(state.parsed.problems, problem))
  if (broken.length > 0) return { syntax: broken.slice(0, 1), others: [] }
  const { problems } = analyse(parsed, state.analysis)
  return { syntax: [], others: problems.filter(({ span }) => touched.some((one) => meets(one, span))) }
}

function spansAfter(edits: ReturnType<typeof inOrder>): Span[] {
  let shift = 0
  return edits.map(({ span, text }) => {
    const start = span.start + shift
    shift += text.length - (span.end - span.start)
    return { start, end: start + text.length }
  })
}

function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

function known(before: readonly Problem[], problem: Problem): boolean {
  return before.some(({ code, message }) => code === problem.code && message === problem.message)
}
