import { describe, expect, test } from 'vitest'
import { parse } from '../../text/index.ts'
import { ImportError } from '../error.ts'
import { importGdl2 } from './import.ts'
import { splitReferences } from './read/description.ts'
import { guidelineJson, THEN } from './testing/guideline.ts'
import type { Sketch } from './testing/guideline.ts'
import { results } from './testing/run.ts'

const imported = (sketch: Sketch) => importGdl2(guidelineJson(sketch))
const reasons = (sketch: Sketch) => imported(sketch).report.entries.map(({ outcome, reason }) => `${outcome} ${reason}`)

const NO = '0|local::at0001|No|'
const YES = '1|local::at0002|Yes|'

/** A score of three findings with a risk class, the usual form of a guideline. */
const SCORE: Sketch = {
  inputs: { gt0010: 'Age', gt0011: 'Confused', gt0012: 'Urea' },
  outputs: { gt0020: 'Total score', gt0021: 'Risk' },
  rules: [
    { name: 'Age counts', when: ['$gt0010>=65,a'], set: ['$gt0020=$gt0020+1'] },
    { name: 'Confusion counts', when: [`$gt0011==${YES}`], set: ['$gt0020=$gt0020+1'] },
    { name: 'Urea counts', when: ['$gt0012>7,mmol/l'], set: ['$gt0020=$gt0020+1'] },
    { name: 'Low risk', when: ['$gt0020<=1'], set: ['$gt0021=0|local::at0003|Low|'] },
    { name: 'High risk', when: ['$gt0020>=2'], set: ['$gt0021=1|local::at0004|High|'] },
  ],
  defaults: ['$gt0020=0'],
}

