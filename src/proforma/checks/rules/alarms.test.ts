import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writtenTexts } from '../../testing/index.ts'
import { parse } from '../../text/index.ts'
import { loadUnits } from '../../units/index.ts'
import { analyse } from '../analyse.ts'
import { check } from '../registry.ts'
import { RULES } from './index.ts'

const units = await loadUnits()
const TODAY = '2026-11-23'

/** The alarms of a text, without advice and without the missing protocol block. */
function alarms(text: string): readonly string[] {
  const parsed = parse(text)
  expect(analyse(parsed).problems.map((problem) => problem.message)).toEqual([])
  const found = check(parsed, { today: TODAY, units })
  return found.filter((one) => one.severity !== 'hint' && one.code !== 'protocol.no-header').map((one) => one.code)
}

const TEMPLATES = new URL('../../../../templates/', import.meta.url)

describe('C6 no false alarm', () => {
  it.each(readdirSync(TEMPLATES))('in the template %s', (name) => {
    expect(alarms(readFileSync(new URL(`${name}/protocol.pf`, TEMPLATES), 'utf8'))).toEqual([])
  })

  const around = (precondition: string, more = '', arrow = 'Ask') => `
plan :: 'p' ; component :: 'Ask' ; component :: 'Later' ; schedule_constraint :: completed('Ask') ;
  component :: 'T' ; schedule_constraint :: completed('${arrow}') ; end plan .
enquiry :: 'Ask' ; source :: 'x' ; source :: 'b' ; source :: 't' ; source :: 's' ; source :: 'o' ; mandatory :: no ; end enquiry .
action :: 'Later' ; end action .
action :: 'T' ; precondition :: ${precondition} ; ${more} end action .
data :: 'x' ; type :: real ; unit :: "1" ; precision :: 0.1 ; range :: 0.0 .. 10.0 ; end data .
data :: 'o' ; type :: integer ; unit :: "1" ; range :: 0 .. 10 ; end data .
data :: 'b' ; type :: boolean ; end data .
data :: 't' ; type :: text ; range :: "a", "b", "d" ; end data .
data :: 's' ; type :: text ; multiple ; range :: "a", "b" ; end data .
data :: 'done' ; type :: boolean ; end data .
data :: 'half' ; type :: real ; precision :: 0.1 ; derivation :: x / 2 ; end data .`

  it.each([
    'x > 9.9',
    'x >= 0.0 and x < 10.0',
    'x <= 10.0',
    'x != 3.0 and x != 4.0',
    'not (x > 3.0)',
    'not b',
    'b = false or t = "a"',
    't != "a" and t != "b" or x > 3.0',
    's includes "a" and not (s includes "b")',
    'is_known(o) and o > 3',
    'not is_known(o) or o > 3',
    'if(is_known(o), o > 3, true)',
    'half <= 5.0 and half > 4.9',
    'x + 0.1 > 10.0',
    'x * 2 > 15.0 and x < 8.0',
    'count(s) > 1',
    'half > 2.0 and x < 4.2',
    'completed(Ask) and x > 3.0',
    'discarded(Later) or x > 3.0',
    'x > 1.0 and (x < 5.0 or x > 5.0)',
  ])('at the condition %s', (condition) => {
    expect(alarms(around(condition, 'postcondition :: done = true ;', 'Later'))).toEqual([])
  })

  it.each([
    ['o > 3', ['precondition.unknown-false']],
    ['not (o > 3)', ['condition.unknown-true', 'precondition.unknown-false']],
    ['o > 3 or is_known(o)', ['precondition.unknown-false']],
    ['x > 5.0 and x < 5.0', ['precondition.never']],
    ['x > 5.0 and half < 2.0', ['precondition.never']],
    ['completed(T)', ['precondition.never']],
    ['dormant(Ask)', ['precondition.never']],
    ['t = "c" or x > 3.0', ['comparison.out-of-range']],
    ['x > 20.0 or x > 3.0', ['comparison.out-of-range']],
    ['b = true or b = false', ['condition.tautology']],
    ['done = true', ['data.used-before-asked']],
  ])('and the right one at %s', (condition, codes) => {
    const found = alarms(around(condition, 'postcondition :: done = true ;', 'Later'))
    expect([...found].sort()).toEqual([...codes].sort())
  })

  it('for branches that exclude one another', () => {
    const text = `
plan :: 'p' ; component :: 'K' ; component :: 'A' ; schedule_constraint :: completed('K') ;
  component :: 'B' ; schedule_constraint :: completed('K') ; component :: 'C' ; schedule_constraint :: completed('A') ; schedule_constraint :: completed('B') ; end plan .
decision :: 'K' ; source :: 'x' ; candidate :: 'a' ; argument :: for, x > 5 ; candidate :: 'b' ; argument :: for, x <= 5 ; end decision .
action :: 'A' ; precondition :: result_of(K) = a ; postcondition :: plan_of_care = "a" ; end action .
action :: 'B' ; precondition :: result_of(K) = b ; postcondition :: plan_of_care = "b" ; end action .
action :: 'C' ; precondition :: x > 2 or plan_of_care = "a" ; end action .
data :: 'x' ; type :: integer ; unit :: "1" ; range :: 0 .. 10 ; end data .
data :: 'plan_of_care' ; type :: text ; range :: "a", "b" ; end data .`
    expect(alarms(text)).toEqual([])
    expect(alarms(text.replace('result_of(K) = b', 'x < 9'))).toEqual(['postcondition.race'])
  })

  it('for a loop that asks again', () => {
    const text = `
plan :: 'p' ; component :: 'Round' ; number_of_cycles :: 3 ; end plan .
plan :: 'Round' ; component :: 'Treat' ; component :: 'Ask' ; schedule_constraint :: completed('Treat') ; end plan .
action :: 'Treat' ; precondition :: not is_known(x) or x > 5 ; end action .
enquiry :: 'Ask' ; source :: 'x' ; end enquiry .
data :: 'x' ; type :: integer ; unit :: "1" ; range :: 0 .. 10 ; end data .`
    expect(alarms(text)).toEqual([])
  })
})

describe('C7 rules never fail', () => {
  it('whatever protocol they are given', () => {
    fc.assert(
      fc.property(writtenTexts(), (text) => {
        const problems = check(parse(text), { today: TODAY, units })
        for (const { message, fixes } of problems) {
          expect(message).not.toMatch(/undefined|NaN|\[object/)
          for (const fix of fixes ?? []) expect(Array.isArray(fix.edits)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('whatever is left of a protocol when characters are cut out of it', () => {
    fc.assert(
      fc.property(writtenTexts(), fc.nat(), fc.nat({ max: 200 }), (text, at, length) => {
        const start = at % Math.max(1, text.length)
        const broken = text.slice(0, start) + text.slice(start + length)
        expect(() => check(parse(broken), { today: TODAY, units })).not.toThrow()
      }),
      { numRuns: 120 },
    )
  })

  it('and say the same whichever of them run', () => {
    fc.assert(
      fc.property(writtenTexts(), (text) => {
        const parsed = parse(text)
        const analysis = analyse(parsed)
        const together = check(parsed, { analysis, today: TODAY, units })
        const apart = RULES.flatMap((rule) => check(parse(text), { rules: [rule], today: TODAY, units }))
        const codes = (problems: typeof together) =>
          [...new Set(problems.map((one) => `${one.span.start} ${one.code}`))].sort()
        expect(codes(together)).toEqual(codes(apart))
      }),
      { numRuns: 15 },
    )
  })
})
