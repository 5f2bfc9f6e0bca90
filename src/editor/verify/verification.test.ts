import { describe, expect, it } from 'vitest'
import type { Progress, VerificationReport, VerifierRequest } from '../../verifier/index.ts'
import { VerifyCancelled, verifyThrough, type StartVerification, type VerifierAnswers } from './client.ts'
import { frameAt, marksOf, overlaysOf } from './play.ts'
import { gap, report, steps } from './testing/report.ts'
import { createVerification, isCurrent } from './verification.ts'

/** A verifier that answers when it is told to. */
function byHand() {
  const runs: { text: string; answer(report: VerificationReport): void; progress(progress: Progress): void }[] = []
  const start: StartVerification = (text, progress) => {
    const { promise, resolve, reject } = Promise.withResolvers<VerificationReport>()
    runs.push({ text, answer: resolve, progress })
    return { report: promise, cancel: () => reject(new VerifyCancelled()) }
  }
  return { runs, start }
}

describe('verification of a document', () => {
  it('keeps the report together with the text that it is about', async () => {
    const { runs, start } = byHand()
    const verification = createVerification(start)
    const result = verification.run('the text')
    expect(verification.state.getState().status.kind).toBe('running')
    runs[0]!.progress({ states: 4, frontier: 1, phase: 'exploration' })
    expect(verification.state.getState().status).toMatchObject({ progress: { states: 4 } })
    runs[0]!.answer(report())
    expect((await result)?.findings).toHaveLength(1)
    expect(isCurrent(verification.state.getState(), 'the text')).toBe(true)
    expect(isCurrent(verification.state.getState(), 'the text, changed')).toBe(false)
  })

  it('a newer check replaces the one under way, whose answer is not taken', async () => {
    const { runs, start } = byHand()
    const verification = createVerification(start)
    const first = verification.run('one')
    const second = verification.run('two')
    runs[0]!.answer(report([]))
    runs[1]!.answer(report())
    expect(await first).toBeUndefined()
    await second
    expect(verification.state.getState().checked?.text).toBe('two')
  })

  it('keeps the last report when a check is cancelled', async () => {
    const { runs, start } = byHand()
    const verification = createVerification(start)
    const first = verification.run('one')
    runs[0]!.answer(report())
    await first
    const second = verification.run('two')
    verification.cancel()
    expect(await second).toBeUndefined()
    expect(verification.state.getState()).toMatchObject({ status: { kind: 'cancelled' }, checked: { text: 'one' } })
  })

  it('steps through the run of a finding and stays inside it', async () => {
    const { runs, start } = byHand()
    const verification = createVerification(start)
    const done = verification.run('one')
    runs[0]!.answer(report())
    await done
    verification.play(7)
    expect(verification.state.getState().playing).toBeUndefined()
    verification.play(0)
    verification.goTo(99)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 2 })
    verification.goTo(-3)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 0 })
    verification.stop()
    expect(verification.state.getState().playing).toBeUndefined()
  })
})

describe('a run being played', () => {
  it('shows the states and values after the steps that are done, and nothing of the later ones', () => {
    expect(frameAt(steps, 0)).toEqual({ step: 0, states: {}, values: {}, changed: [] })
    expect(frameAt(steps, 1)).toMatchObject({ states: { p: 'in_progress', 'p/ask': 'in_progress' }, values: {} })
    expect(frameAt(steps, 2)).toMatchObject({
      states: { 'p/ask': 'completed', 'p/decide': 'in_progress' },
      values: { urea: 7 },
      changed: ['p/ask', 'p/decide'],
    })
  })

  it('marks the trouble only at the end of the run', () => {
    expect(overlaysOf(gap, 1).marks).toBeUndefined()
    expect(overlaysOf(gap, 1).notes).toEqual({ p: '1', 'p/ask': '1' })
    expect(overlaysOf(gap, 2)).toMatchObject({ focus: 'p/decide', marks: { 'p/decide': [{ severity: 'error' }] } })
  })

  it('marks definitions where a finding names no place in a run', () => {
    const possible = { ...gap, verdict: 'possible' as const, where: [] }
    expect(marksOf([gap, possible])).toEqual({
      'p/decide': [{ severity: 'error', title: gap.title }],
      decide: [{ severity: 'check', title: gap.title }],
    })
  })
})

describe('the worker that verifies', () => {
  function checkOf(text: string) {
    const asked: VerifierRequest[] = []
    let ended = false
    let answers: VerifierAnswers | undefined
    const run = verifyThrough((given) => {
      answers = given
      return { ask: (request) => asked.push(request), end: () => (ended = true) }
    })(text, () => undefined)
    return { run, asked, answers: answers!, ended: () => ended }
  }

  it('is ended when it has answered', async () => {
    const { run, asked, answers, ended } = checkOf('text')
    expect(asked).toEqual([{ kind: 'verify', id: 0, text: 'text' }])
    answers.said({ kind: 'report', id: 0, report: report([]) })
    expect((await run.report).verdict).toBe('clean')
    expect(ended()).toBe(true)
  })

  it('is ended when the check is cancelled, whatever it is doing', async () => {
    const { run, ended } = checkOf('text')
    run.cancel()
    await expect(run.report).rejects.toBeInstanceOf(VerifyCancelled)
    expect(ended()).toBe(true)
  })

  it('says why it failed', async () => {
    const { run, answers } = checkOf('text')
    answers.said({ kind: 'failed', id: 0, message: 'The pathway cannot be loaded.' })
    await expect(run.report).rejects.toThrow('The pathway cannot be loaded.')
  })

  it('says what forbids to run the text', async () => {
    const { run, answers } = checkOf('text')
    const problem = {
      code: 'syntax',
      severity: 'error',
      span: { start: 0, end: 1 },
      data: {},
      message: 'No plan.',
    } as const
    answers.said({ kind: 'not-loadable', id: 0, problems: [problem] })
    await expect(run.report).rejects.toMatchObject({ name: 'NotReadable', reasons: ['No plan.'] })
  })

  it('says so when it breaks', async () => {
    const { run, answers, ended } = checkOf('text')
    answers.broke('out of memory')
    await expect(run.report).rejects.toThrow('out of memory')
    expect(ended()).toBe(true)
  })
})
