import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression, printExpression } from '../../../expressions/index.ts'
import { arithmetic, compare, number, text } from './ir.ts'
import type { Ir } from './ir.ts'
import { layOut, printLine } from './print.ts'

const x: Ir = { kind: 'item', name: 'x' }

describe('expressions as text', () => {
  test.each<[Ir, string]>([
    [arithmetic('*', arithmetic('+', x, number(1)), number(2)), '(x + 1) * 2'],
    [arithmetic('-', x, arithmetic('-', x, number(1))), 'x - (x - 1)'],
    [arithmetic('-', x, { kind: 'negative', operand: number(5) }), 'x - -5'],
    [{ kind: 'not', operand: compare('=', x, text('a "b"')) }, 'not x = "a \\"b\\""'],
    [{ kind: 'item', name: 'plan' }, "'plan'"],
    [{ kind: 'duration', amount: '60', unit: 'years' }, '60 years'],
  ])('%#: brackets only where they are needed', (ir, expected) => {
    expect(printLine(ir)).toBe(expected)
  })

  test('long sums, choices and conditions stand over several lines and say the same', () => {
    const long: Ir = { kind: 'item', name: 'an_item_with_a_rather_long_name' }
    const condition: Ir = { kind: 'and', parts: Array.from({ length: 6 }, (_, at) => compare('>', long, number(at))) }
    const choice: Ir = {
      kind: 'if',
      condition,
      value: number(1),
      otherwise: {
        kind: 'if',
        condition: compare('=', long, number(9)),
        value: number(2),
        otherwise: { kind: 'unknown' },
      },
    }
    const sum = Array.from({ length: 6 }, (): Ir => choice).reduce((left, right) => arithmetic('+', left, right))
    for (const ir of [condition, choice, sum]) {
      const laid = layOut(ir, '    ')
      expect(laid.split('\n').length).toBeGreaterThan(1)
      expect(Math.max(...laid.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
      expect(same(laid)).toBe(same(printLine(ir)))
    }
  })

  test('what is printed reads as what was meant', () => {
    fc.assert(
      fc.property(tree, (ir) => {
        const line = printLine(ir)
        expect(parseExpression(line).problems).toEqual([])
        expect(same(layOut(ir, '  ', 30))).toBe(same(line))
        expect(same(line)).toBe(line)
      }),
    )
  })
})

const same = (source: string): string => printExpression(parseExpression(source).expression)

const { tree } = fc.letrec<{ tree: Ir }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<Ir>(x, number(3), { kind: 'item', name: 'y' }),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree'))
      .map(([operator, a, b]) => arithmetic(operator as '+', a, b)),
    tie('tree').map((operand): Ir => ({ kind: 'negative', operand })),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      .map(([a, b, c]): Ir => ({ kind: 'if', condition: compare('<', a, number(1)), value: b, otherwise: c })),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]): Ir => ({ kind: 'call', function: 'max', arguments: [a, b] })),
  ),
}))
