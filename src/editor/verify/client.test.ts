import { describe, expect, it } from 'vitest'
import { GRACE, LOADING } from './client.ts'
import { clientByHand, clockByHand } from './testing/by-hand.ts'
import { report } from './testing/report.ts'

const ignore = { onProgress: () => undefined }
const progress = { states: 0, frontier: 0, phase: 'partition' } as const

describe('the worker that verifies', () => {
  it('L4: stays for the next check', async () => {
    const { workers, verifier } = clientByHand()
    const first = verifier.verify('one', ignore)
    expect(workers[0]!.asked).toEqual([{ kind: 'verify', id: 1, text: 'one' }])
    workers[0]!.answers.said({ kind: 'report', id: 1, report: report([]) })
    expect((await first.report).verdict).toBe('clean')
    const second = verifier.verify('two', ignore)
    workers[0]!.answers.said({ kind: 'report', id: 2, report: report() })
    expect((await second.report).verdict).toBe('findings')
    expect(workers).toHaveLength(1)
    expect(workers[0]!.ended).toBe(false)
  })

  it('L4: is told to stop, and goes on with what is asked next', async () => {
    const clock = clockByHand()
    const { workers, verifier } = clientByHand(clock.later)
    const first = verifier.verify('one', ignore)
    first.cancel()
    await expect(first.report).rejects.toMatchObject({ name: 'VerifyCancelled' })
    const second = verifier.verify('two', ignore)
    workers[0]!.answers.said({ kind: 'cancelled', id: 1 })
    clock.pass(GRACE * 2)
    workers[0]!.answers.said({ kind: 'report', id: 2, report: report([]) })
    await second.report
    expect(workers).toHaveLength(1)
    expect(clock.waiting()).toBe(0)
  })

  it('L4: is ended when it does not hear, and another one is asked what was still open', async () => {
    const clock = clockByHand()
    const { workers, verifier } = clientByHand(clock.later)
    const first = verifier.verify('one', ignore)
    workers[0]!.answers.said({ kind: 'progress', id: 1, progress })
    first.cancel()
    await expect(first.report).rejects.toThrow('cancelled')
    const second = verifier.verify('two', ignore)
    const decided = verifier.decide('two', 'Where')
    clock.pass(GRACE)
    expect(workers[0]!.ended).toBe(true)
    expect(workers[1]!.asked).toEqual([
      { kind: 'verify', id: 2, text: 'two' },
      { kind: 'decide', id: 3, text: 'two', decision: 'Where' },
    ])
    // What the old one still says is not listened to.
    workers[0]!.answers.said({ kind: 'report', id: 2, report: report() })
    workers[1]!.answers.said({ kind: 'report', id: 2, report: report([]) })
    workers[1]!.answers.said({ kind: 'decided', id: 3 })
    expect((await second.report).verdict).toBe('clean')
    expect(await decided).toBeUndefined()
  })

  it('L4: is not ended while its code is loading, unless that takes too long', () => {
    const clock = clockByHand()
    const { workers, verifier } = clientByHand(clock.later)
    for (let edit = 0; edit < 10; edit++) {
      const run = verifier.verify(`text ${edit}`, ignore)
      run.report.catch(() => undefined)
      run.cancel()
      clock.pass(GRACE)
    }
    expect(workers.map(({ ended }) => ended)).toEqual([false])
    clock.pass(LOADING - 10 * GRACE)
    expect(workers[0]!.ended).toBe(true)
  })

  it('L4: a hundred checks cancelled one after the other keep one worker at a time, and nothing waiting', async () => {
    const clock = clockByHand()
    const { workers, verifier } = clientByHand(clock.later)
    for (let edit = 0; edit < 100; edit++) {
      const run = verifier.verify(`text ${edit}`, ignore)
      run.report.catch(() => undefined)
      clock.pass(50)
      run.cancel()
      expect(workers.filter(({ ended }) => !ended)).toHaveLength(1)
    }
    clock.pass(LOADING)
    expect(clock.waiting()).toBe(0)
    expect(workers.every(({ ended }) => ended)).toBe(true)
  })

  it('says why it failed', async () => {
    const { workers, verifier } = clientByHand()
    const run = verifier.verify('text', ignore)
    workers[0]!.answers.said({ kind: 'failed', id: 1, message: 'The pathway cannot be loaded.' })
    await expect(run.report).rejects.toThrow('The pathway cannot be loaded.')
  })

  it('says what forbids to run the text', async () => {
    const { workers, verifier } = clientByHand()
    const run = verifier.verify('text', ignore)
    const problem = { code: 'syntax', severity: 'error', span: { start: 0, end: 1 }, data: {}, message: 'No plan.' }
    workers[0]!.answers.said({ kind: 'not-loadable', id: 1, problems: [{ ...problem, severity: 'error' }] })
    await expect(run.report).rejects.toMatchObject({ name: 'NotReadable', reasons: ['No plan.'] })
  })

  it('says so when it breaks, and the next question starts another', async () => {
    const { workers, verifier } = clientByHand()
    const run = verifier.verify('text', ignore)
    workers[0]!.answers.broke('out of memory')
    await expect(run.report).rejects.toThrow('out of memory')
    expect(workers[0]!.ended).toBe(true)
    void verifier.decide('text', 'Where')
    expect(workers).toHaveLength(2)
  })
})
