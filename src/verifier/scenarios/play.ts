import {
  begin,
  type CandidateView,
  DEFAULT_BEGIN,
  type Moment,
  type Operation,
  proceed,
  type Program,
  taskView,
} from '../../runtime/index.ts'

/** Said where the engine or a reader wants to know why a scenario does what nobody recommends. */
const AGAINST = 'To see what follows when it is decided against the recommendation.'
const SKIPPED = 'To see what follows when it is left out.'

/** Plays the operations of a composed run in the real engine, as a scenario would: undefined where it refuses one. */
export function play(program: Program, operations: readonly Operation[]): Moment | undefined {
  let moment = begin(program, DEFAULT_BEGIN)
  for (const operation of operations) {
    const next = taken(program, moment, operation)
    if (!next) return undefined
    moment = next
  }
  return moment
}

/** The moment after an operation, written as it is to stand in a scenario; a value is forced only where it is refused without. */
export function taken(program: Program, moment: Moment, operation: Operation): Moment | undefined {
  for (const each of operation.kind === 'set' ? [{ ...operation, force: undefined }, operation] : [operation]) {
    const next = proceed(program, moment, written(program, moment, each))
    if (next.ok) return next.moment
  }
  return undefined
}

/** As it is to stand in a scenario: with reasons for people, and only where there is something to be said. */
function written(program: Program, moment: Moment, operation: Operation): Operation {
  if (operation.kind === 'skip') return { ...operation, reason: SKIPPED }
  if (operation.kind === 'set' && operation.force === undefined) return { kind: 'set', values: operation.values }
  if (operation.kind !== 'commit') return operation
  const { path, candidates } = operation
  const views = taskView(program, moment.state, path)?.candidates ?? []
  const isAgainst = candidates.some((name) => !views.some((view) => isRecommended(view, name)))
  return { kind: 'commit', path, candidates, ...(isAgainst ? { reason: AGAINST } : {}) }
}

function isRecommended(view: CandidateView, name: string): boolean {
  return view.name === name && view.recommended
}
