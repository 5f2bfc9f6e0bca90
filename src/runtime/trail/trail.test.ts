import { describe, expect, test } from 'vitest'
import { encode } from '../step/encode.ts'
import { actions, HOUR, integers, Play } from '../testing/play.ts'
import { compareRuns, compareStates } from './compare.ts'
import { back, begin, historyOf, type Moment, moments, proceed, trailOf } from './history.ts'
import { passTime } from './passTime.ts'
import { replayTrail } from './replay.ts'
import type { Trail } from './trail.ts'

const TEXT = `plan :: 'p' ; component :: 'e' ; component :: 'k' ; schedule_constraint :: completed('e') ; component :: 'a' ; end plan .
  enquiry :: 'e' ; source :: 'x' ; end enquiry . decision :: 'k' ; candidate :: 'c' ; candidate :: 'd' ; end decision . ${actions('a')} ${integers('x')}`

const done = () => new Play(TEXT, { time: HOUR }).start().set({ x: 1 }).commit('p/k', 'c')

describe('trails', () => {
  test('T1 a record holds operation, time, author and the changes of each pass with their rules', () => {
    const play = new Play(TEXT, { time: HOUR }).start()
    const next = proceed(play.program, play.moment, { kind: 'set', values: { x: 1 } }, { author: 'Dr. Wu' })
    expect(next.ok && next.moment.record).toEqual({
      operation: { kind: 'set', values: { x: 1 } },
      time: HOUR,
      stamp: { author: 'Dr. Wu' },
      passes: [
        [{ kind: 'value', item: 'x', from: null, to: 1, rule: 'R50', path: undefined }],
        [{ kind: 'state', path: 'p/e', from: 'in_progress', to: 'completed', rule: 'R26' }],
        [{ kind: 'state', path: 'p/k', from: 'dormant', to: 'in_progress', rule: 'R15' }],
      ],
    })
  })

  test('R72 a trail replays to the same bytes, also after a way through JSON', () => {
    const play = done()
    const trail = JSON.parse(JSON.stringify(trailOf(play.moment)))
    const again = replayTrail(play.program, trail)
    expect(again.ok).toBe(true)
    expect(encode(again.state)).toEqual(encode(play.state))
    const history = historyOf(play.program, trail)
    expect(history.ok && history.moment.depth).toBe(3)
  })

  test('R60 a trail of another version, of refused operations, or with a changed record is refused', () => {
    const play = done()
    const trail = trailOf(play.moment)
    const other = new Play(`${TEXT} ${integers('y')}`).program
    expect(replayTrail(other, trail)).toMatchObject({ ok: false, error: { code: 'other-protocol' }, at: 0 })
    const [first, second, third] = trail.records
    expect(replayTrail(play.program, { ...trail, records: [second!, first!, third!] })).toMatchObject({
      ok: false,
      at: 0,
    })
    const forged = { ...third!, passes: [third!.passes[0]!.slice(1), ...third!.passes.slice(1)] }
    const result = replayTrail(play.program, { ...trail, records: [first!, second!, forged] })
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-trail' }, at: 2 })
  })

  test('T2 going back and on again is another branch; the first one stays', () => {
    const play = done()
    const earlier = back(play.moment)
    const other = proceed(play.program, earlier, { kind: 'commit', path: 'p/k', candidates: ['d'] })
    if (!other.ok) throw new Error(other.error.message)
    expect([play.moment.depth, earlier.depth, other.moment.depth]).toEqual([3, 2, 3])
    expect(other.moment.previous).toBe(play.moment.previous)
    expect(play.eval("result_of('k')")).toBe('c')
    expect(back(play.moment, 99)).toBe(moments(play.moment)[0])
  })

  test('T3 two runs: where they part, and what differs', () => {
    const play = done()
    const other = proceed(play.program, back(play.moment, 2), { kind: 'set', values: { x: 2 } })
    if (!other.ok) throw new Error(other.error.message)
    expect(compareRuns(play.program, play.moment, other.moment)).toEqual({
      common: 1,
      partsAt: [
        { kind: 'set', values: { x: 1 } },
        { kind: 'set', values: { x: 2 } },
      ],
      difference: {
        tasks: [{ path: 'p/k', states: ['completed', 'in_progress'], cycles: [1, 1], committed: [['c'], []] }],
        values: [{ item: 'x', values: [1, 2] }],
      },
    })
    expect(compareStates(play.program, play.state, play.state)).toEqual({ tasks: [], values: [] })
  })

  test('T3 a run and its beginning part where the shorter one ends', () => {
    const play = done()
    const comparison = compareRuns(play.program, play.moment, begin(play.program, HOUR))
    expect(comparison).toMatchObject({ common: 0, partsAt: [{ kind: 'start' }, undefined] })
  })

  test('R60 R61 data that are no trail are refused, whatever they are', () => {
    const play = done()
    const trail = trailOf(play.moment)
    const wrong: unknown[] = [
      null,
      7,
      [],
      {},
      { ...trail, records: 'none' },
      { ...trail, records: [null] },
      { ...trail, records: [{}] },
      { ...trail, begin: '2026-01-01' },
      { ...trail, begin: Number.NaN },
      { ...trail, protocol: 7 },
    ]
    for (const data of wrong) {
      expect([data, replayTrail(play.program, data as Trail)]).toMatchObject([
        data,
        { ok: false, error: { code: 'bad-trail' } },
      ])
      expect(historyOf(play.program, data as Trail)).toMatchObject({ ok: false, error: { code: 'bad-trail' } })
    }
    const junk = { ...trail, records: [{ operation: { kind: 'nope' } }] } as unknown as Trail
    expect(replayTrail(play.program, junk)).toMatchObject({ ok: false, error: { code: 'bad-operation' }, at: 0 })
    const other = { ...trail, protocol: '0'.repeat(16) }
    expect(historyOf(play.program, other)).toMatchObject({ ok: false, error: { code: 'other-protocol' } })
  })
})

