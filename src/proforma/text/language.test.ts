import { describe, expect, it } from 'vitest'
import { parseExpression, printExpression } from '../expressions/index.ts'
import type { ActionDefinition, Definition, PlanDefinition } from '../model/index.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'
import { printDefinition } from './printDefinition.ts'
import { parseTemplate } from './template.ts'

const codes = (text: string) => parse(text).problems.map((problem) => problem.code)
const first = (text: string): Definition => parse(text).definitions[0]!.node
const action = (attributes: string) => first(`action :: 'a' ; ${attributes} end action .`) as ActionDefinition
/** An expression with all of its brackets. */
const bound = (text: string): string => {
  const show = (e: ReturnType<typeof parseExpression>['expression']): string => {
    if (e.kind === 'binary') return `(${show(e.left)} ${e.operator} ${show(e.right)})`
    if (e.kind === 'unary') return `(${e.operator} ${show(e.operand)})`
    return printExpression(e)
  }
  const { expression, problems } = parseExpression(text)
  expect(problems).toEqual([])
  return show(expression)
}

describe('T text', () => {
  it('T1 T2 any string is kept to the byte', () => {
    for (const text of [
      '',
      '\uFEFF',
      "plan::'p';\r\n\tend plan.",
      '"',
      '\0',
      "/* c */ plan :: 'p' ; // d\n end plan .\n\n",
    ]) {
      expect(print(parse(text))).toBe(text)
    }
  })

  it('T3 a name is the same with and without quotes; reserved words need them', () => {
    expect([first('action :: a ; end action .').name.text, first("action :: 'a' ; end action .").name.text]).toEqual([
      'a',
      'a',
    ])
    expect(first('action :: θεραπεία_2 ; end action .').name.text).toBe('θεραπεία_2')
    expect(first("action :: 'unit' ; end action .").name).toMatchObject({ text: 'unit', quoted: true })
    for (const word of ['unit', 'days', 'not', 'true', 'AND', 'Netsupport']) {
      expect(codes(`action :: ${word} ; end action .`).length, word).toBeGreaterThan(0)
    }
    for (const word of ['title', 'precision', 'protocol_2', 'hour', 'months', 'count', 'yes', 'quality']) {
      expect(codes(`action :: ${word} ; end action .`), word).toEqual([])
    }
    expect(codes("action :: '' ; end action .")).toEqual(['syntax.empty-name'])
  })

  it('T4 a word is an attribute only where one can stand', () => {
    expect(action('precondition :: title > version and quality = code ;').precondition?.value.kind).toBe('binary')
    expect(codes('action :: title ; caption :: "x" ; end action .')).toEqual([])
  })

  it('T5 texts have two escapes and may have line breaks', () => {
    expect(action('caption :: "a \\"b\\" \\\\ \\n\nc" ;').caption?.value).toBe('a "b" \\ \\n\nc')
  })

  it('T6 comments do not nest, and marks in texts mean nothing', () => {
    expect(codes('/* a /* b */ plan :: \'p\' ; // " \' /*\n caption :: "/* // */" ; end plan .')).toEqual([])
  })

  it('T7 an open text ends on its line, whatever quotes follow', () => {
    const text = 'action :: \'a\' ;\n caption :: "open ;\n goal :: "next" ;\n context :: "last" ;\nend action .'
    expect(codes(text)).toEqual(['syntax.unclosed-text'])
    expect(first(text)).toMatchObject({
      caption: { value: 'open' },
      goal: { value: 'next' },
      context: { value: 'last' },
    })
    expect(action('caption :: "one\n;two" ;\n goal :: "x" ;').caption?.value).toBe('one\n;two')
  })

  it('T8 an open comment ends with its line', () => {
    const text = 'action :: \'a\' ;\n /* open\n caption :: "kept" ;\nend action .'
    expect(codes(text)).toEqual(['syntax.unclosed-comment'])
    expect(first(text)).toMatchObject({ caption: { value: 'kept' } })
  })

  it('T9 definitions are found whatever is broken in them', () => {
    const kinds = (text: string) => parse(text).definitions.map((one) => one.node.kind)
    expect(kinds("plan :: 'p' ; action :: 'a' ; end action .")).toEqual(['plan', 'action'])
    expect(kinds("plann :: 'p' ; end plan . action :: 'a' ; end plan .")).toEqual(['plan', 'action'])
    expect(kinds('plan :: \'p\' ; caption :: "data :: x" ; end plan .')).toEqual(['plan'])
    expect(codes("junk ; junk plan :: 'p' ; end plan . more junk")).toEqual([
      'syntax.outside-definition',
      'syntax.outside-definition',
    ])
  })

  it('T10 misplaced, repeated and foreign attributes are told; a misplaced one is still read', () => {
    const text = 'plan :: \'p\' ; component :: \'a\' ; caption :: "x" ; caption :: "y" ; procedure :: "z" ; end plan .'
    expect(codes(text)).toEqual([
      'attribute.misplaced',
      'attribute.misplaced',
      'attribute.duplicate',
      'attribute.not-allowed',
    ])
    expect((first(text) as PlanDefinition).caption?.value).toBe('x')
  })

  it('T11 a part that may not stand here is one problem', () => {
    expect(
      codes(
        "action :: 'a' ; candidate :: 'b' ; priority :: 1 ; argument :: for, true ; recommendation :: true ; end action .",
      ),
    ).toEqual(['attribute.not-allowed'])
  })

  it('T12 operators bind as the reference says', () => {
    expect(bound('a or b and not c = d # e + f * -g')).toBe('(a or (b and (not (c = (d # (e + (f * (- g))))))))')
    expect(bound('a - b - c / d / e')).toBe('((a - b) - ((c / d) / e))')
    expect(bound('not a and b')).toBe('((not a) and b)')
    expect(bound('a = not b or c')).toBe('((a = (not b)) or c)')
    expect(bound('not not a = b')).toBe('(not (not (a = b)))')
    expect(bound('x AND NOT y OR m include 1 and 2 =< 3 and 4 => 5')).toBe(
      '(((x and (not y)) or (((m includes 1) and (2 <= 3)) and (4 >= 5))))'.slice(1, -1),
    )
    expect(printExpression(parseExpression('Netsupport(D, C) >= 1').expression)).toBe('netsupport(D, C) >= 1')
    expect(parseExpression('1 hour').expression).toMatchObject({ kind: 'duration', unit: 'hours' })
  })

  it('T13 an and before name = begins the next assignment', () => {
    const assignments = (text: string) =>
      action(`postcondition :: ${text} ;`).postcondition?.value.map(
        (one) => `${one.target.text}: ${printExpression(one.value)}`,
      )
    expect(assignments('a = 1 and b = x > 5 or y and c = "t" # u')).toEqual(['a: 1', 'b: x > 5 or y', 'c: "t" # u'])
    expect(assignments('a = (x and b = 2) and c = not d and e > 1')).toEqual(['a: x and b = 2', 'c: not d and e > 1'])
    const text = printDefinition(action('postcondition :: a = (x and b = 2) and c = (p or q) ;'))
    expect(text).toContain('a = (x and b = 2) and c = (p or q)')
  })

  it('T15 writes with the fewest brackets', () => {
    for (const text of [
      '(a or b) and c',
      'a - (b - c)',
      '-(a + b) * c',
      'not (a and b)',
      '(not a) = b',
      '(a = b) = c',
      'not a = b',
    ]) {
      expect(printExpression(parseExpression(text).expression)).toBe(text)
    }
    expect(printExpression(parseExpression('((a) and ((b = c)))').expression)).toBe('a and b = c')
  })

  it('T16 placeholders in texts', () => {
    const kinds = (value: string) =>
      parseTemplate(value).map((part) => (part.kind === 'text' ? part.text : `<${part.source}>`))
    expect(kinds('BP ${a} of ${if(x, "}", \'b}\')}!')).toEqual(['BP ', '<a>', ' of ', '<if(x, "}", \'b}\')>', '!'])
    expect(kinds('open ${a')).toEqual(['open ${a'])
    expect(kinds('')).toEqual([])
  })
})
