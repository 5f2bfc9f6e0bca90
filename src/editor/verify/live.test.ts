import { describe, expect, it } from 'vitest'
import { createEditorDocument } from '../document/create-document.ts'
import { words } from '../document/words.ts'
import { keepVerified, REST } from './live.ts'
import { meaningOf } from './meaning.ts'
import { standingOf } from './standing.ts'
import { byHand, clockByHand, source } from './testing/by-hand.ts'
import { report } from './testing/report.ts'
import { createVerification, LIVE_LIMIT, LIVE_START, PACE } from './verification.ts'

const text = `plan :: 'P' ; component :: 'Give' ; end plan .
action :: 'Give' ; caption :: "Give it" ; precondition :: age > 3 ; end action .
data :: 'age' ; type :: integer ; end data .
`

/** A document that is kept verified by a verifier that answers by hand. */
function drawn() {
  const { runs, verifier } = byHand()
  const clock = clockByHand()
  const document = createEditorDocument({
    text,
    layout: { version: 1, positions: {} } as never,
    name: 'P',
    now: clock.now,
  })
  const verification = createVerification(verifier, { later: clock.later, now: clock.now })
  let enabled = true
  const live = keepVerified(document, verification, { enabled: () => enabled, later: clock.later })
  const change = (from: string, to: string): void => {
    const start = document.state.getState().text.indexOf(from)
    const edits = [{ span: { start, end: start + from.length }, text: to }]
    document.transact({ label: words('history.opened'), edits })
  }
  const standing = () => standingOf(verification.state.getState(), document.state.getState().parsed, enabled).kind
  const settled = () => new Promise<void>((resolve) => void setTimeout(resolve, 0))
  return {
    runs,
    clock,
    document,
    verification,
    live,
    change,
    standing,
    settled,
    enable: (on: boolean): void => {
      enabled = on
      live.look()
    },
  }
}

describe('what a text means', () => {
  it('L1: is the same whatever its captions, comments, evidence and layout are', () => {
    const same = text
      .replace('"Give it"', '"Give it now"')
      .replace('end action', '/* a remark */ description :: "how" ; end action')
      .replaceAll(' ;', ';')
    expect(meaningOf(source(same).parsed)).toBe(meaningOf(source(text).parsed))
  })

  it('L1: is another one with another condition, arrow, type or name', () => {
    const meaning = meaningOf(source(text).parsed)
    for (const [from, to] of [
      ['age > 3', 'age > 4'],
      ['integer', 'real'],
      ["component :: 'Give' ;", "component :: 'Give' ; optional :: yes ;"],
      ['age > 3 ;', 'age > 3 ; autonomous :: yes ;'],
    ] as const)
      expect(meaningOf(source(text.replace(from, to)).parsed)).not.toBe(meaning)
  })
})

