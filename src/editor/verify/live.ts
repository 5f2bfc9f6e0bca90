import type { EditorDocument } from '../document/editor-document.ts'
import type { Later } from './client.ts'
import { meaningOf } from './meaning.ts'
import type { Verification } from './verification.ts'

/** How long the author must rest before the check starts, in milliseconds (rule L2). */
export const REST = 300

export interface LiveOptions {
  /** Whether the author wants it. */
  readonly enabled: () => boolean
  readonly later?: Later
}

export interface Live {
  /** To be called when what `enabled` says may have changed. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Keeps a document verified while it is drawn: after each edit that changes what it does, when the author rests. A check
 * under way is cancelled by such an edit and started again; old findings stay until the new ones are there (rules L1 to L5).
 */
export function keepVerified(document: EditorDocument, verification: Verification, options: LiveOptions): Live {
  const later = options.later ?? onTimer
  let stopWaiting: (() => void) | undefined
  /** What was tried last without a report: it is not tried again by itself. */
  let tried: string | undefined

  const start = (): void => {
    stopWaiting = undefined
    // Asked for while the author rested: that check is about the same text.
    if (verification.state.getState().status.kind === 'running') return
    const source = document.state.getState()
    tried = meaningOf(source.parsed)
    void verification.run(source, 'live')
  }
  const rest = (): void => {
    stopWaiting?.()
    stopWaiting = undefined
  }
  const look = (): void => {
    const { parsed } = document.state.getState()
    const { status, checked, slow } = verification.state.getState()
    const meaning = meaningOf(parsed)
    const running = status.kind === 'running' ? status : undefined
    rest()
    if (running && running.meaning === meaning) return
    // A check that was asked for is about a text that the author wanted to know of: it goes on.
    if (running?.cause === 'asked') return
    const isReadable = parsed.problems.length === 0
    const known = checked?.meaning === meaning || tried === meaning
    if (running) tried = undefined
    if (running) verification.cancel(true)
    if (isReadable && checked?.meaning !== meaning && verification.recall(meaning)) return
    const wanted = options.enabled() && !slow && isReadable && !known
    if (!wanted) return verification.cancel(true)
    verification.wait()
    stopWaiting = later(start, REST)
  }

  const unfollow = document.state.subscribe((state, before) => {
    if (state.parsed !== before.parsed) look()
  })
  const unwatch = verification.state.subscribe((state, before) => {
    // A check that was asked for has ended: the text may have gone on meanwhile.
    if (before.status.kind === 'running' && before.status.cause === 'asked' && state.status.kind === 'done') look()
  })
  look()
  return {
    look,
    stop() {
      rest()
      unfollow()
      unwatch()
    },
  }
}

function onTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}
