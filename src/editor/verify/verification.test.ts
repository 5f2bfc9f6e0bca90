import { describe, expect, it } from 'vitest'
import { frameAt, marksOf, overlaysOf } from './play.ts'
import { byHand, source } from './testing/by-hand.ts'
import { gap, report, steps } from './testing/report.ts'
import { createVerification, isCurrent } from './verification.ts'

describe('verification of a document', () => {
  it('keeps the report together with the text that it is about', async () => {
    const { runs, verifier } = byHand()
    const verification = createVerification(verifier)
    const result = verification.run(source('the text'))
    expect(verification.state.getState().status.kind).toBe('running')
    runs[0]!.progress({ states: 4, frontier: 1, phase: 'exploration' })
    expect(verification.state.getState().status).toMatchObject({ progress: { states: 4 } })
    runs[0]!.answer(report())
    expect((await result)?.findings).toHaveLength(1)
    expect(isCurrent(verification.state.getState(), 'the text')).toBe(true)
    expect(isCurrent(verification.state.getState(), 'the text, changed')).toBe(false)
  })

  it('a newer check replaces the one under way, whose answer is not taken', async () => {
    const { runs, verifier } = byHand()
    const verification = createVerification(verifier)
    const first = verification.run(source('one'))
    const second = verification.run(source('two'))
    runs[0]!.answer(report([]))
    runs[1]!.answer(report())
    expect(await first).toBeUndefined()
    await second
    expect(verification.state.getState().checked?.text).toBe('two')
  })

  it('keeps the last report when a check is cancelled', async () => {
    const { runs, verifier } = byHand()
    const verification = createVerification(verifier)
    const first = verification.run(source('one'))
    runs[0]!.answer(report())
    await first
    const second = verification.run(source('two'))
    verification.cancel()
    expect(await second).toBeUndefined()
    expect(verification.state.getState()).toMatchObject({ status: { kind: 'cancelled' }, checked: { text: 'one' } })
  })

  it('steps through the run of a finding and stays inside it', async () => {
    const { runs, verifier } = byHand()
    const verification = createVerification(verifier)
    const done = verification.run(source('one'))
    runs[0]!.answer(report())
    await done
    verification.play(7)
    expect(verification.state.getState().playing).toBeUndefined()
    verification.play(0)
    verification.goTo(99)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 2, goesOn: false })
    verification.goTo(-3)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 0, goesOn: false })
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
    expect(overlaysOf(gap, 1).fadedFor).toBeUndefined()
    expect(overlaysOf(gap, 1, new Set(['ask', 'other']))).toMatchObject({
      faded: new Set(['other']),
      fadedFor: 'finding',
    })
    expect(overlaysOf(gap, 1).notes).toEqual({ p: '1', 'p/ask': '1' })
    expect(overlaysOf(gap, 2)).toMatchObject({ focus: 'p/decide', marks: { 'p/decide': [{ severity: 'error' }] } })
  })

  it('marks definitions where a finding names no place in a run', () => {
    const possible = { ...gap, verdict: 'possible' as const, where: [] }
    expect(marksOf([gap, possible])).toEqual({
      'p/decide': [{ severity: 'error', title: gap.title }],
      decide: [{ severity: 'info', title: gap.title }],
    })
  })
})
