import { describe, expect, test } from 'vitest'
import { exclusive } from './exclusive.ts'
import { and, compare, number, or, text } from './ir.ts'
import type { Ir, IrComparison } from './ir.ts'

const x: Ir = { kind: 'item', name: 'x' }
const y: Ir = { kind: 'item', name: 'y' }
const is = (item: Ir, operator: IrComparison, value: number): Ir => compare(operator, item, number(value))
const says = (item: Ir, value: string): Ir => compare('=', item, text(value))

describe('conditions that cannot both hold', () => {
  test.each<[string, Ir, Ir, boolean]>([
    ['x < 5 and x >= 5', is(x, '<', 5), is(x, '>=', 5), true],
    ['x <= 5 and x >= 5', is(x, '<=', 5), is(x, '>=', 5), false],
    ['x = 3 and x > 3', is(x, '=', 3), is(x, '>', 3), true],
    ['other items', is(x, '<', 5), is(y, '>=', 5), false],
    ['other texts', says(x, 'a'), says(x, 'b'), true],
    ['the same text', says(x, 'a'), says(x, 'a'), false],
    ['a text and not that text', says(x, 'a'), { kind: 'not', operand: says(x, 'a') }, true],
    ['an item and not it', x, { kind: 'not', operand: x }, true],
    ['alternatives, all apart', or([is(x, '<', 1), is(x, '>', 9)]), and([is(x, '>=', 1), is(x, '<=', 9)]), true],
    ['alternatives, one not', or([is(x, '<', 1), is(y, '>', 9)]), is(x, '>=', 1), false],
    // `not (x < 5)` also holds while x is unknown.
    ['a negated order says nothing', is(x, '<', 5), { kind: 'not', operand: is(y, '<', 5) }, false],
  ])('F10: %s', (_name, a, b, expected) => {
    expect(exclusive(a, b)).toBe(expected)
    expect(exclusive(b, a)).toBe(expected)
  })

  test('F3: too many alternatives are not looked at', () => {
    const wide = and(Array.from({ length: 8 }, (_, at) => or([is(x, '=', at), is(y, '=', at)])))
    expect(exclusive(wide, is(x, '>', 100))).toBe(false)
  })
})
