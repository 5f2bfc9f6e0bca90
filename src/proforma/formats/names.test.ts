import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemName, Namespace, taskName } from './names.ts'

describe('names from labels', () => {
  test.each([
    ['Total score (0-10)', 'total_score_0_10'],
    ['30-day mortality', 'day_mortality_30'],
    ['Respiratory rate ≥30/min?', 'respiratory_rate_at_least_30_min'],
    ['SpO₂', 'spo2'],
    ['<3 %', 'below_3_percent'],
    ['Ålder', 'alder'],
    ['µmol/l', 'umol_l'],
    ["Crohn's disease", 'crohns_disease'],
    ['???', ''],
    ['血压', ''],
  ])('F29: %s is %s', (label, name) => {
    expect(itemName(label)).toBe(name)
  })

  test('F29: tasks have a capital letter; long names end at a word', () => {
    expect(taskName('risk assessment')).toBe('Risk_assessment')
    expect(itemName('a rather long label that goes on and on and on')).toBe('a_rather_long_label_that_goes_on_and_on')
  })

  test('F29: reserved words and functions are not taken, nor a name twice, whatever its case', () => {
    const names = new Namespace()
    expect(['plan', 'sum', 'Risk', 'risk', '', '5'].map((wish) => names.claim(wish, 'item'))).toEqual([
      'plan_value',
      'sum_value',
      'Risk',
      'risk_2',
      'item',
      'item_5',
    ])
    expect(names.claimFirst(['risk', 'risk_class'], 'item')).toBe('risk_class')
  })

  test('F29: any label gives a name that needs no quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (label) => {
        expect(new Namespace().claim(itemName(label), 'item')).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/)
      }),
    )
  })
})