describe('the shape of an imported guideline', () => {
  const { text } = imported(SCORE)

  test('it is sound text, laid out as by hand', () => {
    expect(parse(text).problems).toEqual([])
    expect(text).toContain("plan :: 'Sample_score' ;")
    expect(
      Math.max(
        ...text
          .split('\n')
          .filter((line) => !line.includes('::'))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(120)
  })

  test('F11: rules that add become a sum, term by term', () => {
    expect(text).toContain('derivation :: if(age >= 65, 1, 0) + if(confused = "Yes", 1, 0) + if(urea > 7, 1, 0) ;')
  })

  test('F13: a result becomes a decision; each rule an argument with its name and the first source', () => {
    expect(text).toContain(`decision :: 'Risk' ;
  caption :: "Risk" ;
  candidate :: 'low' ;
    caption :: "Low" ;
    argument :: for, total_score <= 1
      attributes
        caption :: "Low risk" ;
        citation :: "doi:10.1000/xyz1" ;
      end attributes ;`)
    expect(text).not.toContain('autonomous')
  })

  test('header: who, what for, which papers', () => {
    expect(text).toContain('author :: "A. Author, Somewhere" ;')
    expect(text).toContain('intended_use :: "To try." ;')
    expect(text).toContain('version :: "1.0.0" ;')
    expect(text).toContain('citation :: "Author A. A study. 2020. doi: 10.1000/xyz1." ;')
  })

  test('units of what the rules compare with stand at the questions', () => {
    expect(text).toMatch(/data :: 'age' ;[^]*?unit :: "a" ;/)
  })

  test('it runs', () => {
    expect(results(imported(SCORE), { gt0010: '70,a', gt0011: YES, gt0012: '5,mmol/l' })).toEqual({
      gt0020: 2,
      gt0021: 'High',
    })
    expect(results(imported(SCORE), { gt0010: '20,a', gt0011: NO, gt0012: '5,mmol/l' })).toEqual({
      gt0020: 0,
      gt0021: 'Low',
    })
  })

  test('the report says what was found', () => {
    expect(imported(SCORE).report.found).toMatchObject({ rules: 5, elements: 5 })
  })
})

describe('order of the rules', () => {
  test('F10: the last rule that fires wins', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'Grade', gt3: 'Reader' },
      rules: [
        { when: ['$gt1>1'], set: ['$gt2=1'] },
        { when: ['$gt1>5'], set: ['$gt2=2'] },
        { when: ['$gt1>3'], set: ['$gt2=3'] },
        { when: ['$gt2!=null'], set: ['$gt3=$gt2*10'] },
      ],
    }
    expect([2, 4, 6].map((x) => results(imported(sketch), { gt1: x }))).toEqual([
      { gt2: 1, gt3: 10 },
      { gt2: 3, gt3: 30 },
      { gt2: 3, gt3: 30 },
    ])
  })

  test('F10: cases that exclude each other stand in the order of the rules', () => {
    const { text } = imported({
      inputs: { gt1: 'X' },
      outputs: { gt2: 'Grade' },
      rules: [
        { when: ['$gt1<2'], set: ['$gt2=1'] },
        { when: ['$gt1>=2', '$gt1<5'], set: ['$gt2=2'] },
        { when: ['$gt1>=5'], set: ['$gt2=3'] },
      ],
    })
    expect(text).toContain('if(x < 2, 1, if(x >= 2 and x < 5, 2, if(x >= 5, 3, unknown)))')
  })

  test('F11: what is read before it changes is an item of its own', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'Score', gt3: 'Early' },
      rules: [{ set: ['$gt2=$gt1*2'] }, { set: ['$gt3=$gt2+1'] }, { name: 'Cap', when: ['$gt2>10'], set: ['$gt2=10'] }],
    }
    expect(results(imported(sketch), { gt1: 8 })).toEqual({ gt2: 10, gt3: 17 })
    expect(imported(sketch).text).toContain('data :: \'score_so_far\' ;\n  caption :: "Score, before: Cap" ;')
  })

  test('F11: a rule for what is not set yet is the last case', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'Class', gt3: 'Copy' },
      rules: [
        { when: ['$gt1>5'], set: ['$gt2=local::at1|Big|'] },
        { when: ['$gt2==null', '$gt1>2'], set: ['$gt2=local::at2|Middle|'] },
        { set: ['$gt3=$gt2'] },
      ],
    }
    expect(imported(sketch).text).toContain('if(x > 5, "Big", if(x > 2, "Middle", unknown))')
    expect(results(imported(sketch), { gt1: 6 })).toMatchObject({ gt3: 'Big' })
  })

  test('F12: a long condition in several places has the name of its rule', () => {
    const { text } = imported({
      inputs: { gt1: 'A', gt2: 'B', gt3: 'C' },
      outputs: { gt5: 'Dose', gt6: 'Volume' },
      rules: [{ name: 'Full dose', when: ['$gt1>1', '$gt2>2', '$gt3>3'], set: ['$gt5=$gt1*2', '$gt6=$gt2*2'] }],
    })
    expect(text).toContain("data :: 'full_dose' ;")
    expect(text).toContain('derivation :: if(full_dose, a * 2, unknown) ;')
  })

  test('fired() asks whether a rule has fired before', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'A', gt3: 'B' },
      rules: [
        { when: ['!fired($gt9003)'], set: ['$gt2=1'] },
        { when: ['$gt1>5'], set: ['$gt3=1'] },
        { when: ['fired($gt9002)'], set: ['$gt3=2'] },
      ],
    }
    expect(results(imported(sketch), { gt1: 6 })).toEqual({ gt2: 1, gt3: 2 })
    expect(results(imported(sketch), { gt1: 1 })).toEqual({ gt2: 1, gt3: null })
  })
})

