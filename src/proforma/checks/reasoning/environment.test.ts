import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../expressions/parse.ts'
import type { Value } from '../../expressions/values/index.ts'
import type { Expression } from '../../model/index.ts'
import { parse } from '../../text/index.ts'
import { analyse } from '../analyse.ts'
import { constantValue } from './constant.ts'
import { Environment } from './environment.ts'
import { canHold, mustHold, NOWHERE } from './world.ts'

const PROTOCOL = `plan :: 'p' ; component :: 'k' ; component :: 'a' ; end plan .
decision :: 'k' ; candidate :: 'flu' ; argument :: for, x > 5 ; argument :: for, x < 3 ; argument :: against, b ;
  candidate :: 'cold' ; argument :: confirming, true ; argument :: excluding, x = 11 ; end decision .
action :: 'a' ; end action .
data :: 'x' ; type :: integer ; range :: 0 .. 10 ; end data .
data :: 'age' ; type :: integer ; range :: 18 .. 120 ; end data .
data :: 'y' ; type :: real ; range :: -2 .. 2.5 ; end data .
data :: 'tenth' ; type :: real ; range :: 0.1 .. 0.5 ; end data .
data :: 'b' ; type :: boolean ; end data .
data :: 't' ; type :: text ; range :: "a", "b", "c" ; end data .
data :: 's' ; type :: text ; multiple ; range :: "a", "b" ; end data .
data :: 'd' ; type :: date ; range :: date(2020, 1, 1) .. date(2030, 1, 1) ; end data .
data :: 'score' ; type :: integer ; derivation :: if(is_known(x), if(x > 5, 1, 0), unknown) + if(b, 2, 0) ; end data .
data :: 'high' ; type :: boolean ; derivation :: score >= 2 and x > 3 ; end data .`

const { resolver } = analyse(parse(PROTOCOL))
const anything = new Environment(resolver)
const allKnown = new Environment(resolver, { known: () => true })
const read = (text: string) => parseExpression(text).expression

describe('what can be true', () => {
  it.each([
    ['age > 120', false],
    ['age >= 120', true],
    ['age < 18 or age > 120', false],
    ['x > 5 and x < 6', false],
    ['y > 5', false],
    ['y > 2.4 and y < 2.5', true],
    ['y > 1 and y <= 1', false],
    ['x > 5 and not (x > 5)', false],
    ['x > 5 and x <= 5', false],
    ['x != 3 and x = 3', false],
    ['t = "d"', false],
    ['t oneof ["a", "b"] and t = "c"', false],
    ['t oneof ["a", "b"] and not (t = "a") and t != "b"', false],
    ['s includes "c"', false],
    ['s includes "a" and not (s includes "a")', false],
    ['s includes "a" and s includes "b"', true],
    ['d > date(2031, 1, 1)', false],
    ['d + 1 years > date(2031, 1, 1)', true],
    ['score > 3', false],
    ['score = 3 and x = 2', false],
    ['score = 3 and x = 7 and b', true],
    ['high and x = 2', false],
    ['is_known(x) and not is_known(x)', false],
    ['not is_known(x) and x = 2', false],
    ['x = unknown', false],
    ['completed(a) and discarded(a)', false],
    ['completed(a) or discarded(a)', true],
    ['result_of(k) = flu and result_of(k) = cold', false],
    ['result_of(k) != flu', true],
    ['netsupport(k, flu) >= 3', false],
    ['netsupport(k, flu) = 2', true],
    ['netsupport(k, cold) < 0', false],
    ['x / 0 = 1', false],
    ['sqrt(y) > 2', false],
    ['max([x, 3]) < 3', false],
    ['if(b, 1, 2) > 2', false],
    ['forever()', false],
    ['missing_name = 3', false],
    ['count(s) < 0', false],
    ['abs(y) > 3', false],
    ['round(y) > 3', false],
    ['-x > 0', false],
    ['2 * x + 1 > 21', false],
    ['x # t = "1a"', true],
    ['years_between(d, d) > 3', true],
    ['tenth + 0.2 <= 0.3', true],
    ['tenth + 0.2 = 0.3', true],
    ['tenth + 0.2 < 0.3', false],
    ['x / 3 * 3 = 10', true],
  ])('%s: %s', (text, possible) => {
    expect(canHold(read(text), anything, NOWHERE)).toBe(possible)
  })
})

describe('what must be true', () => {
  it.each([
    ['age >= 18', false, true],
    ['not (age < 18)', true, true],
    ['x > 3 or x <= 3', false, true],
    ['x > 3 or x <= 3 or not is_known(x)', true, true],
    ['1 < 2', true, true],
    ['dormant(a) or in_progress(a) or completed(a) or discarded(a)', true, true],
    ['score <= 3', false, true],
    ['b = true or b = false', false, true],
    ['now() = now()', false, false],
  ])('%s: %s with anything unknown, %s with all known', (text, whatever, known) => {
    expect(mustHold(read(text), anything, NOWHERE)).toBe(whatever)
    expect(mustHold(read(text), allKnown, NOWHERE)).toBe(known)
  })
})

