import { claimDocument, type Claim } from '../local/claim.ts'
import { documents } from '../local/documents.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

/** How far a document of this browser has come in this tab. */
export type SessionState =
  | { readonly kind: 'opening' }
  /** Another tab has it. */
  | { readonly kind: 'busy'; readonly takeOver: () => void }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** `lost`: another tab took it over; this one shows it and writes nothing. */
  | { readonly kind: 'open'; readonly workbench: Workbench; readonly lost: boolean }

/** A document in this tab: claimed and read when somebody looks, written and let go when nobody does any more. */
export interface DocumentSession {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => SessionState
}

const OPENING: SessionState = { kind: 'opening' }

export function documentSession(id: string): DocumentSession {
  const listeners = new Set<() => void>()
  let state: SessionState = OPENING
  let visit: Visit | undefined
  const set = (next: SessionState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      visit ??= new Visit(id, set)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        void visit?.leave()
        visit = undefined
        state = OPENING
      }
    },
  }
}

/** The time from opening to leaving. */
class Visit {
  readonly #id: string
  readonly #set: (state: SessionState) => void
  readonly #claim: Claim
  #workbench: Workbench | undefined
  #left = false

  constructor(id: string, set: (state: SessionState) => void) {
    this.#id = id
    this.#set = set
    this.#claim = claimDocument(id, () => this.#flush())
    this.#claim.state.subscribe(() => void this.#follow())
    void this.#follow()
  }

  async #follow(): Promise<void> {
    const claim = this.#claim.state.getState()
    if (this.#left) return
    if (claim === 'busy') this.#set({ kind: 'busy', takeOver: this.#claim.takeOver })
    else if (claim === 'held' && this.#workbench === undefined) await this.#read()
    else if (claim === 'lost' && this.#workbench !== undefined)
      this.#set({ kind: 'open', workbench: this.#workbench, lost: true })
  }

  async #read(): Promise<void> {
    try {
      const stored = await documents.get(this.#id)
      if (this.#left) return
      if (stored === undefined) return this.#set({ kind: 'missing' })
      const workbench = await openWorkbench(stored)
      if (this.#left) return await workbench.close()
      this.#workbench = workbench
      this.#set({ kind: 'open', workbench: this.#workbench, lost: false })
    } catch (error) {
      this.#set({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  async #flush(): Promise<void> {
    await this.#workbench?.close()
  }

  /** What is left is written before another tab may read. */
  async leave(): Promise<void> {
    this.#left = true
    await this.#flush()
    this.#claim.release()
  }
}