describe('decisions and actions', () => {
  const ranked: Sketch = {
    inputs: { gt1: 'Score', gt2: 'Alarm' },
    outputs: { gt5: 'Advice' },
    rules: [
      { when: ['$gt1>=1'], set: ["$gt5='Watch'"] },
      { when: [`$gt2==${YES}`], set: ["$gt5='Call a doctor'"] },
    ],
  }

  test('F14: options that can hold together have priorities; the later rule wins', () => {
    const { text } = imported(ranked)
    expect(text).toMatch(/candidate :: 'watch' ;\s+caption :: "Watch" ;\s+priority :: 1 ;/)
    expect(results(imported(ranked), { gt1: 3, gt2: YES })).toEqual({ gt5: 'Call a doctor' })
    expect(results(imported(ranked), { gt1: 3, gt2: NO })).toEqual({ gt5: 'Watch' })
  })

  test('F14: a default is recommended when nothing else is', () => {
    const sketch: Sketch = { ...ranked, defaults: ["$gt5='Nothing to do'"] }
    expect(imported(sketch).text).toContain(
      'recommendation :: netsupport(Advice, watch) < 1 and netsupport(Advice, call_a_doctor) < 1 ;',
    )
    expect(results(imported(sketch), { gt1: 0, gt2: NO })).toEqual({ gt5: 'Nothing to do' })
  })

  test('F13: one option only is an action with a precondition', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Score' },
      outputs: { gt5: 'Warning' },
      rules: [{ when: ['$gt1>9'], set: ["$gt5='Too high'"] }],
    }
    expect(imported(sketch).text).toContain(`action :: 'Warning' ;
  caption :: "Warning" ;
  precondition :: score > 9 ;
  procedure :: "Too high" ;
end action .`)
    expect(results(imported(sketch), { gt1: 10 })).toEqual({ gt5: 'Too high' })
    expect(results(imported(sketch), { gt1: 9 })).toEqual({ gt5: null })
  })

  test('F15: preconditions stand at a plan of everything after the questions', () => {
    const sketch: Sketch = { ...SCORE, preconditions: ['$gt0010>=18,a'] }
    expect(imported(sketch).text).toContain(`plan :: 'Assessment' ;
  caption :: "Assessment" ;
  precondition :: age >= 18 ;`)
    expect(results(imported(sketch), { gt0010: '10,a', gt0011: YES, gt0012: '9,mmol/l' })).toEqual({
      gt0020: null,
      gt0021: null,
    })
  })

  test('F16: mandatory is what nothing can be concluded without', () => {
    const { text } = imported({
      inputs: { gt1: 'Needed', gt2: 'Extra' },
      outputs: { gt5: 'Class' },
      rules: [
        { when: ['$gt1>1'], set: ["$gt5='A'"] },
        { when: ['$gt1<=1', '$gt2>1'], set: ["$gt5='B'"] },
      ],
    })
    expect(text).toContain(`  confirmatory :: yes ;
  source :: 'needed' ;
  source :: 'extra' ;
    mandatory :: no ;`)
  })
})

