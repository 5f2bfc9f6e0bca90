import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../runtime/index.ts'
import { protocolTexts } from '../../testing/index.ts'
import { parse, printDefinition } from '../../text/index.ts'
import { ImportError } from '../error.ts'
import { exportProformajs, importProformajs } from './index.ts'

/** Definitions in canonical text; their order may change. */
const canonical = (text: string): string[] =>
  parse(text)
    .definitions.map(({ node }) => printDefinition(node))
    .sort()
const exported = (text: string) => exportProformajs(parse(text))
const plan = (more: object) => ({ class: 'Plan', name: 'p', caption: 'P', ...more })
const action = (name: string, more: object = {}) => ({ class: 'Action', name, caption: name.toUpperCase(), ...more })
const imported = (json: object) => importProformajs(JSON.stringify(json))
const reasons = (json: object) => imported(json).report.entries.map(({ outcome, reason }) => `${outcome} ${reason}`)

describe('arrows', () => {
  test('F31: one antecedent', () => {
    const { text } = imported(
      plan({
        tasks: [action('a'), action('b', { waitCondition: "is_finished('a')", preCondition: "is_completed('a')" })],
      }),
    )
    expect(text).toContain("component :: 'b' ;\n    schedule_constraint :: completed('a') ;")
    expect(text).not.toContain('condition ::')
  })

  test('F31: several antecedents, and what stands beside them', () => {
    const tasks = [
      action('a'),
      action('b'),
      action('c', {
        waitCondition: "num_finished(['a','b'])==2",
        preCondition: "num_completed(['a','b'])>0 && (x > 3 || is_known('x'))",
      }),
    ]
    const { text } = imported(plan({ dataDefinitions: [{ class: 'Integer', name: 'x', caption: 'X' }], tasks }))
    expect(text).toContain("schedule_constraint :: completed('a') ;\n    schedule_constraint :: completed('b') ;")
    expect(text).toContain('precondition :: x > 3 or is_known(x) ;')
  })

  test('F31: half a guard is a condition, not an arrow', () => {
    const { text } = imported(plan({ tasks: [action('a'), action('b', { waitCondition: "is_finished('a')" })] }))
    expect(text).toContain('wait_condition :: completed(a) or discarded(a) ;')
    expect(text).not.toContain('schedule_constraint')
  })

  test('F31: a condition that cannot be read is told once', () => {
    const told = reasons(plan({ tasks: [action('a', { preCondition: "phase_of_moon('full')" })] }))
    expect(told.filter((one) => one.startsWith('lost'))).toEqual(['lost proformajs.function'])
  })

  test('F31: out as guards', () => {
    const { json } =
      exported(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; schedule_constraint :: completed('a') ; end plan .
      action :: 'a' ; end action . action :: 'b' ; precondition :: x = 1 or x = 2 ; end action . data :: 'x' ; type :: integer ; end data .`)
    expect(json).toMatchObject({
      tasks: [
        { name: 'a' },
        { name: 'b', waitCondition: "is_finished('a')", preCondition: "is_completed('a') && (x == 1 || x == 2)" },
      ],
    })
  })
})

describe('tasks', () => {
  test('F32: what is not autonomous waits for a confirmation', () => {
    const { text } = imported(
      plan({ autonomous: true, tasks: [{ class: 'Enquiry', name: 'e', caption: 'E', sources: [] }] }),
    )
    expect(text).toMatch(/enquiry :: 'e' ;\s+caption :: "E" ;\s+confirmatory :: yes ;/)
    expect(text).not.toMatch(/plan :: 'p' ;[^]*?confirmatory[^]*?end plan/)
  })

  test('F33: mandatory and optional sources', () => {
    const { text } = imported(
      plan({
        dataDefinitions: ['x', 'y', 'z'].map((name) => ({ class: 'Integer', name, caption: name })),
        tasks: [
          {
            class: 'Enquiry',
            name: 'e',
            caption: 'E',
            sources: [
              { type: 'x', requestCondition: "!is_known('x')" },
              { type: 'y' },
              { type: 'z', requestCondition: 'x > 3' },
            ],
          },
        ],
      }),
    )
    expect(text).toContain(`source :: 'x' ;
  source :: 'y' ;
    mandatory :: no ;
  source :: 'z' ;
    mandatory :: no ;`)
  })

  test('F34: arguments and weights', () => {
    const decision = (supports: readonly (string | number)[]) =>
      plan({
        tasks: [
          {
            class: 'Decision',
            name: 'd',
            caption: 'D',
            autonomous: true,
            candidates: [
              {
                name: 'c',
                caption: 'C',
                recommendCondition: "net_support('c') >= 1",
                arguments: supports.map((support) => ({ support, activeCondition: 'true' })),
              },
            ],
          },
        ],
      })
    const words = imported(decision(['+', '-', '++', '--'])).text
    expect(words.match(/argument :: \w+/g)).toEqual([
      'argument :: for',
      'argument :: against',
      'argument :: confirming',
      'argument :: excluding',
    ])
    const numbers = imported(decision(['+', -2, 0.5])).text
    expect(numbers).toContain('support_mode :: numeric ;')
    expect(numbers.match(/argument :: [^,]+/g)).toEqual(['argument :: 1', 'argument :: -2', 'argument :: 0.5'])
    expect(reasons(decision(['maybe']))).toContain('lost proformajs.support')
  })

  test('F37: names that stand for two things', () => {
    const { text, report } = imported(
      plan({ tasks: [action('a'), { class: 'Plan', name: 'q', caption: 'Q', tasks: [action('a')] }] }),
    )
    expect(text).toContain("action :: 'a_2' ;")
    expect(report.entries).toContainEqual(
      expect.objectContaining({ outcome: 'changed', reason: 'proformajs.renamed', place: 'a' }),
    )
  })
})

describe('expressions', () => {
  const condition = (source: string): string => {
    const { text } = imported(
      plan({
        dataDefinitions: [
          { class: 'Integer', name: 'x', caption: 'X' },
          { class: 'Text', name: 't', caption: 'T', multiValued: true },
        ],
        tasks: [
          { class: 'Decision', name: 'd', caption: 'D', candidates: [{ name: 'c', caption: 'C' }] },
          action('a', { preCondition: source }),
        ],
      }),
    )
    return /precondition :: (.*) ;/.exec(text)?.[1] ?? 'lost'
  }

  test.each([
    ["result_of('d') == 'c'", 'result_of(d) = c'],
    ["includes(result_set('d'), 'c')", 'result_set(d) includes c'],
    ["net_support('d:c') >= 1", 'netsupport(d, c) >= 1'],
    ["includes(t, 'fever')", 't includes "fever"'],
    ['x == null', 'not is_known(x)'],
    ['x != 5', 'not x = 5'],
    ["is_known('p:x') && !(x % 2 === 1)", 'is_known(x) and not mod(x, 2) = 1'],
    ['x > 3 ? true : false', 'if(x > 3, true, false)'],
    ['log(x) + -1.5e-3 > nth([1, 2], 0)', 'ln(x) + -0.0015 > nth([1, 2], 1)'],
    ['x.length', 'lost'],
    ['random() > x', 'lost'],
    ['x >', 'lost'],
    ["y == 'unknown name'", 'lost'],
  ])('F36: %s is %s', (source, expected) => {
    expect(condition(source)).toBe(expected)
  })

  test('F36: unknown is `undefined` there, in a condition and in a derivation', () => {
    const text = `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; precondition :: points > 1 ; end action .
      data :: 'x' ; type :: integer ; end data .
      data :: 'points' ; type :: integer ; derivation :: if(is_known(x), if(x >= 65, 1, 0), unknown) ; end data .`
    const { json, report } = exported(text)
    expect(json).toMatchObject({
      dataDefinitions: [{ name: 'x' }, { valueCondition: "(is_known('x') ? (x >= 65 ? 1 : 0) : undefined)" }],
    })
    expect(report.entries.filter(({ outcome }) => outcome === 'lost')).toEqual([])
    expect(canonical(importProformajs(JSON.stringify(json)).text)).toEqual(canonical(text))
  })

  test('F2: what is lost is said, and kept beside the text', () => {
    const result = imported(plan({ tasks: [action('a', { preCondition: 'random() > 1' })] }))
    expect(result.report.entries).toContainEqual(
      expect.objectContaining({ outcome: 'lost', reason: 'proformajs.function', place: 'task/a' }),
    )
    expect(result.sidecar.attributes).toEqual({ 'task/a': { precondition: 'random() > 1' } })
  })
})

describe('there and back', () => {
  test('F30: every protocol comes back', () => {
    fc.assert(
      fc.property(protocolTexts({ depth: 2, width: 3, items: 4 }), (text) => {
        const { json } = exported(text)
        const back = importProformajs(JSON.stringify(json))
        expect(canonical(back.text)).toEqual(canonical(text))
        expect(back.report.entries.filter(({ outcome }) => outcome === 'lost')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('F30: what comes back loads', () => {
    fc.assert(
      fc.property(protocolTexts({ depth: 2, width: 3, items: 4 }), (text) => {
        if (!compile(parse(text)).ok) return
        expect(compile(parse(importProformajs(exported(text).json).text)).ok).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  const meta = fc.jsonValue({ maxDepth: 2 })

  test('F35: meta of everything comes back as it was', () => {
    fc.assert(
      fc.property(meta, meta, meta, meta, (one, two, three, four) => {
        const file = plan({
          meta: one,
          autonomous: true,
          dataDefinitions: [
            {
              class: 'Integer',
              name: 'x',
              caption: 'X',
              meta: two,
              warnings: [{ class: 'Warning', warnCondition: 'x > 3', caption: 'High', meta: four }],
            },
          ],
          tasks: [
            {
              class: 'Enquiry',
              name: 'e',
              caption: 'E',
              autonomous: true,
              sources: [{ class: 'Source', type: 'x', meta: three }],
            },
            {
              class: 'Decision',
              name: 'd',
              caption: 'D',
              autonomous: true,
              candidates: [
                {
                  class: 'Candidate',
                  name: 'c',
                  caption: 'C',
                  recommendCondition: 'x > 1',
                  meta: one,
                  arguments: [{ class: 'Argument', caption: 'Why', support: '+', activeCondition: 'x > 1', meta: two }],
                },
              ],
            },
          ],
        })
        const { text, sidecar } = imported(file)
        const back = exportProformajs(parse(text), sidecar).json
        expect(back).toEqual(JSON.parse(JSON.stringify(file)))
      }),
      { numRuns: 60 },
    )
  })

  test('F35: an edit of the file wins over what was kept beside it', () => {
    const text = `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; precondition :: x != 5 ; end action . data :: 'x' ; type :: integer ; end data .`
    const { json } = exported(text)
    expect(importProformajs(json).text).toContain('precondition :: x != 5 ;')
    const edited = JSON.stringify(json).replace("is_known('x') && x != 5", 'x > 7')
    expect(importProformajs(edited).text).toContain('precondition :: x > 7 ;')
  })

  test('F35: attributes that proformajs has not are kept and said', () => {
    const { json, report } = exported(
      `plan :: 'p' ; goal :: "Better" ; component :: 'a' ; number_of_cycles :: 3 ; end plan . action :: 'a' ; procedure :: "Do" ; end action .`,
    )
    expect(json).toMatchObject({
      meta: { proforma: { goal: '"Better"' } },
      tasks: [{ cyclic: true, meta: { proforma: { procedure: '"Do"', number_of_cycles: '3' } } }],
    })
    expect(report.entries.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['proformajs.no-counterpart']))
  })

  test('F35: what stands under meta.proforma is never taken on trust', () => {
    const evil = {
      goal: "\"x\" ; end plan . action :: 'evil' ; end action . plan :: 'q'",
      nonsense: '1',
      definitions: ["data :: 'y' ;"],
    }
    const { text, report } = imported(plan({ meta: { proforma: evil }, tasks: [] }))
    expect(parse(text).problems).toEqual([])
    expect(text).not.toContain('evil')
    expect(report.entries.filter(({ reason }) => reason === 'proformajs.extension')).toHaveLength(3)
  })
})

describe('hostile sources', () => {
  const code = (source: unknown): string => {
    try {
      importProformajs(source)
      return 'imported'
    } catch (error) {
      if (error instanceof ImportError) return error.code
      throw error
    }
  }
  const deep = (levels: number): object =>
    levels === 0 ? action('a') : { class: 'Plan', name: `p${levels}`, tasks: [deep(levels - 1)] }

  test.each([
    ['{', 'not-json'],
    ['[]', 'wrong-shape'],
    ['{"class":"Robot"}', 'not-this-format'],
    ['{"class":"Plan","name":"p","tasks":[{"class":"Robot"}]}', 'wrong-shape'],
    [JSON.stringify(deep(300)), 'too-deep'],
    [JSON.stringify(deep(80)), 'imported'],
    ['{"class":"Plan","name":"p","tasks":7,"dataDefinitions":{"a":1},"preCondition":[],"caption":5}', 'imported'],
    ['{"class":"Plan","name":"it\'s\\n","tasks":[]}', 'imported'],
  ])('F1: %.40s… is %s', (source, expected) => {
    expect(code(source)).toBe(expected)
  })

  test('F1: whatever the JSON, an import or a typed error', () => {
    const keys = fc.constantFrom(
      'class',
      'name',
      'tasks',
      'candidates',
      'arguments',
      'sources',
      'dataDefinitions',
      'meta',
      'range',
      'waitCondition',
      'proforma',
      'support',
    )
    const values = fc.oneof(
      fc.constantFrom('Plan', 'Decision', 'Enquiry', 'x', "is_finished('x')"),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        values,
        fc.dictionary(keys, tie('node'), { maxKeys: 5 }),
        fc.array(tie('node'), { maxLength: 3 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(keys, node), (json) => {
        const source = { ...json, class: 'Plan' }
        const found = code(source)
        expect(['imported', 'wrong-shape', 'too-deep']).toContain(found)
        const problems = found === 'imported' ? parse(importProformajs(source).text).problems : []
        expect(problems).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('F1: a plan inside itself cannot be written, nor a text without a plan', () => {
    const circular =
      "plan :: 'p' ; component :: 'q' ; end plan . plan :: 'q' ; component :: 'p' ; end plan . protocol :: 'x' ; root :: 'p' ; end protocol ."
    expect(() => exported(circular)).toThrowError(expect.objectContaining({ code: 'not-convertible' }))
    expect(() => exported("action :: 'a' ; end action .")).toThrowError(
      expect.objectContaining({ code: 'not-convertible' }),
    )
  })
})
