import type { EngineTime, Operation, OperationError, TaskPath } from '../../runtime/index.ts'
import type { Breakpoint } from './breakpoints.ts'
import { viewRun, type Run } from './session.ts'

/** Why a run that is played stands still. */
export type Pause =
  | { readonly kind: 'breakpoint'; readonly breakpoints: readonly Breakpoint[] }
  /** The steps that were there to be played are done. */
  | { readonly kind: 'steps' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'question'; readonly path: TaskPath; readonly items: readonly string[] }
  /** A decision in which nothing is recommended, or more than one where only one can be chosen. */
  | { readonly kind: 'nothing-recommended' | 'several-recommended'; readonly path: TaskPath }
  /** Only a trigger or another value could move it. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly error: OperationError }
  | { readonly kind: 'limit'; readonly steps: number }

/**
 * What would be done next if everybody did their part without a question: what is recommended is chosen, what is to be
 * done is done, and when nothing is left but to wait, time passes until something is due. Otherwise why it stands still.
 */
export function nextByItself(run: Run): Operation | Pause {
  const { possible, ended, time } = viewRun(run)
  if (ended) return { kind: 'ended' }
  const choices = possible.commit.map(({ path, choice, candidates }) => ({
    path,
    choice,
    recommended: candidates.filter(({ recommended }) => recommended).map(({ name }) => name),
  }))
  const clear = choices.find(({ choice, recommended }) =>
    choice === 'single' ? recommended.length === 1 : recommended.length > 0,
  )
  if (clear !== undefined) return { kind: 'commit', path: clear.path, candidates: clear.recommended }
  const [confirm] = possible.confirm
  if (confirm !== undefined) return { kind: 'confirm', path: confirm }
  const asked = possible.answer.filter(({ mandatory }) => mandatory)
  const [first] = asked
  if (first !== undefined) {
    const items = asked.filter(({ path }) => path === first.path).map(({ item }) => item)
    return { kind: 'question', path: first.path, items }
  }
  const [open] = choices
  if (open !== undefined) {
    const kind = open.recommended.length === 0 ? 'nothing-recommended' : 'several-recommended'
    return { kind, path: open.path }
  }
  return untilDue(possible.wake, time)
}

function untilDue(wake: readonly EngineTime[], now: EngineTime): Operation | Pause {
  const due = wake.find((time) => time > now)
  return due === undefined ? { kind: 'waiting' } : { kind: 'advanceTo', time: due }
}

export function isPause(next: Operation | Pause): next is Pause {
  return PAUSES.has(next.kind)
}

const PAUSES: ReadonlySet<string> = new Set<Pause['kind']>([
  'breakpoint',
  'steps',
  'ended',
  'question',
  'nothing-recommended',
  'several-recommended',
  'waiting',
  'refused',
  'limit',
])
