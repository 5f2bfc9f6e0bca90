import { assign, fromPromise, setup } from 'xstate'
import type { ContractBundle } from '../../contracts/index.ts'
import type { StoredKey } from '../local/database.ts'
import type { Publication } from './publishing.ts'
import type { Signable } from './signing.ts'

/** What an author asks for with one press: this version, under this key, out of this document. */
export interface SignRequest {
  readonly signable: Signable
  readonly key: StoredKey
  readonly documentId: string
}

interface PublishContext {
  readonly bundle: ContractBundle | undefined
  readonly publication: Publication | undefined
  /** Why the last try came to nothing, in words. */
  readonly failure: string | undefined
}

type PublishEvent = { readonly type: 'submit'; readonly request: SignRequest } | { readonly type: 'retry' }

const START: PublishContext = { bundle: undefined, publication: undefined, failure: undefined }

/**
 * The way of a version from the author to the store: `form` → `signing` (sign and keep in this browser) → `sending` →
 * `published`, or `waiting` when the store cannot be reached, from where it is sent again. What the store refuses goes
 * back to the form with the reason. Nothing can be signed twice by pressing twice: only `form` takes a `submit`.
 * `sign` and `send` are handed in.
 */
export const publishMachine = setup({
  types: { context: {} as PublishContext, events: {} as PublishEvent },
  actors: {
    sign: fromPromise<ContractBundle, SignRequest>(notHandedIn),
    send: fromPromise<Publication, string>(notHandedIn),
  },
  actions: {
    keepFailure: assign({ failure: (_, why: string) => why }),
    keepPublication: assign({ publication: (_, publication: Publication) => publication }),
  },
}).createMachine({
  id: 'publish',
  context: START,
  initial: 'form',
  states: {
    form: { on: { submit: { target: 'signing', actions: assign(START) } } },
    signing: {
      invoke: {
        src: 'sign',
        input: ({ event }) => requestOf(event),
        onDone: { target: 'sending', actions: assign({ bundle: ({ event }) => event.output }) },
        onError: { target: 'form', actions: { type: 'keepFailure', params: ({ event }) => reasonOf(event.error) } },
      },
    },
    sending: {
      invoke: {
        src: 'send',
        input: ({ context }) => context.bundle?.digest ?? '',
        onDone: [
          {
            guard: ({ event }) => event.output.kind === 'published',
            target: 'published',
            actions: { type: 'keepPublication', params: ({ event }) => event.output },
          },
          { target: 'waiting', actions: { type: 'keepPublication', params: ({ event }) => event.output } },
        ],
        onError: { target: 'form', actions: { type: 'keepFailure', params: ({ event }) => reasonOf(event.error) } },
      },
    },
    waiting: { on: { retry: 'sending' } },
    published: { type: 'final' },
  },
})

function requestOf(event: PublishEvent): SignRequest {
  if (event.type !== 'submit') throw new Error(`Nothing is signed by “${event.type}”.`)
  return event.request
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function notHandedIn(): Promise<never> {
  return Promise.reject(new Error('The way to sign and to send is handed in by who runs the machine.'))
}