describe('values', () => {
  test('F17: a missing value is not another answer, and != is true for it', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Sign' },
      outputs: { gt2: 'A', gt3: 'B' },
      rules: [
        { when: [`$gt1!=${YES}`], set: ['$gt2=1'] },
        { when: [`$gt1!=null`, `$gt1!=${YES}`], set: ['$gt3=1'] },
      ],
    }
    expect(imported(sketch).text).toContain('derivation :: if(sign != "Yes", 1, unknown) ;')
    expect(results(imported(sketch), {})).toEqual({ gt2: 1, gt3: null })
    expect(results(imported(sketch), { gt1: NO })).toEqual({ gt2: 1, gt3: 1 })
  })

  test('F18: answers compare by code, and count with their ordinal', () => {
    const sketch: Sketch = {
      inputs: {
        gt1: { label: 'Pain', allowed_values: ['0|local::at1|None|', '2|local::at2|Some|', '2|local::at3|Much|'] },
      },
      outputs: { gt2: 'Points', gt3: 'Much pain' },
      rules: [{ set: ['$gt2=$gt1.value*10'] }, { when: ['$gt1==2|local::at3|Much|'], set: ['$gt3=1'] }],
    }
    expect(results(imported(sketch), { gt1: '2|local::at2|Some|' })).toEqual({ gt2: 20, gt3: null })
    expect(results(imported(sketch), { gt1: '2|local::at3|Much|' })).toEqual({ gt2: 20, gt3: 1 })
    expect(imported(sketch).text).toContain("data :: 'pain_points' ;")
  })

  test('F19: answers that no rule names are one, which is said', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Cause', gt2: 'Fever' },
      outputs: { gt3: 'A' },
      rules: [{ when: ['$gt1==local::at7|Injury|', `$gt2==${YES}`], set: ['$gt3=1'] }],
    }
    expect(imported(sketch).text).toContain('range :: "Injury", "other" ;')
    expect(imported(sketch).text).toContain('range :: "Yes", "No" ;')
    expect(reasons(sketch)).toEqual(['changed gdl2.answers-not-listed', 'changed gdl2.answers-not-listed'])
    expect(results(imported(sketch), { gt1: 'local::at9|Infection|', gt2: YES })).toEqual({ gt3: null })
  })

  test('F19: counted answers without a list are numbers, which is said', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Item 1', gt2: 'Item 2' },
      outputs: { gt3: 'Sum' },
      rules: [{ set: ['$gt3=$gt1.value+$gt2.value'] }],
    }
    expect(reasons(sketch)).toEqual(['changed gdl2.answers-as-numbers', 'changed gdl2.answers-as-numbers'])
    expect(results(imported(sketch), { gt1: '2|local::at1|Often|', gt2: '1|local::at5|Rarely|' })).toEqual({ gt3: 3 })
  })

  test('F19: an answer that is handed on is any text', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Side' },
      outputs: { gt2: 'Side of the pain' },
      rules: [
        { when: ['$gt1==local::at1|Left|'], set: ['$gt2=$gt1'] },
        { when: ['$gt1!=local::at1|Left|'], set: ['$gt2=$gt1'] },
      ],
    }
    expect(results(imported(sketch), { gt1: 'local::at2|Right|' })).toEqual({ gt2: 'Right' })
  })

  test('F20: a tested unit is asked for, and an untested one is the only one', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Weight', gt2: 'Height' },
      outputs: { gt3: 'Dose' },
      rules: [
        {
          when: ["$gt1.unit=='kg'", "$gt2.unit=='cm'"],
          set: ['$gt3.magnitude=$gt1.magnitude*2+$gt2.magnitude', "$gt3.unit='mg'"],
        },
        { when: ["$gt1.unit=='lb'", "$gt2.unit=='cm'"], set: ['$gt3.magnitude=$gt1.magnitude', "$gt3.unit='mg'"] },
      ],
    }
    const { text } = imported(sketch)
    expect(text).toContain(
      'data :: \'weight_unit\' ;\n  caption :: "Weight: unit" ;\n  type :: text ;\n  range :: "kg", "lb" ;',
    )
    expect(text).toMatch(/data :: 'height' ;[^]*?unit :: "cm" ;/)
    expect(text).toMatch(/data :: 'dose' ;[^]*?unit :: "mg" ;/)
    expect(results(imported(sketch), { gt1: '50,kg', gt2: '100,cm' })).toEqual({ gt3: 200 })
    expect(results(imported(sketch), { gt1: '50,lb', gt2: '100,cm' })).toEqual({ gt3: 50 })
    expect(results(imported(sketch), { gt1: '50,kg', gt2: '39,in' })).toEqual({ gt3: null })
  })

  test('F20: values in two units without a test are reported', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Creatinine' },
      outputs: { gt2: 'High' },
      rules: [{ when: ['$gt1>177,umol/l||$gt1>2,mg/dl'], set: ['$gt2=1'] }],
    }
    expect(reasons(sketch)).toContain('changed gdl2.mixed-units')
    expect(results(imported(sketch), { gt1: '100,umol/l' })).toEqual({ gt2: 1 })
  })

  test('F21: precision rounds what is shown, not what is calculated with', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'Part', gt3: 'Whole' },
      rules: [
        { set: ['$gt2.magnitude=$gt1.magnitude/3', '$gt2.precision=1', "$gt2.unit='mg'"] },
        { set: ['$gt3.magnitude=$gt2.magnitude*3'] },
      ],
    }
    expect(imported(sketch).text).toContain('Part: ${round(part, 1)} mg')
    expect(results(imported(sketch), { gt1: '10,mg' })['gt3']).toBeCloseTo(10, 12)
  })

  test('F22: functions and powers', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'A', gt3: 'B', gt4: 'C' },
      rules: [{ set: ['$gt2=log($gt1)', '$gt3=e^$gt1', '$gt4=round(log10($gt1)^2)'] }],
    }
    const { text } = imported(sketch)
    expect(text).toContain('derivation :: ln(x) ;')
    expect(text).toContain('derivation :: exp(x) ;')
    expect(text).toContain('derivation :: round(power(log(x), 2)) ;')
  })

  test('F23, F24: ages from dates', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Birthdate' },
      outputs: { gt2: 'Over 60', gt3: 'Age', gt4: 'Days', gt5: 'Years' },
      rules: [
        { when: ['$gt1<=($currentDateTime-60,a)'], set: ['$gt2=1'] },
        {
          set: [
            '$gt3=$currentDateTime.year-$gt1.year',
            '$gt4=($currentDateTime-$gt1)/86400000',
            '$gt5.magnitude=($currentDateTime-$gt1)/1,a',
          ],
        },
      ],
    }
    const { text } = imported(sketch)
    expect(text).toContain('birthdate <= now() - 60 years')
    expect(text).toContain('years_between(birthdate, now())')
    expect(text).toContain('(now() - birthdate) / 1 days')
    expect(reasons(sketch)).toContain('changed gdl2.calendar-year')
    const found = results(imported(sketch), { gt1: '1960-06-30T08:00Z' })
    expect(found).toMatchObject({ gt2: 1, gt3: 64 })
    expect(found['gt5']).toBeCloseTo(64.5, 1)
    expect(results(imported(sketch), { gt1: '2024-12-30T23:59Z' })).toMatchObject({ gt2: null, gt3: 0, gt4: 1 })
  })

  test('F25: the default of an input stands where nobody answers', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Factor' },
      outputs: { gt2: 'Twice' },
      rules: [{ set: ['$gt2=$gt1*2'] }],
      defaults: ['$gt1=5'],
    }
    expect(results(imported(sketch), {})).toEqual({ gt2: 10 })
    expect(results(imported(sketch), { gt1: 7 })).toEqual({ gt2: 14 })
  })

  test('texts are put together; a term that is no element is its text', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Drug' },
      outputs: { gt2: 'Order' },
      rules: [{ when: ['$gt1==local::at1|Aspirin|'], set: ["$gt2=$gt1.term+' '+$gt0077.term"] }],
      terms: { gt0077: 'once a day' },
    }
    expect(results(imported(sketch), { gt1: 'local::at1|Aspirin|' })).toEqual({ gt2: 'Aspirin once a day' })
  })
})

