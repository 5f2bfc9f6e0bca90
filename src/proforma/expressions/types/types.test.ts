import { describe, expect, it } from 'vitest'
import { analyse } from '../../checks/analyse.ts'
import { parse } from '../../text/index.ts'
import { parseExpression } from '../parse.ts'
import { checkExpression, describeType } from './index.ts'

const PROTOCOL = `
plan :: 'p' ; component :: 'a' ; component :: 'k' ; end plan .
action :: 'a' ; end action .
decision :: 'k' ; candidate :: 'flu' ; argument :: for, true ; candidate :: 'cold' ; end decision .
data :: 'i' ; type :: integer ; end data . data :: 'r' ; type :: real ; unit :: "mg" ; end data .
data :: 't' ; type :: text ; end data . data :: 'b' ; type :: boolean ; end data .
data :: 'd' ; type :: date ; end data . data :: 'o' ; type :: time ; end data .
data :: 'dt' ; type :: datetime ; end data . data :: 'u' ; type :: duration ; end data .
data :: 'ts' ; type :: text ; multiple ; end data . data :: 'is' ; type :: integer ; multiple ; end data .
`
const analysis = analyse(parse(PROTOCOL))
const scope = { owner: analysis.index.tasks.get('a')!, path: ['p', 'a'] }

/** The type of an expression in words, or the codes of its problems. */
function typeOf(text: string): string {
  const { expression, problems } = parseExpression(text)
  expect(problems, text).toEqual([])
  const checked = checkExpression(expression, scope, analysis.resolver)
  return checked.problems.length > 0 ? checked.problems.map((one) => one.code).join(' ') : describeType(checked.type)
}

const types = (cases: Readonly<Record<string, string>>) =>
  expect(Object.fromEntries(Object.keys(cases).map((text) => [text, typeOf(text)]))).toEqual(cases)

const codes = (text: string) => analyse(parse(`${PROTOCOL} ${text}`)).problems.map((problem) => problem.code)

