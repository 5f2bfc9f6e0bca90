import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, begin, BURST_PAUSE, MAX_ENTRIES, type History, type Operation } from './history.ts'
import { emptyLayout, layoutKey, normalise } from './layout-change.ts'
import { EditError } from './text-change.ts'
import { nothingSelected } from './place.ts'
import { words } from './words.ts'

const here = { plan: ['p'], selection: nothingSelected }

function insert(at: number, text: string, more: { merge?: string; time?: number } = {}): Operation {
  return {
    kind: 'do',
    label: words('history.typing'),
    edits: [{ span: { start: at, end: at }, text }],
    layout: {},
    time: 0,
    before: here,
    after: here,
    ...more,
  }
}

function run(start: History, ...operations: Operation[]): History {
  return operations.reduce(apply, start)
}

const opened = begin({ text: 'plan', layout: emptyLayout, scenarios: [] })

/** Operations that fit whatever text they meet. */
const operations = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        at: fc.nat(),
        remove: fc.nat(4),
        text: fc.string({ maxLength: 5 }),
        merge: fc.boolean(),
        move: fc.option(fc.integer()),
      }),
    },
    { weight: 2, arbitrary: fc.constantFrom<'undo' | 'redo' | 'settle'>('undo', 'redo', 'settle') },
  ),
  { maxLength: 30 },
)

function play(
  start: History,
  wanted: typeof operations extends fc.Arbitrary<infer List> ? List : never,
): { log: Operation[]; end: History } {
  const log: Operation[] = []
  let history = start
  for (const [time, one] of wanted.entries()) {
    const length = history.content.text.length
    const operation: Operation =
      typeof one === 'string'
        ? { kind: one }
        : {
            kind: 'do',
            label: words('history.typing'),
            edits: [
              {
                span: { start: one.at % (length + 1), end: Math.min(length, (one.at % (length + 1)) + one.remove) },
                text: one.text,
              },
            ],
            layout:
              one.move === null
                ? {}
                : { [layoutKey('p', `t${one.move % 3}`)]: one.move % 5 === 0 ? null : { x: one.move, y: 1 } },
            time: time * 700,
            before: here,
            after: here,
            ...(one.merge ? { merge: 'typing' } : {}),
          }
    log.push(operation)
    history = apply(history, operation)
  }
  return { log, end: history }
}

describe('the history', () => {
  test('D3: undo takes back one entry, redo does it again', () => {
    const two = run(opened, insert(4, ' a'), insert(6, ' b'))
    expect(two.content.text).toBe('plan a b')
    const one = apply(two, { kind: 'undo' })
    expect(one.content.text).toBe('plan a')
    expect(apply(one, { kind: 'redo' }).content.text).toBe('plan a b')
  })

  test('D3: a new entry forgets what could be redone', () => {
    const branched = run(opened, insert(4, ' a'), { kind: 'undo' }, insert(4, ' c'))
    expect(branched.future).toEqual([])
    expect(apply(branched, { kind: 'redo' })).toBe(branched)
  })

  test('D4: a burst is one entry until a pause', () => {
    const burst = run(
      opened,
      insert(4, 'a', { merge: 'typing', time: 0 }),
      insert(5, 'b', { merge: 'typing', time: BURST_PAUSE }),
      insert(6, 'c', { merge: 'typing', time: 2 * BURST_PAUSE + 1 }),
    )
    expect(burst.past).toHaveLength(2)
    expect(apply(burst, { kind: 'undo' }).content.text).toBe('planab')
  })

  test.each<[string, Operation[]]>([
    ['settling', [{ kind: 'settle' }]],
    ['another entry', [insert(0, 'x')]],
    ['undo and redo', [{ kind: 'undo' }, { kind: 'redo' }]],
  ])('D4: %s ends a burst', (_, between) => {
    const before = apply(opened, insert(4, 'a', { merge: 'typing' }))
    const after = run(before, ...between, insert(1, 'b', { merge: 'typing' }))
    expect(after.past.at(-1)?.steps).toHaveLength(1)
  })

  test('what changes nothing is no entry', () => {
    expect(apply(opened, insert(2, ''))).toBe(opened)
    expect(apply(opened, { kind: 'undo' })).toBe(opened)
  })

  test('D2: edits that do not fit change nothing', () => {
    expect(() => apply(opened, insert(99, 'x'))).toThrow(EditError)
    expect(opened.content.text).toBe('plan')
  })

  test('D8: old entries are forgotten, the text is not', () => {
    let history = opened
    for (let count = 0; count < MAX_ENTRIES + 5; count++) history = apply(history, insert(0, 'x'))
    expect(history.past).toHaveLength(MAX_ENTRIES)
    expect(history.content.text).toHaveLength(4 + MAX_ENTRIES + 5)
  })

  test('D10: undoing everything gives the opened document, redoing everything the last one', () => {
    fc.assert(
      fc.property(operations, (wanted) => {
        const { end } = play(opened, wanted)
        let back = end
        while (back.past.length > 0) back = apply(back, { kind: 'undo' })
        expect(back.content.text).toBe('plan')
        expect(back.content.layout.positions).toEqual({})
        let again = back
        while (again.future.length > end.future.length) again = apply(again, { kind: 'redo' })
        expect(again.content).toEqual(end.content)
      }),
    )
  })

  test('D7: replaying the log, also from JSON, gives the same history', () => {
    fc.assert(
      fc.property(operations, (wanted) => {
        const { log, end } = play(opened, wanted)
        const replayed = (JSON.parse(JSON.stringify(log)) as Operation[]).reduce(apply, opened)
        expect(replayed).toEqual(end)
      }),
    )
  })
})

describe('the layout of a document', () => {
  test('D9: full task paths are read, by plan and component', () => {
    const point = { x: 1, y: 2 }
    expect(normalise({ version: 1, positions: { 'root/triage/test': point } }).positions).toEqual({
      'triage/test': point,
    })
  })

  test('D9: what is kept by plan and component already wins', () => {
    const layout = { version: 1 as const, positions: { 'r/p/t': { x: 1, y: 1 }, 'p/t': { x: 2, y: 2 } } }
    expect(normalise(layout).positions).toEqual({ 'p/t': { x: 2, y: 2 } })
  })

  test('D1: a layout in order is taken as it is', () => {
    const layout = { version: 1 as const, positions: { 'p/t': { x: 2, y: 2 } } }
    expect(normalise(layout)).toBe(layout)
  })
})
