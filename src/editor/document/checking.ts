import { analyse, checkInSteps, type Analysis, type Problem } from '../../proforma/index.ts'
import type { LoggedDocument } from './create-document.ts'

/** Runs something later; the answer stops it. */
export type Schedule = (task: () => void, milliseconds: number) => () => void

const onTimer: Schedule = (task, milliseconds) => {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}

/** After a gesture the checks follow at once; while the author types they wait for a pause (rule P2). */
const AFTER_GESTURE = 30
const AFTER_TYPING = 400
/** Characters from which looking at a text takes longer than a frame, and how long it waits then for the first drawing. */
const LARGE = 60_000
const AFTER_OPENING = 150
/** Between two slow rules the page gets a turn. */
const BETWEEN = 0

export interface CheckingOptions {
  readonly schedule?: Schedule
  /** ISO 8601 date of today, for rules about dates. */
  readonly today?: () => string
}

/**
 * Keeps the problems of a document up to date: what blocks loading and the fast rules first, the slow rules one by one
 * when nothing else happens. A change stops what is under way. The answer ends it.
 */
export function startChecking(document: LoggedDocument, options: CheckingOptions = {}): () => void {
  const schedule = options.schedule ?? onTimer
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10))
  let stop = (): void => {}
  let analysis: Analysis | undefined

  const run = (): void => {
    const { parsed } = document.state.getState()
    analysis = analyse(parsed, analysis)
    const found: Problem[] = [...analysis.problems]
    for (const problems of checkInSteps(analysis, { speed: 'fast', today: today() })) found.push(...problems)
    const slow = checkInSteps(analysis, { speed: 'slow', today: today() })
    const current = analysis
    const step = (): void => {
      const next = slow.next()
      if (next.done === true) return document.setProblems(inOrder(found), current)
      found.push(...next.value)
      stop = schedule(step, BETWEEN)
    }
    step()
  }

  // A large text is drawn before it is looked at.
  if (document.state.getState().text.length > LARGE) stop = schedule(run, AFTER_OPENING)
  else run()
  const unsubscribe = document.state.subscribe((state, before) => {
    if (state.text === before.text) return
    stop()
    const typing = state.past.at(-1)?.merge !== undefined && state.future.length === 0
    stop = schedule(run, typing ? AFTER_TYPING : AFTER_GESTURE)
  })
  return () => {
    stop()
    unsubscribe()
  }
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.span.start - b.span.start)
}
