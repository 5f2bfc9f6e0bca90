import { describe, expect, it } from 'vitest'
import { StateReader } from '../../runtime/index.ts'
import {
  actions,
  actionText,
  after,
  confirm,
  enquiryText,
  planText,
  programOf,
  stateAfter,
  taskIn,
  yesNo,
} from '../testing/programs.ts'
import { Liveness } from './liveness.ts'
import { readTable } from './reads.ts'
import { NOTHING_WATCHED } from './watched.ts'

const answer = { kind: 'set', values: { x: true } } as const

describe('V52: what can still be looked at', () => {
  const text = (own = '') =>
    planText('p', { e: '', a: own, t: after('e'), u: after('t') }) +
    enquiryText('e', 'x') +
    actionText('t', "precondition :: x and not (discarded('a')) ;") +
    actions('a', 'u') +
    yesNo('x')

  it('is the value of an item until the last who asks for it or looks at it has done so', () => {
    const program = programOf(text())
    const live = new Liveness(program, readTable(program), NOTHING_WATCHED)
    const x = program.itemIndex.get('x') as number
    expect(live.deadItems(new StateReader(stateAfter(program)))).toEqual([])
    expect(live.deadItems(new StateReader(stateAfter(program, answer)))).toEqual([x])
    const watching = new Liveness(program, readTable(program), { tasks: new Set(), items: new Set([x]) })
    expect(watching.deadItems(new StateReader(stateAfter(program, answer)))).toEqual([])
  })

  it('is how a finished task ended until nobody asks any more', () => {
    const program = programOf(text())
    const a = taskIn(program, 'a')
    const live = new Liveness(program, readTable(program), NOTHING_WATCHED)
    expect(live.task(a, new StateReader(stateAfter(program, confirm('p/a'))))).toBe(true)
    expect(live.task(a, new StateReader(stateAfter(program, confirm('p/a'), answer)))).toBe(false)
    const watching = new Liveness(program, readTable(program), { tasks: new Set([a]), items: new Set() })
    expect(watching.task(a, new StateReader(stateAfter(program, confirm('p/a'), answer)))).toBe(true)
  })

  it('stays so while who looked may look again', () => {
    const program = programOf(
      planText('p', { e: '', a: '', l: `${after('e')} number_of_cycles :: 2 ;` }) +
        planText('l', { t: '', u: after('t') }) +
        enquiryText('e', 'x') +
        actionText('t', "precondition :: x and not (discarded('a')) ;") +
        actions('a', 'u') +
        yesNo('x'),
    )
    const live = new Liveness(program, readTable(program), NOTHING_WATCHED)
    const a = taskIn(program, 'a')
    const first = [confirm('p/a'), answer] as const
    const rounds = ['p/l/t', 'p/l/u', 'p/l/t'].map(confirm)
    const inFirst = new StateReader(stateAfter(program, ...first))
    expect(live.deadItems(inFirst)).toEqual([])
    expect(live.task(a, inFirst)).toBe(true)
    const inLast = new StateReader(stateAfter(program, ...first, ...rounds, confirm('p/l/u')))
    expect(live.deadItems(inLast)).toEqual([program.itemIndex.get('x')])
    expect(live.task(a, inLast)).toBe(false)
  })
})
