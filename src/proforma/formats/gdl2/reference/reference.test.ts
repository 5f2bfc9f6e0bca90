import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importGdl2 } from '../import.ts'
import { guidelineJson, ruleId } from '../testing/guideline.ts'
import type { RuleSketch, Sketch } from '../testing/guideline.ts'
import { NOW, results } from '../testing/run.ts'
import { readGuideline, runGdl2, sameResult } from './index.ts'
import type { GdlValue } from './value.ts'

const run = (sketch: Sketch, input: Record<string, GdlValue>) =>
  runGdl2(readGuideline(guidelineJson(sketch)), input, NOW)
const number = (value: number): GdlValue => ({ kind: 'number', value })

describe('the reference interpreter', () => {
  test('F10: rules once, in order; later ones see what earlier ones did', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'A', gt3: 'B' },
      rules: [{ set: ['$gt2=$gt1+1'] }, { when: ['$gt2>5'], set: ['$gt3=$gt2*2', '$gt2=0'] }],
    }
    const values = run(sketch, { gt1: number(7) })
    expect(values?.get('gt2')).toEqual(number(0))
    expect(values?.get('gt3')).toEqual(number(16))
  })

  test('F15: nothing happens when a precondition does not hold', () => {
    expect(
      run({ inputs: { gt1: 'X' }, outputs: { gt2: 'A' }, preconditions: ['$gt1>5'], rules: [{ set: ['$gt2=1'] }] }, {}),
    ).toBeUndefined()
  })

  test('F17: a calculation with something missing gives something missing', () => {
    expect(
      run(
        { inputs: { gt1: 'X' }, outputs: { gt2: 'A' }, rules: [{ set: ['$gt2=$gt1+1'] }], defaults: ['$gt2=0'] },
        {},
      )?.get('gt2'),
    ).toBeNull()
  })

  test('a unit may be set before its number', () => {
    const sketch: Sketch = {
      inputs: {},
      outputs: { gt2: 'A' },
      rules: [{ set: ["$gt2.unit='mg'", '$gt2.magnitude=5'] }],
    }
    expect(run(sketch, {})?.get('gt2')).toEqual({ kind: 'number', value: 5, unit: 'mg' })
  })
})

const ANSWERS = ['0|local::at1|None|', '1|local::at2|Some|', '2|local::at3|Much|']
const INPUTS: NonNullable<Sketch['inputs']> = {
  gt10: 'Number',
  gt11: 'Other number',
  gt12: { label: 'Grade', allowed_values: ANSWERS },
  gt13: { label: 'Second grade', allowed_values: ANSWERS },
}
const OUTPUTS = { gt20: 'Score', gt21: 'Index', gt22: 'Class', gt23: 'Advice' }

const small = fc.integer({ min: -3, max: 6 }).map(String)
const numeric = fc.oneof(
  fc.constantFrom('$gt10', '$gt11', '$gt20', '$gt21', '$gt12.value', '$gt13.value'),
  small.map((n) => `(${n})`),
)
const sum = fc.tuple(numeric, fc.constantFrom('+', '-', '*'), numeric).map((parts) => parts.join(''))
const classes = fc.constantFrom('0|local::at7|Low|', '1|local::at8|Middle|', '2|local::at9|High|')

function condition(before: number): fc.Arbitrary<string> {
  const fired =
    before === 0
      ? []
      : [fc.nat({ max: before - 1 }).chain((at) => fc.constantFrom(`fired($${ruleId(at)})`, `!fired($${ruleId(at)})`))]
  const atom = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('$gt10', '$gt11', '$gt20', '$gt21'),
        fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        small,
      )
      .map(([a, op, b]) => `${a}${op}(${b})`),
    fc
      .tuple(fc.constantFrom('$gt12', '$gt13'), fc.constantFrom('==', '!='), fc.constantFrom(...ANSWERS))
      .map((parts) => parts.join('')),
    fc.tuple(fc.constant('$gt22'), fc.constantFrom('==', '!='), classes).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom('$gt10', '$gt12', '$gt20', '$gt21', '$gt22'), fc.constantFrom('==null', '!=null'))
      .map((parts) => parts.join('')),
    ...fired,
  )
  return fc.oneof(
    atom,
    fc.tuple(atom, fc.constantFrom('&&', '||'), atom).map(([a, op, b]) => `(${a})${op}(${b})`),
  )
}

const assignment = fc.oneof(
  sum.map((value) => `$gt20=${value}`),
  small.map((n) => `$gt20=$gt20+(${n})`),
  sum.map((value) => `$gt21=${value}`),
  fc.constant('$gt21=$gt20'),
  classes.map((value) => `$gt22=${value}`),
  fc.constantFrom('A', 'B', 'C').map((text) => `$gt23='${text}'`),
)

const rules = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, at) =>
      fc.record({
        name: fc.constantFrom('One rule', 'Another rule'),
        when: fc.array(condition(at), { maxLength: 3 }),
        set: fc.array(assignment, { minLength: 1, maxLength: 3 }),
      }),
    ),
  ),
) as fc.Arbitrary<RuleSketch[]>

const patient = fc.record({
  gt10: fc.option(fc.integer({ min: -4, max: 7 })),
  gt11: fc.option(fc.integer({ min: -4, max: 7 })),
  gt12: fc.option(fc.constantFrom(...ANSWERS)),
  gt13: fc.option(fc.constantFrom(...ANSWERS)),
})

describe('the imported protocol gives what the guideline gives', () => {
  test('F10–F18: for random rules and patients', () => {
    fc.assert(
      fc.property(
        rules,
        fc.boolean(),
        fc.array(patient, { minLength: 3, maxLength: 3 }),
        (list, withDefault, patients) => {
          const sketch: Sketch = {
            inputs: INPUTS,
            outputs: OUTPUTS,
            rules: list,
            ...(withDefault ? { defaults: ['$gt20=0', "$gt23='C'"] } : {}),
          }
          const imported = importGdl2(guidelineJson(sketch))
          expect(imported.report.entries.filter(({ outcome }) => outcome === 'lost')).toEqual([])
          for (const one of patients) {
            const record = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null))
            const found = results(imported, record)
            const expected = run(
              sketch,
              Object.fromEntries(Object.entries(record).map(([id, value]) => [id, gdlValue(value)])),
            )
            for (const output of imported.bindings.outputs) {
              const value = found[output.element] as string | number | null
              const wanted = expected?.get(output.element) ?? null
              expect(
                sameResult(output, { value }, wanted),
                `${output.element}: ${JSON.stringify(wanted)} but ${value}\n${imported.text}`,
              ).toBe(true)
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

function gdlValue(value: unknown): GdlValue {
  if (typeof value === 'number') return number(value)
  const at = ANSWERS.indexOf(String(value))
  return { kind: 'coded', code: `local::at${at + 1}`, label: ['None', 'Some', 'Much'][at] ?? '', ordinal: at }
}
