import { createStore, type StoreApi } from 'zustand/vanilla'

/**
 * Where a tab stands to a document: `asking` at first; `held`: this tab keeps it and no other does; `busy`: another tab
 * has it, until that is closed or lets go; `lost`: another tab took it over, and this one must not write any more.
 */
export type ClaimState = 'asking' | 'held' | 'busy' | 'lost'

/** One tab's hold on a document, so that two tabs never overwrite each other. */
export interface Claim {
  readonly state: StoreApi<ClaimState>
  /** Asks the tab that has the document to write it and let go; takes it if that tab does not answer. */
  readonly takeOver: () => void
  readonly release: () => void
}

/** A page that is being left, as in a reload, lets go within so many milliseconds: it is no other tab. */
const GRACE_MS = 700
/** A tab that is asked to let go has so many milliseconds for it. */
const PATIENCE_MS = 1500

/**
 * Claims a document for this tab, by the browser's locks. Without them (an insecure address) every tab holds its own.
 * @param beforeRelease what is not yet kept is written here, before another tab reads
 */
export function claimDocument(id: string, beforeRelease: () => Promise<void>): Claim {
  const state = createStore<ClaimState>(() => 'asking')
  const set = (next: ClaimState): void => state.setState(next, true)
  const { locks } = navigator as { locks?: LockManager }
  if (locks === undefined) {
    set('held')
    return { state, takeOver: () => undefined, release: () => undefined }
  }
  const name = `ez-doctor.document.${id}`
  const channel = new BroadcastChannel(name)
  let letGo: (() => void) | undefined
  let closed = false

  /** Whether the lock was given; when another tab steals it later, the claim is lost. */
  const acquire = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      let given = false
      const keep: LockGrantedCallback<void> = (lock) => {
        if (lock === null || closed) return resolve(false)
        given = true
        set('held')
        resolve(true)
        return new Promise<void>((done) => (letGo = done))
      }
      locks.request(name, options, keep).catch(() => {
        if (given) set('lost')
        resolve(false)
      })
    })

  let waiting: AbortController | undefined
  const ask = async (): Promise<void> => {
    if ((await acquire({ signal: AbortSignal.timeout(GRACE_MS) })) || closed) return
    set('busy')
    // Once the other tab is closed this one goes on by itself.
    waiting = new AbortController()
    await acquire({ signal: waiting.signal })
  }
  /** A tab that does not answer is frozen: its lock is taken from it. */
  const insist = async (): Promise<void> => {
    waiting?.abort()
    if (!(await acquire({ signal: AbortSignal.timeout(PATIENCE_MS) })) && !closed) await acquire({ steal: true })
  }

  channel.addEventListener('message', () => {
    if (state.getState() !== 'held') return
    set('lost')
    void beforeRelease().finally(() => letGo?.())
  })
  void ask()
  return {
    state,
    takeOver() {
      // A channel between tabs of one address; there is no target to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage('let go')
      void insist()
    },
    release() {
      closed = true
      waiting?.abort()
      channel.close()
      letGo?.()
    },
  }
}