describe('a document that is kept verified', () => {
  it('L2: is checked when it is opened, and when the author rests after an edit that means something', async () => {
    const { runs, clock, change, standing, settled } = drawn()
    expect(standing()).toBe('checking')
    clock.pass(REST)
    runs[0]!.answer(report([]))
    await settled()
    expect(standing()).toBe('clean')
    change('Give it', 'Give this')
    clock.pass(REST)
    expect(runs).toHaveLength(1)
    expect(standing()).toBe('clean')
    change('age > 3', 'age > 4')
    clock.pass(REST - 1)
    expect(runs).toHaveLength(1)
    clock.pass(1)
    expect(runs[1]!.text).toContain('age > 4')
    expect(standing()).toBe('checking')
  })

  it('L2: twenty edits a second are one check, afterwards', () => {
    const { runs, clock, change } = drawn()
    for (let edit = 0; edit < 40; edit++) {
      change(edit === 0 ? 'age > 3' : `age > ${100 + edit - 1}`, `age > ${100 + edit}`)
      clock.pass(50)
    }
    expect(runs).toHaveLength(0)
    expect(clock.waiting()).toBe(1)
    clock.pass(REST)
    expect(runs).toHaveLength(1)
  })

  it('L2: a check under way is cancelled by an edit and made again; what was found before stays', async () => {
    const { runs, clock, change, verification, settled } = drawn()
    clock.pass(REST)
    runs[0]!.answer(report())
    await settled()
    change('age > 3', 'age > 4')
    clock.pass(REST)
    change('age > 4', 'age > 5')
    expect(runs[1]!.cancelled).toBe(true)
    expect(verification.state.getState().checked?.report.findings).toHaveLength(1)
    clock.pass(REST)
    runs[2]!.answer(report([]))
    await settled()
    expect(verification.state.getState().checked?.report.findings).toHaveLength(0)
  })

  it('L2: going back to what was verified needs no check', async () => {
    const { runs, clock, change, document, standing, settled } = drawn()
    clock.pass(REST)
    runs[0]!.answer(report([]))
    await settled()
    change('age > 3', 'age > 4')
    clock.pass(REST)
    document.undo()
    expect(runs[1]!.cancelled).toBe(true)
    expect(standing()).toBe('clean')
    clock.pass(REST)
    expect(runs).toHaveLength(2)
    // What was cancelled is checked when it comes again.
    document.redo()
    clock.pass(REST)
    expect(runs).toHaveLength(3)
  })

  it('L2: the last reports are remembered, also when checks wait to be asked for', async () => {
    const { runs, clock, change, document, verification, enable, standing, settled } = drawn()
    for (let age = 3; age < 13; age++) {
      clock.pass(REST)
      runs.at(-1)!.answer(report(age % 2 === 0 ? undefined : []))
      await settled()
      change(`age > ${age}`, `age > ${age + 1}`)
    }
    enable(false)
    expect(runs).toHaveLength(10)
    document.undo()
    expect(standing()).toBe('findings')
    expect(verification.state.getState().checked?.text).toContain('age > 12')
    document.undo()
    expect(standing()).toBe('clean')
    for (let step = 0; step < 8; step++) document.undo()
    // The oldest are forgotten.
    expect(standing()).toBe('outdated')
    expect(runs).toHaveLength(10)
  })

  it('L3: after a slow check the next one waits to be asked for; the first one of a visit does not count', async () => {
    const { runs, clock, change, verification, document, standing, settled } = drawn()
    clock.pass(REST)
    runs[0]!.progress({ states: 0, frontier: 0, phase: 'partition' })
    clock.pass(PACE + 1)
    runs[0]!.answer(report([]))
    await settled()
    change('age > 3', 'age > 4')
    clock.pass(REST)
    // Waiting for a worker is no slow check.
    clock.pass(PACE)
    runs[1]!.progress({ states: 0, frontier: 0, phase: 'partition' })
    clock.pass(PACE + 1)
    runs[1]!.answer(report([]))
    await settled()
    change('age > 4', 'age > 5')
    clock.pass(REST)
    expect(runs).toHaveLength(2)
    expect(standing()).toBe('outdated')
    const asked = verification.run(document.state.getState())
    runs[2]!.answer(report([]))
    await asked
    change('age > 5', 'age > 6')
    clock.pass(REST)
    expect(runs).toHaveLength(4)
  })

  it('L3: what runs by itself has a budget, and is ended when it does not keep to it', async () => {
    const { runs, clock, standing, verification, settled } = drawn()
    clock.pass(REST)
    expect(runs[0]!.budget).toMatchObject({ maxMilliseconds: 4000 })
    runs[0]!.progress({ states: 70, frontier: 3, phase: 'exploration' })
    clock.pass(LIVE_LIMIT)
    await settled()
    expect(runs[0]!.cancelled).toBe(true)
    expect(verification.state.getState()).toMatchObject({
      status: { kind: 'gave-up', progress: { states: 70 } },
      slow: true,
    })
    expect(standing()).toBe('not-decided')
  })

  it('L3: a pathway so large that nothing is heard of it is left undecided, and the page says so', async () => {
    const { runs, clock, standing, settled } = drawn()
    clock.pass(REST)
    expect(standing()).toBe('checking')
    clock.pass(LIVE_START)
    await settled()
    expect(runs[0]!.cancelled).toBe(true)
    expect(standing()).toBe('not-decided')
  })

  it('L5: nothing runs while the text is broken or the author has turned it off', async () => {
    const { runs, clock, change, standing, enable, settled } = drawn()
    change('age > 3', 'age > ')
    clock.pass(REST)
    expect(runs).toHaveLength(0)
    expect(standing()).toBe('unreadable')
    enable(false)
    change('age > ', 'age > 7')
    clock.pass(REST)
    expect(runs).toHaveLength(0)
    expect(standing()).toBe('unchecked')
    enable(true)
    clock.pass(REST)
    runs[0]!.answer(report([]))
    await settled()
    expect(standing()).toBe('clean')
  })

  it('L5: a check that was asked for while the author rested is not made twice', async () => {
    const { runs, clock, verification, document, standing, settled } = drawn()
    const asked = verification.run(document.state.getState())
    clock.pass(REST)
    expect(runs).toHaveLength(1)
    runs[0]!.answer(report([]))
    await asked
    await settled()
    clock.pass(REST)
    expect(runs).toHaveLength(1)
    expect(standing()).toBe('clean')
  })

  it('L5: a check that was asked for goes on when the text changes; the next follows it', async () => {
    const { runs, clock, change, verification, document, settled } = drawn()
    const asked = verification.run(document.state.getState())
    change('age > 3', 'age > 4')
    clock.pass(REST)
    expect(runs).toHaveLength(1)
    expect(runs[0]!.cancelled).toBe(false)
    runs[0]!.answer(report([]))
    await asked
    await settled()
    clock.pass(REST)
    expect(runs).toHaveLength(2)
  })
})