describe('what is wrong stays visible', () => {
  test('F26: a gap in a guideline is a gap in the protocol', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'Score' },
      outputs: { gt2: 'Severity' },
      rules: [
        { when: ['$gt1<15'], set: ["$gt2='Mild'"] },
        { when: ['$gt1>15'], set: ["$gt2='Severe'"] },
      ],
    }
    expect(results(imported(sketch), { gt1: 15 })).toEqual({ gt2: null })
  })

  test('F26: a value where a condition should stand is never true', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'A' },
      rules: [{ when: ['$gt1>5||local::at1|x|'], set: ['$gt2=1'] }],
    }
    expect(reasons(sketch)).toEqual(['changed gdl2.not-a-condition'])
    expect(results(imported(sketch), { gt1: 6 })).toEqual({ gt2: 1 })
  })

  test('F2, F27: what cannot be read is lost, and says what it affects', () => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'A', gt3: 'B', gt4: 'C' },
      rules: [{ set: ['$gt2=log10($gt1)*'] }, { when: ['$gt2>1'], set: ['$gt3=1'] }, { set: ['$gt4=$gt1'] }],
    }
    const [entry] = imported(sketch).report.entries.filter(({ outcome }) => outcome === 'lost')
    expect(entry).toMatchObject({ reason: 'gdl2.syntax', place: '/definition/rules/gt9001/then/0' })
    expect(entry?.message).toContain('a value was expected at its end')
    expect(entry?.affects).toEqual(expect.arrayContaining(['gt2', 'gt3']))
    expect(entry?.affects).not.toContain('gt4')
  })

  test.each([
    ['$gt2=$gt1.day', 'gdl2.attribute'],
    ['$gt2=foo($gt1)', 'gdl2.function'],
    ["$gt2='Grade '+$gt1.magnitude", 'gdl2.number-in-text'],
  ])('F28: %s is lost as %s', (assignment, reason) => {
    const sketch: Sketch = {
      inputs: { gt1: 'X' },
      outputs: { gt2: 'A' },
      rules: [{ when: ['$gt1>1'], set: [assignment] }],
    }
    expect(reasons(sketch)).toContain(`lost ${reason}`)
    expect(parse(imported(sketch).text).problems).toEqual([])
  })

  test('F2: an element that no rule uses is reported', () => {
    expect(
      reasons({ inputs: { gt1: 'X', gt9: 'Unused' }, outputs: { gt2: 'A' }, rules: [{ set: ['$gt2=$gt1+1'] }] }),
    ).toEqual(['changed gdl2.unused'])
  })

  test('a guideline without rules asks its questions', () => {
    const { text } = imported({ inputs: { gt1: 'X' } })
    expect(parse(text).problems).toEqual([])
    expect(text).toContain("source :: 'x' ;")
  })
})

