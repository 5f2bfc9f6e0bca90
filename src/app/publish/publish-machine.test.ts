import { describe, expect, it, vi } from 'vitest'
import { createActor, fromPromise, waitFor } from 'xstate'
import type { ContractBundle, Receipt } from '../../contracts/index.ts'
import type { Publication } from './publishing.ts'
import { publishMachine, type SignRequest } from './publish-machine.ts'

const request = { documentId: 'one' } as SignRequest
const bundle = { digest: 'abc' } as ContractBundle
const published: Publication = { kind: 'published', receipt: { index: 0 } as Receipt }
const unreachable: Publication = { kind: 'waiting', reason: 'no answer' }

function start(sign: () => Promise<ContractBundle>, send: (digest: string) => Promise<Publication>) {
  const actors = {
    sign: fromPromise<ContractBundle, SignRequest>(sign),
    send: fromPromise<Publication, string>(({ input }) => send(input)),
  }
  const actor = createActor(publishMachine.provide({ actors }))
  actor.start()
  return actor
}

describe('the way of a version to the store', () => {
  it('is signed, sent and published', async () => {
    const send = vi.fn<(digest: string) => Promise<Publication>>(() => Promise.resolve(published))
    const actor = start(() => Promise.resolve(bundle), send)
    actor.send({ type: 'submit', request })
    expect(actor.getSnapshot().value).toBe('signing')
    const { context } = await waitFor(actor, (state) => state.matches('published'))
    expect(context).toEqual({ bundle, publication: published, failure: undefined })
    expect(send).toHaveBeenCalledWith('abc')
  })

  it('waits when the store cannot be reached, and is sent again without a second signature', async () => {
    const sign = vi.fn<() => Promise<ContractBundle>>(() => Promise.resolve(bundle))
    const answers = [unreachable, published]
    const actor = start(sign, () => Promise.resolve(answers.shift() ?? unreachable))
    actor.send({ type: 'submit', request })
    await waitFor(actor, (state) => state.matches('waiting'))
    expect(actor.getSnapshot().context.publication).toEqual(unreachable)
    actor.send({ type: 'retry' })
    await waitFor(actor, (state) => state.matches('published'))
    expect(sign).toHaveBeenCalledTimes(1)
  })

  it('goes back to the form with the reason, and forgets it at the next try', async () => {
    const outcomes = [() => Promise.reject(new Error('name taken')), () => Promise.resolve(published)]
    const actor = start(
      () => Promise.resolve(bundle),
      () => outcomes.shift()?.() ?? Promise.resolve(unreachable),
    )
    actor.send({ type: 'submit', request })
    const refused = await waitFor(actor, (state) => state.matches('form') && state.context.failure !== undefined)
    expect(refused.context.failure).toBe('name taken')
    actor.send({ type: 'submit', request })
    expect(actor.getSnapshot().context.failure).toBeUndefined()
    await waitFor(actor, (state) => state.matches('published'))
  })

  it('says why it could not be signed, and sends nothing', async () => {
    const send = vi.fn<() => Promise<Publication>>()
    const actor = start(() => Promise.reject(new Error('the report is about another text')), send)
    actor.send({ type: 'submit', request })
    const back = await waitFor(actor, (state) => state.matches('form') && state.context.failure !== undefined)
    expect(back.context.failure).toBe('the report is about another text')
    expect(send).not.toHaveBeenCalled()
  })

  it('signs once, however often it is pressed', async () => {
    const sign = vi.fn<() => Promise<ContractBundle>>(() => Promise.resolve(bundle))
    const actor = start(sign, () => Promise.resolve(published))
    actor.send({ type: 'submit', request })
    actor.send({ type: 'submit', request })
    await waitFor(actor, (state) => state.matches('published'))
    actor.send({ type: 'submit', request })
    expect(sign).toHaveBeenCalledTimes(1)
  })
})
