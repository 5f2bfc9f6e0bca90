import { describe, expect, it } from 'vitest'
import { differenceOf, divideUnits, loadUnits, multiplyUnits, powerOfUnit, ratioOf, type Unit } from './index.ts'

const units = await loadUnits()

function read(code: string): Unit {
  const unit = units.read(code)
  if (unit === undefined) throw new Error(`${code} is no unit`)
  return unit
}

describe('U1 reads UCUM', () => {
  it.each(['mmol/L', 'mg/dL', 'mm[Hg]', 'Cel', '%', '/min', 'a', 'kg/m2', '[iU]/L', '{score}', '10*9/L', '1'])(
    'knows %s',
    (code) => {
      expect(units.read(code)).toBeDefined()
    },
  )

  it.each(['mmHg', 'bpm', '°C', 'kg m-2', '', 'x'.repeat(5000), 'mg//', '('])('does not take %s', (code) => {
    expect(units.read(code)).toBeUndefined()
  })

  it.each([
    ['mmHg', 'mm[Hg]'],
    ['°C', 'Cel'],
    ['years', 'a'],
    ['Beats/min', '/min'],
    ['mmol / L', 'mmol/L'],
    ['MG/DL', 'mg/dl'],
    ['gm/dl', 'g/dl'],
    ['visits/yr', '{visits}/a'],
    ['Pack years', '{Pack_years}'],
    ['nanogm/mL', undefined],
    ['%%', undefined],
    ['x'.repeat(5000), undefined],
  ])('takes %s for %s', (code, meant) => {
    expect(units.suggest(code)).toBe(meant)
  })
})

describe('U2 tells units apart', () => {
  it.each([
    ['mg', 'g', 'size'],
    ['mmol/L', 'mg/dL', 'dimension'],
    ['mmol/L', 'meq/L', 'dimension'],
    ['mmol/L', 'mol/m3', undefined],
    ['Cel', '[degF]', 'size'],
    ['Cel', 'K', 'size'],
    ['/min', '{beats}/min', undefined],
    ['%', '1', 'size'],
    ['[iU]/L', 'mg/L', 'dimension'],
    ['[iU]', '1', 'dimension'],
    ['mo', 'a', 'size'],
  ])('%s and %s: %s', (a, b, difference) => {
    expect(differenceOf(read(a), read(b))).toBe(difference)
  })

  it('says how many of one are in the other', () => {
    expect(ratioOf(read('g'), read('mg'))).toBe(1000)
    expect(ratioOf(read('a'), read('mo'))).toBe(12)
    expect(ratioOf(read('g'), read('L'))).toBeUndefined()
    expect(ratioOf(read('Cel'), read('K'))).toBeUndefined()
  })
})

describe('U3 computes with units', () => {
  const must = (unit: Unit | undefined): Unit => unit ?? { exponents: [], factor: Number.NaN }

  it('multiplies, divides and takes powers', () => {
    const area = must(powerOfUnit(read('m'), 2))
    expect(differenceOf(must(divideUnits(read('kg'), area)), read('kg/m2'))).toBeUndefined()
    expect(differenceOf(must(multiplyUnits(read('mg/mL'), read('mL'))), read('mg'))).toBeUndefined()
    expect(differenceOf(must(powerOfUnit(area, 0.5)), read('m'))).toBeUndefined()
  })

  it('leaves scales and arbitrary units alone', () => {
    expect(multiplyUnits(read('Cel'), read('g'))).toBeUndefined()
    expect(multiplyUnits(read('[iU]'), read('g'))).toBeUndefined()
    expect(powerOfUnit(read('m'), 0.5)).toBeUndefined()
  })
})
