import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../expressions/parse.ts'
import { parse } from '../../text/index.ts'
import { loadUnits } from '../../units/index.ts'
import { analyse } from '../analyse.ts'
import { UnitReader } from './unitsIn.ts'

const UNITS = { weight: 'kg', dose: 'mg', given: 'g', height: 'm', length: 'cm', bmi: 'kg/m2', glucose: 'mmol/L' }
const MORE = {
  sugar: 'mg/dL',
  temperature: 'Cel',
  fahrenheit: '[degF]',
  rate: 'mg/kg',
  months: 'mo',
  age: 'a',
  odd: 'foo',
}

const items = Object.entries({ ...UNITS, ...MORE }).map(
  ([name, unit]) => `data :: '${name}' ; type :: real ; unit :: "${unit}" ; end data .`,
)
const { resolver } = analyse(
  parse(`plan :: 'p' ; end plan . ${items.join(' ')} data :: 'bare' ; type :: real ; end data .
    data :: 'born' ; type :: date ; end data .`),
)
const units = await loadUnits()

/** The clashes of an expression, as `left/right difference`. */
function clashes(text: string): readonly string[] {
  const reader = new UnitReader(resolver, units)
  reader.of(parseExpression(text).expression)
  return reader.clashes.map(({ left, right, difference }) => `${left.code}|${right.code} ${difference}`)
}

describe('U4 to U8 units in expressions', () => {
  it.each([
    ['dose < given', ['mg|g size']],
    ['glucose < sugar', ['mmol/L|mg/dL dimension']],
    ['temperature > fahrenheit', ['Cel|[degF] size']],
    ['dose + given > 5', ['mg|g size']],
    ['weight + height > 5', ['kg|m dimension']],
    ['weight / (height * height) > bmi', []],
    ['weight / power(height, 2) > bmi', []],
    ['weight / (length * length) > bmi', ['kg/cm.cm|kg/m2 size']],
    ['rate * weight > dose', []],
    ['rate * weight > given', ['mg/kg.kg|g size']],
    ['glucose * 18 < sugar', []],
    ['dose < 500', []],
    ['500 > dose', []],
    ['dose < bare', []],
    ['odd < dose', []],
    ['max(dose, given) > 5', ['mg|g size']],
    ['if(dose > 5, dose, given) > 5', ['mg|g size']],
    ['[dose, given] includes 5', ['mg|g size']],
    ['abs(dose) > round(given)', ['mg|g size']],
    ['sqrt(height * height) > length', ['(m.m)^0.5|cm size']],
    ['years_between(born, now()) > months', ['a|mo size']],
    ['years_between(born, now()) > age', []],
    ['-dose > given', ['mg|g size']],
  ])('%s: %s', (text, expected) => {
    expect(clashes(text)).toEqual(expected)
  })

  it('are looked at in all parts of a condition', () => {
    expect(clashes('not (dose > given) and glucose > sugar')).toEqual(['mg|g size', 'mmol/L|mg/dL dimension'])
  })

  it('are told apart in sums, which an empirical score may make', () => {
    const reader = new UnitReader(resolver, units)
    reader.of(parseExpression('weight - height > 3').expression)
    reader.of(parseExpression('weight > height').expression)
    expect(reader.clashes.map(({ isSum }) => isSum)).toEqual([true, false])
  })
})