describe('hostile sources', () => {
  const code = (source: unknown, limits = {}): string => {
    try {
      importGdl2(source, { limits })
      return 'imported'
    } catch (error) {
      if (error instanceof ImportError) return error.code
      throw error
    }
  }

  test.each([
    ['', 'not-json'],
    ['{"gdl_version": "2.0", ', 'not-json'],
    ['\0\u0001', 'not-json'],
    [`${'['.repeat(1000)}${']'.repeat(1000)}`, 'too-deep'],
    ['[]', 'wrong-shape'],
    ['"text"', 'wrong-shape'],
    ['{}', 'not-this-format'],
    ['{"gdl_version":"2.0"}', 'not-this-format'],
  ])('F1: %j is %s', (source, expected) => {
    expect(code(source)).toBe(expected)
  })

  test('F3: 50 MB are refused at once', () => {
    expect(code(' '.repeat(50_000_000))).toBe('too-large')
  })

  test('F1: a million open brackets', () => {
    expect(['not-json', 'too-deep']).toContain(code('['.repeat(1_000_000)))
  })

  test('F3: rules and elements have a limit', () => {
    const rules = Array.from({ length: 11 }, () => ({ set: ['$gt2=1'] }))
    expect(code(guidelineJson({ outputs: { gt2: 'A' }, rules }), { definitions: 10 })).toBe('too-large')
  })

  test('F1: chains that are too long for any reader end in a typed error', () => {
    const rules = Array.from({ length: 3000 }, () => ({ when: ['$gt2!=null'], set: ['$gt2=$gt2*2+1'] }))
    expect(code(guidelineJson({ outputs: { gt2: 'A' }, rules, defaults: ['$gt2=1'] }))).toBe('too-deep')
  })

  test('F2: parts of the wrong shape are lost, the rest comes over', () => {
    const json = guidelineJson(SCORE)
    const definition = json['definition'] as Record<string, Record<string, unknown>>
    Object.assign(definition['rules'] ?? {}, { bad: 7, worse: { priority: 'x', when: [5, null], [THEN]: [{}] } })
    Object.assign(definition['data_bindings'] ?? {}, { none: null })
    const { report, text } = importGdl2(json)
    expect(parse(text).problems).toEqual([])
    expect(report.entries.filter(({ outcome }) => outcome === 'lost').map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['gdl2.shape', 'gdl2.syntax']),
    )
  })

  test('F29: labels of any kind make sound, different names', () => {
    const labels = [
      '',
      '30-day mortality',
      'plan',
      'Größe ≥ 5',
      "it's",
      '日本',
      '__proto__',
      'constructor',
      'X',
      'x',
      '${now()}',
      'end plan . "',
      'a\nb',
    ]
    const inputs = Object.fromEntries(labels.map((label, at) => [`gt1${at}`, label]))
    const rules = Object.keys(inputs).map((id) => ({ when: [`$${id}>1`], set: ['$gt2=$gt2+1'] }))
    const { text, bindings } = imported({ inputs, outputs: { gt2: 'Sum' }, rules, defaults: ['$gt2=0'] })
    expect(parse(text).problems).toEqual([])
    const names = bindings.inputs.map(({ item }) => item)
    expect(new Set(names).size).toBe(labels.length)
    expect(names).toContain('day_mortality_30')
    expect(names).toContain('grosse_at_least_5')
    expect(
      results(imported({ inputs, outputs: { gt2: 'Sum' }, rules, defaults: ['$gt2=0'] }), { gt11: 2, gt19: 2 }),
    ).toEqual({ gt2: 2 })
  })
})

test('references lose the backslash that editors put before quotation marks', () => {
  expect(splitReferences('1. Kelly CA. \\"Levels compared\\". 2005.\n\n2. Upex A. 2006.')).toEqual([
    'Kelly CA. "Levels compared". 2005.',
    'Upex A. 2006.',
  ])
})