type Values = Readonly<Record<string, Value>>

/** The expression with the values put in: what it is worth is then a matter of arithmetic. */
function put(expression: Expression, values: Values): Expression {
  const { span } = expression
  switch (expression.kind) {
    case 'name': {
      const value = values[expression.name]
      if (typeof value === 'boolean') return { kind: 'boolean', value, span }
      if (typeof value === 'number') return { kind: 'number', value, integer: true, text: String(value), span }
      return typeof value === 'string' ? { kind: 'text', value, span } : { kind: 'unknown', span }
    }
    case 'unary':
      return { ...expression, operand: put(expression.operand, values) }
    case 'binary':
      return { ...expression, left: put(expression.left, values), right: put(expression.right, values) }
    case 'set':
      return { ...expression, elements: expression.elements.map((each) => put(each, values)) }
    case 'call':
      return { ...expression, arguments: expression.arguments.map((each) => put(each, values)) }
    default:
      return expression
  }
}

const number = fc.letrec<{ number: string; leaf: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'round', 'sqrt', '-'), tie('number')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('b', 'x > 4', 'is_known(y)'), tie('number'), tie('number'))
      .map((c) => `if(${c.join(', ')})`),
  ),
  leaf: fc.constantFrom('x', 'y', '0', '1', '3', '5.5', '-2', 'unknown'),
})).number

const condition = fc.letrec<{ condition: string; leaf: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    tie('condition').map((a) => `not (${a})`),
  ),
  leaf: fc.oneof(
    fc.tuple(number, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), number).map((parts) => parts.join(' ')),
    fc.tuple(fc.constantFrom('=', '!='), fc.constantFrom('"a"', '"b"', '"z"')).map(([o, v]) => `t ${o} ${v}`),
    fc.constantFrom('b', 't oneof ["a", "c"]', 'is_known(x)', 'is_known(t)', 'true', 'b = false'),
  ),
})).condition

const values = fc.record({
  x: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  y: fc.option(fc.constantFrom(-2, -1.5, -1, 0, 0.5, 1, 2, 2.5), { nil: undefined }),
  b: fc.option(fc.boolean(), { nil: undefined }),
  t: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
})

describe('soundness', () => {
  it('never calls impossible what happens, nor certain what does not', () => {
    fc.assert(
      fc.property(condition, fc.array(values, { minLength: 20, maxLength: 20 }), (text, patients) => {
        const expression = read(text)
        const world = new Environment(resolver)
        const possible = canHold(expression, world, NOWHERE)
        const certain = mustHold(expression, world, NOWHERE)
        for (const patient of patients) {
          const holds = constantValue(put(expression, patient)) === true
          expect({ text, ruledOut: holds ? !possible : certain }).toEqual({ text, ruledOut: false })
        }
      }),
      { numRuns: 600 },
    )
  })

  it('adds weights as the engine does', () => {
    const weights = ['0.7', '0.2', '0.1'].map((weight) => `argument :: ${weight}, true ;`).join(' ')
    const text = `plan :: 'p' ; component :: 'k' ; end plan .
      decision :: 'k' ; support_mode :: numeric ; candidate :: 'a' ; ${weights} end decision .`
    const world = new Environment(analyse(parse(text)).resolver)
    expect(mustHold(read("netsupport('k', 'a') >= 1"), world, NOWHERE)).toBe(true)
  })

  it('gives up on values computed from themselves, however many', () => {
    const circle = Array.from({ length: 2000 }, (_, i) => {
      return `data :: 'c${i}' ; type :: integer ; derivation :: c${(i + 1) % 2000} + 1 ; end data .`
    })
    const world = new Environment(analyse(parse(`${PROTOCOL}\n${circle.join('\n')}`)).resolver)
    expect(canHold(read('c0 > 3'), world, NOWHERE)).toBe(true)
    expect(canHold(read('c1999 > 3'), world, NOWHERE)).toBe(true)
  })

  it('looks at a long condition and a long chain of derivations in time that grows with their length', () => {
    const long = Array.from({ length: 240 }, (_, i) => `x != ${i % 11}`).join(' and ')
    expect(canHold(read(long), new Environment(resolver), NOWHERE)).toBe(false)
    const chain = Array.from(
      { length: 3000 },
      (_, i) => `data :: 'd${i}' ; type :: integer ; derivation :: ${i === 0 ? 'x' : `d${i - 1}`} ; end data .`,
    ).join('\n')
    const chained = analyse(parse(`${PROTOCOL}\n${chain}`)).resolver
    expect(canHold(read('d2999 > 10'), new Environment(chained), NOWHERE)).toBe(false)
    expect(canHold(read('d2999 > 9'), new Environment(chained), NOWHERE)).toBe(true)
  })
})
