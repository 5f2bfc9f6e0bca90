import { describe, expect, it } from 'vitest'
import { parse } from '../text/index.ts'
import { analyse } from './analyse.ts'
import { check } from './registry.ts'

const codes = (text: string) => analyse(parse(text)).problems.map((problem) => problem.code)

const around = (attribute: string, data = "data :: 'x' ; type :: integer ; end data .") => `
plan :: 'p' ; component :: 'a' ; component :: 'k' ; end plan .
action :: 'a' ; ${attribute} end action .
decision :: 'k' ; candidate :: 'flu' ; argument :: for, true ; candidate :: 'cold' ; end decision .
${data}
data :: 't' ; type :: text ; end data .
data :: 'm' ; type :: text ; multiple ; end data .
data :: 'd' ; type :: date ; end data .
data :: 'dt' ; type :: datetime ; end data .
data :: 'b' ; type :: boolean ; end data .`

const condition = (text: string) => codes(around(`wait_condition :: ${text} ;`))

describe('analyse', () => {
  it.each([
    'x > 5 and not (t = "a")',
    'm includes "a" or "a" oneof m',
    "result_of('k') = flu",
    'flu oneof result_set(k)',
    "union(result_set('k'), []) includes flu",
    'result_of(k) oneof [flu, cold]',
    'netsupport(k, flu) >= 1',
    'now() - dt > 2 hours',
    'd + 30 days > date(2026, 1, 1)',
    'if(b, 1, 2.5) > min(x, 3)',
    'x = unknown',
    'is_known(x) and last_updated(x) < now()',
    "cycle('a') > 1 and in_progress_time(a) < now()",
    'count(m) > 1 and nth(m, 1) = "a"',
    'unknown',
  ])('Y accepts %s', (text) => {
    expect(condition(text)).toEqual([])
  })

  it.each([
    ['x > "5"', 'type.comparison'],
    ['x', 'type.condition'],
    ['d = dt', 'type.comparison'],
    ['d - dt > 1 days', 'type.operand'],
    ['b < true', 'type.order'],
    ['m = "a"', 'type.comparison'],
    ['x includes 3', 'type.set'],
    ['result_of(\'k\') = "flu"', 'type.comparison'],
    ["result_of('a') = flu", 'name.not-a-decision'],
    ["result_of('zz') = flu", 'name.unknown'],
    ["netsupport('k', 'nobody') >= 1", 'name.unknown-candidate'],
    ['sqrt(x, 2) > 1', 'type.argument-count'],
    ['sqroot(x) > 1', 'name.unknown-function'],
    ['completed(x)', 'name.unknown'],
    ['a', 'type.task-as-value'],
    ['date(2026, 2, 30) = d', 'type.impossible-date'],
    ['if(b, 1, "a") = 1', 'type.argument'],
    ['[1, "a"] includes 1', 'type.set'],
  ])('Y refuses %s', (text, code) => {
    expect(condition(text)).toEqual([code])
  })

  it('N5 reports a data item and a task of one name, once', () => {
    expect(codes(around('wait_condition :: a > 1 ;', "data :: 'a' ; type :: integer ; end data ."))).toEqual([
      'name.ambiguous',
    ])
  })

  it('N2 wants one root', () => {
    expect(codes("plan :: 'p' ; end plan . plan :: 'q' ; end plan .")).toEqual(['protocol.two-roots'])
    expect(codes('')).toEqual(['protocol.no-root'])
  })

  it('Y12 finds values computed from themselves, also through support', () => {
    const item = "data :: 'y' ; type :: real ; derivation :: netsupport(k, flu) + 1 ; end data ."
    const text = `plan :: 'p' ; component :: 'k' ; end plan . ${item}
      decision :: 'k' ; candidate :: 'flu' ; argument :: for, y > 1 ; end decision .`
    expect(codes(text)).toEqual(['data.derivation-circle'])
  })

  it('gives the same answer again from an earlier analysis', () => {
    const before = parse(around('wait_condition :: x > 5 ;'))
    const first = analyse(before)
    const text = around('wait_condition :: x > "5" ;')
    const after = parse(text, before)
    expect(analyse(after, first).problems).toEqual(analyse(parse(text)).problems)
  })
})

describe('check', () => {
  it('plan.arrow-circle names the tasks that wait for one another', () => {
    const text = `plan :: 'p' ; component :: 'a' ; schedule_constraint :: completed('b') ;
      component :: 'b' ; schedule_constraint :: completed('a') ; end plan .
      action :: 'a' ; end action . action :: 'b' ; end action .`
    const problems = check(parse(text)).filter((problem) => problem.severity === 'error')
    expect(problems.map((problem) => problem.code)).toEqual(['plan.arrow-circle'])
    expect(problems[0]!.message).toContain("'a' → 'b' → 'a'")
  })
})
