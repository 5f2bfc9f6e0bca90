import { describe, expect, it } from 'vitest'
import { scenarioService, type VerifierResponse, verifierService } from './index.ts'
import { served } from './serving.ts'
import { curb } from './testing/curb.ts'

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** A service whose answers are kept, without what says how far it is. */
function verifier() {
  const answers: VerifierResponse[] = []
  const serve = verifierService({
    post: (response) => (response.kind === 'progress' ? undefined : answers.push(response)),
    now: () => performance.now(),
    pause: turn,
  })
  return { answers, serve }
}

describe('a worker that verifies', () => {
  it('answers each request once, also those that were cancelled before they began', async () => {
    const { answers, serve } = verifier()
    const all = [1, 2, 3].map((id) => serve({ kind: 'verify', id, text: curb() }))
    await serve({ kind: 'cancel', id: 1 })
    await serve({ kind: 'cancel', id: 2 })
    await serve({ kind: 'cancel', id: 99 })
    await Promise.all(all)
    expect(answers.map(({ id, kind }) => `${id} ${kind}`).toSorted()).toEqual([
      '1 cancelled',
      '2 cancelled',
      '3 report',
    ])
  })

  it('stops a check that is under way', async () => {
    const { answers, serve } = verifier()
    const names = Array.from({ length: 60 }, (_, i) => `a${i}`)
    const text = `plan :: 'p' ; ${names.map((name) => `component :: '${name}' ;`).join(' ')} end plan .
      ${names.map((name, i) => `action :: '${name}' ; precondition :: not (completed('a${(i + 1) % 60}')) ; end action .`).join('\n')}`
    const check = serve({ kind: 'verify', id: 1, text })
    for (let waits = 0; waits < 5; waits += 1) await turn()
    await serve({ kind: 'cancel', id: 1 })
    await check
    expect(answers).toEqual([{ kind: 'cancelled', id: 1 }])
  })

  it('says what one decision does while a check is under way', async () => {
    const { answers, serve } = verifier()
    const check = serve({ kind: 'verify', id: 1, text: curb() })
    await serve({ kind: 'decide', id: 2, text: curb(), decision: 'Place' })
    await serve({ kind: 'decide', id: 3, text: curb(), decision: 'Nobody' })
    expect(answers.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['2 decided', '3 decided'])
    expect(answers.map((each) => 'verdict' in each)).toEqual([true, false])
    await check
    expect(answers.at(-1)).toMatchObject({ id: 1, kind: 'report', report: { verdict: 'clean' } })
  })

  it('says what forbids to run a text', async () => {
    const { answers, serve } = verifier()
    await serve({ kind: 'verify', id: 1, text: 'plan' })
    await serve({ kind: 'decide', id: 2, text: 'plan', decision: 'x' })
    expect(answers.map(({ kind }) => kind)).toEqual(['not-loadable', 'not-loadable'])
    const generated: string[] = []
    const host = { post: ({ kind }: { kind: string }) => generated.push(kind), now: () => 0, pause: turn }
    await scenarioService(host)({ kind: 'generate', id: 1, text: 'plan', existing: [] })
    expect(generated).toEqual(['not-loadable'])
  })

  it('says that it failed, and goes on', async () => {
    const posted: unknown[] = []
    const host = { post: (response: unknown) => posted.push(response), now: () => 0, pause: turn }
    const serve = served(host, async ({ id }: { readonly kind: 'ask'; readonly id: number }) => {
      if (id === 1) throw new Error('A fault.')
      return { kind: 'fine', id }
    })
    await serve({ kind: 'ask', id: 1 })
    await serve({ kind: 'ask', id: 2 })
    expect(posted).toEqual([
      { kind: 'failed', id: 1, message: 'A fault.' },
      { kind: 'fine', id: 2 },
    ])
  })
})