describe('time passes', () => {
  const DOSES = `plan :: 'p' ; component :: 'dose' ; number_of_cycles :: 4 ; cycle_repeat :: 8 hours ; component :: 'check' ; component :: 'z' ; end plan .
    action :: 'dose' ; autonomous :: yes ; postcondition :: given = if(is_known(given), given + 1, 1) ; end action .
    action :: 'check' ; wait_condition :: now() >= in_progress_time('p') + 12 hours ; end action . ${actions('z')} ${integers('given')}`
  const times = (moment: Moment) => moments(moment).map(({ state }) => state.time / HOUR)

  test('T7 R45 every waiting cycle and every condition on the clock has its own time', () => {
    const play = new Play(DOSES).start()
    const passed = passTime(play.program, play.moment, 20 * HOUR)
    if (!passed.ok) throw new Error(passed.error.message)
    expect(times(passed.moment)).toEqual([0, 0, 8, 12, 16, 20])
    const reached = new Play(DOSES)
    reached.moment = passed.moment
    expect(reached.value('given')).toBe(3)
    expect(reached.eval("hours_between(completed_time('dose'), now())")).toBe(4)
    // One jump over all of them counts everything from its end.
    expect(
      new Play(DOSES)
        .start()
        .advanceTo(20 * HOUR)
        .value('given'),
    ).toBe(2)
  })

  test('T7 nothing waits: one step; the end of the protocol ends it; time does not go backwards', () => {
    const play = new Play(
      `plan :: 'p' ; component :: 'a' ; abort :: now() > in_progress_time('p') + 1 hours ; end plan . ${actions('a')}`,
    )
    play.start()
    const ended = passTime(play.program, play.moment, 9 * HOUR)
    expect(ended.ok && ended.moment.state.time).toBe(HOUR + 1)
    const still = passTime(play.program, play.moment, 0)
    expect(still.ok && still.moment.depth).toBe(2)
    expect(passTime(play.program, play.moment, -1)).toMatchObject({ ok: false, error: { code: 'time-backwards' } })
    const plain = done()
    expect(passTime(plain.program, plain.moment, 1e300)).toMatchObject({ ok: false, error: { code: 'bad-operation' } })
  })
})