describe('Y types', () => {
  it('Y1 literals and names', () => {
    types({
      '1': 'a whole number',
      '1.0': 'a number',
      '"x"': 'a text',
      true: 'a truth value',
      '2 hours': 'a duration',
      unknown: 'a value',
      r: 'a number',
      ts: 'a set of texts',
      "result_of('k')": "a candidate of 'k'",
      'result_set(k)': 'a set of candidates',
      a: 'type.task-as-value',
    })
  })

  it('Y2 conditions', () => {
    types({ 'b and not b or unknown': 'a truth value', 'i and b': 'type.condition', 'not t': 'type.condition' })
  })

  it('Y3 arithmetic', () => {
    types({
      'i + 1': 'a whole number',
      'i / 2': 'a number',
      'i * r': 'a number',
      '-i': 'a whole number',
      'd - d': 'a duration',
      'dt - dt': 'a duration',
      'd + 2 days': 'a date',
      '2 days + d': 'a date',
      'dt - u': 'a date with time',
      'o + u': 'a time of day',
      'u * 2': 'a duration',
      '2 * u': 'a duration',
      'u / u': 'a number',
      'u / 2': 'a duration',
      't # "x"': 'a text',
      't # unknown': 'a text',
      'unknown + 1': 'a whole number',
      'd - dt': 'type.operand',
      'd + 1': 'type.operand',
      'd + d': 'type.operand',
      '2 / u': 'type.operand',
      't + 1': 'type.operand',
      't # i': 'type.operand',
      'b * 2': 'type.operand',
      '-t': 'type.operand',
    })
  })

  it('Y4 comparison', () => {
    types({
      'i = r': 'a truth value',
      't < "x"': 'a truth value',
      'o <= time(8, 0, 0)': 'a truth value',
      'b = true': 'a truth value',
      'ts = ["x"]': 'a truth value',
      'i = unknown': 'a truth value',
      'result_of(k) = flu': 'a truth value',
      'i = t': 'type.comparison',
      'd = dt': 'type.comparison',
      'ts = "x"': 'type.comparison',
      'ts = is': 'type.comparison',
      'b < true': 'type.order',
      'ts < ts': 'type.order',
      'result_of(k) < flu': 'type.order',
      'result_of(k) = "flu"': 'type.comparison',
    })
  })

  it('Y5 sets', () => {
    types({
      'ts includes "x"': 'a truth value',
      '"x" oneof ts': 'a truth value',
      'ts includes ["x", "y"]': 'a truth value',
      'result_set(k) includes flu': 'a truth value',
      'union(result_set(k), [flu]) includes cold': 'a truth value',
      'ts includes 1': 'type.comparison',
      'i includes 1': 'type.set',
      'i oneof 1': 'type.set',
    })
  })

  it('Y6 set literals', () => {
    types({ '[1, 2.5]': 'a set of numbers', '[]': 'a set of values', '[1, "x"]': 'type.set', '[[1]]': 'type.set' })
  })

  it('Y7 functions', () => {
    types({
      'count(ts)': 'a whole number',
      'sum(is)': 'a whole number',
      'max(i, r, 3)': 'a number',
      'min(ts)': 'a text',
      'nth(is, 1)': 'a whole number',
      'round(r)': 'a whole number',
      'round(r, 1)': 'a number',
      'if(b, 1, 2.5)': 'a number',
      'if(b, flu, cold)': 'name.unknown name.unknown',
      'years_between(d, d)': 'a whole number',
      'hours_between(o, o)': 'a whole number',
      'last_updated(i)': 'a date with time',
      'netsupport(k, flu)': 'a number',
      'cycle(a)': 'a whole number',
      'now()': 'a date with time',
      'forever()': 'a truth value',
      'sqrt(t)': 'type.argument',
      'sum(ts)': 'type.argument',
      'count(i)': 'type.argument',
      'max(i, t)': 'type.argument',
      'years_between(d, dt)': 'type.argument',
      'if(i, 1, 2)': 'type.argument',
      'if(b, 1, "x")': 'type.argument',
      'last_updated(k)': 'type.task-as-value',
      'completed(1)': 'type.argument',
      'completed(i)': 'name.unknown',
      'result_of(a)': 'name.not-a-decision',
      'netsupport(k, zz)': 'name.unknown-candidate',
      'netsupport(k, "flu")': 'type.argument',
      'sqrt()': 'type.argument-count',
      'now(1)': 'type.argument-count',
      'nothing(1)': 'name.unknown-function',
    })
  })

  it('Y8 what an item can hold', () => {
    expect(codes("data :: 'z' ; type :: integer ; derivation :: i / 2 ; end data .")).toEqual([])
    expect(codes("data :: 'z' ; type :: integer ; derivation :: b ; end data .")).toEqual(['type.assignment'])
    expect(codes("data :: 'z' ; type :: text ; default_value :: 5 ; end data .")).toEqual(['type.assignment'])
    expect(codes('data :: \'z\' ; type :: text ; multiple ; default_value :: ["x"] ; end data .')).toEqual([])
  })

  it('Y9 ranges and defaults are constants', () => {
    const parameter = "parameter :: 'top' ; type :: integer ; default_value :: 9 ; end parameter ."
    expect(codes(`${parameter} data :: 'z' ; type :: integer ; range :: 0 .. top ; end data .`)).toEqual([])
    expect(codes("data :: 'z' ; type :: integer ; range :: 0 .. i ; end data .")).toEqual(['type.not-constant'])
    expect(codes("data :: 'z' ; type :: boolean ; range :: false .. true ; end data .")).toEqual(['data.range'])
  })

  it('Y10 kinds of support, and derived items', () => {
    const decision = (mode: string, support: string) =>
      codes(
        `decision :: 'z' ; support_mode :: ${mode} ; candidate :: 'c' ; argument :: ${support}, true ; end decision .`,
      )
    expect(decision('numeric', '0.5')).toEqual([])
    expect(decision('symbolic', 'against')).toEqual([])
    expect(decision('numeric', 'excluding')).toEqual([])
    expect(decision('numeric', 'for')).toEqual(['decision.support-mode'])
    expect(decision('symbolic', '-1')).toEqual(['decision.support-mode'])
    const derived = "data :: 'z' ; type :: integer ; derivation :: i + 1 ; end data ."
    expect(codes(`${derived} action :: 'w' ; postcondition :: z = 1 ; end action .`)).toEqual(['data.derived-assigned'])
  })

  it('Y11 constant dates exist', () => {
    types({
      'date(2024, 2, 29)': 'a date',
      'date(2026, 2, 29)': 'type.impossible-date',
      'time(24, 0, 0)': 'type.impossible-date',
    })
  })

  it('Y12 nothing is computed from itself', () => {
    const item = (name: string, from: string) => `data :: '${name}' ; type :: real ; derivation :: ${from} ; end data .`
    expect(codes(item('y', 'y + 1'))).toEqual(['data.derivation-circle'])
    expect(codes(item('y', 'z') + item('z', 'i'))).toEqual([])
    expect(codes(item('y', 'z') + item('z', 'w') + item('w', 'y'))).toEqual(['data.derivation-circle'])
    const own = "decision :: 'l' ; candidate :: 'c' ; argument :: for, netsupport(l, c) > 0 ; end decision ."
    expect(codes(own)).toEqual(['data.derivation-circle'])
  })

  it('Y13 what cannot be read has no types', () => {
    expect(codes("action :: 'z' ; precondition :: t + (1 > ; end action .")).toEqual(['syntax.missing-operand'])
  })
})
