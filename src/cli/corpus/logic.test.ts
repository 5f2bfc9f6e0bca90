import { describe, expect, it } from 'vitest'
import { isSameOfIon } from './logic.ts'

describe('units of ions', () => {
  it('a millimole of an ion with one charge is a milliequivalent, and of no other', () => {
    expect(isSameOfIon('Serum Sodium', 'mmol/l', 'mEq/l')).toBe(true)
    expect(isSameOfIon('Initial bicarbonate', 'mEq/l', 'mmol/l')).toBe(true)
    expect(isSameOfIon('K+', 'mmol/L', 'mEq/L')).toBe(true)
    expect(isSameOfIon('Initial calcium', 'mmol/l', 'mEq/l')).toBe(false)
    expect(isSameOfIon('Serum Sodium', 'mmol/l', 'mg/dl')).toBe(false)
    expect(isSameOfIon('Nasal swab', 'mmol/l', 'mEq/l')).toBe(false)
  })
})
