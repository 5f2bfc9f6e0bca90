import { describe, expect, it } from 'vitest'
import { parse } from '../../text/index.ts'
import { analyse } from '../analyse.ts'
import { Bits } from './bits.ts'
import { Order } from './order.ts'

/** `b < a` gives b an arrow from a; `a!` a precondition, `a?` optional, `a^` a trigger. */
function orderOf(
  ...components: string[]
): (first: string, second: string) => { finished: boolean; completed: boolean } {
  const names = components.map((each) => each.replace(/[!?^].*| <.*/g, '').trim())
  const plan = components.map((each, i) => {
    const arrows = / < (.*)$/.exec(each)?.[1]?.split(' ') ?? []
    const optional = each.includes('?') ? 'optional :: yes ;' : ''
    return `component :: '${names[i]}' ; ${arrows.map((from) => `schedule_constraint :: completed('${from}') ;`).join(' ')} ${optional}`
  })
  const tasks = components.map((each, i) => {
    const precondition = each.includes('!') ? 'precondition :: is_known(x) ;' : ''
    const trigger = each.includes('^') ? 'trigger :: "go" ;' : ''
    return `action :: '${names[i]}' ; ${precondition} ${trigger} end action .`
  })
  const text = `plan :: 'p' ; ${plan.join(' ')} end plan . ${tasks.join(' ')} data :: 'x' ; type :: integer ; end data .`
  const order = new Order(analyse(parse(text)).index)
  return (first, second) => ({
    finished: order.isFinishedBefore(['p', first], ['p', second]),
    completed: order.isCompletedBefore(['p', first], ['p', second]),
  })
}

const BOTH = { finished: true, completed: true }
const FINISHED = { finished: true, completed: false }
const NEITHER = { finished: false, completed: false }

describe('C10 what comes before a task for certain', () => {
  it('is what its arrows come from, and what comes before that', () => {
    const before = orderOf('a', 'b < a', 'c < b', 'z')
    expect(before('a', 'c')).toEqual(BOTH)
    expect(before('c', 'a')).toEqual(NEITHER)
    expect(before('z', 'c')).toEqual(NEITHER)
    expect(before('a', 'a')).toEqual(NEITHER)
  })

  it('is completed when it is the only antecedent, even if it could be discarded', () => {
    expect(orderOf('a!', 'b < a')('a', 'b')).toEqual(BOTH)
  })

  it('is perhaps discarded when there is another antecedent', () => {
    const before = orderOf('k', 'a! < k', 'b! < k', 'c < a b')
    expect(before('a', 'c')).toEqual(FINISHED)
    expect(before('k', 'c')).toEqual(BOTH)
  })

  it('is completed among several when nothing can discard it', () => {
    const before = orderOf('a', 'b!', 'o?', 'c < a b o')
    expect(before('a', 'c')).toEqual(BOTH)
    expect(before('b', 'c')).toEqual(FINISHED)
    expect(before('o', 'c')).toEqual(FINISHED)
  })

  it('is not what a trigger starts, and not before what a trigger starts', () => {
    const before = orderOf('a^', 'b < a', 'x', 'c^ < x')
    expect(before('a', 'b')).toEqual(NEITHER)
    expect(before('x', 'c')).toEqual(NEITHER)
  })

  it('has an answer for arrows in a circle', () => {
    const before = orderOf('a < b', 'b < a', 'c < b')
    expect(before('b', 'c').finished).toBe(true)
  })

  it('reaches into plans that could not end early, and out of them', () => {
    const text = (
      extra: string,
    ) => `plan :: 'p' ; component :: 'q' ; component :: 'r' ; schedule_constraint :: completed('q') ; end plan .
      plan :: 'q' ; ${extra} component :: 'a' ; component :: 'b' ; end plan .
      plan :: 'r' ; component :: 'c' ; end plan .
      action :: 'a' ; end action . action :: 'b' ; precondition :: is_known(x) ; end action . action :: 'c' ; end action .
      data :: 'x' ; type :: integer ; end data .`
    const order = new Order(analyse(parse(text(''))).index)
    const ending = new Order(analyse(parse(text('terminate :: x > 3 ;'))).index)
    expect(order.isCompletedBefore(['p', 'q', 'a'], ['p', 'r', 'c'])).toBe(true)
    expect(order.isCompletedBefore(['p', 'q', 'b'], ['p', 'r', 'c'])).toBe(false)
    expect(order.isFinishedBefore(['p', 'q', 'b'], ['p', 'r', 'c'])).toBe(true)
    expect(ending.isCompletedBefore(['p', 'q', 'a'], ['p', 'r', 'c'])).toBe(false)
    expect(order.isNotStartedBefore(['p', 'q'], ['p', 'r', 'c'])).toBe(true)
    expect(order.isNotStartedBefore(['p', 'q'], ['p', 'q', 'a'])).toBe(true)
  })

  it('waits for what a wait condition asks to be completed', () => {
    const text = `plan :: 'p' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'a' ; end action . action :: 'b' ; wait_condition :: completed(a) and x > 3 ; end action .
      data :: 'x' ; type :: integer ; end data .`
    const order = new Order(analyse(parse(text)).index)
    expect(order.isCompletedBefore(['p', 'a'], ['p', 'b'])).toBe(true)
  })

  it('is known of a chain of thousands', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => (i === 0 ? 't0' : `t${i} < t${i - 1}`))
    expect(orderOf(...chain)('t0', 't2999')).toEqual(BOTH)
  })
})

describe('Bits', () => {
  it('is a set', () => {
    const bits = new Bits(100)
    for (const i of [0, 31, 32, 99]) bits.add(i)
    const copy = bits.copy()
    bits.remove(31)
    expect([0, 31, 32, 99, 5].map((i) => bits.has(i))).toEqual([true, false, true, true, false])
    expect(copy.has(31)).toBe(true)
    copy.keepOnly(bits)
    expect(copy.has(31)).toBe(false)
  })
})
