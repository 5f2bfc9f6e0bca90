import { describe, expect, it } from 'vitest'
import { applyEdits } from './edits/index.ts'
import { formatProblem } from './formatProblem.ts'
import { LineIndex } from './lineIndex.ts'
import { parse } from './parse.ts'
import { printDefinition } from './printDefinition.ts'

const GOOD = `plan :: 'p' ;
  caption :: "Plan" ;
  component :: 'a' ;
  component :: 'b' ;
    schedule_constraint :: completed('a') ;
    optional :: yes ;
end plan .

action :: 'a' ;
  caption :: "Give oxygen" ;
  precondition :: (x > 5 or y) and not z ;
  procedure :: "Text" ;
end action .

data :: 'x' ;
  type :: integer ; range :: 0 .. 120 ;
end data .
`

/** One mistake: what is replaced by what, the code, and the text from which on it must be shown. */
const MISTAKES: readonly [string, string, string, string][] = [
  ["component :: 'a' ;", "component :: 'a'", 'syntax.missing-semicolon', "component :: 'a'|"],
  ['"Give oxygen" ;', '"Give oxygen"', 'syntax.missing-semicolon', '"Give oxygen"|'],
  ['not z ;', 'not z', 'syntax.missing-semicolon', 'not z|'],
  ['caption :: "Plan" ;', 'caption :: "Plan ;', 'syntax.unclosed-text', 'caption :: |'],
  ['procedure :: "Text" ;', 'procedure :: "Text ;', 'syntax.unclosed-text', 'procedure :: |'],
  ["completed('a') ;", "completed('a ;", 'syntax.unclosed-name', 'completed(|'],
  ['caption :: "Give', 'caption : "Give', 'syntax.colons', "action :: 'a' ;\n  caption |"],
  ['caption :: "Give', 'caption "Give', 'syntax.colons', "action :: 'a' ;\n  caption|"],
  ['caption :: "Give', 'capton :: "Give', 'attribute.unknown', "action :: 'a' ;\n  |"],
  ['(x > 5 or', 'x > 5 or', 'syntax.unexpected', 'x > 5 or y|'],
  ['or y) and', 'or y and', 'syntax.missing-bracket', 'not z|'],
  ['x > 5 or', 'x > > 5 or', 'syntax.missing-operand', 'x > |'],
  ['x > 5 or', 'x > or', 'syntax.missing-operand', 'x > |'],
  ['x > 5 or', 'x 5 or', 'syntax.unexpected', '(x |'],
  ['x > 5', 'x == 5', 'syntax.operator', '(x |'],
  ['not z ;', 'not unit ;', 'syntax.reserved-word', 'not |'],
  ['optional :: yes', 'optional :: true', 'attribute.value', 'optional :: |'],
  ['optional :: yes', 'optional :: 5', 'syntax.expected', 'optional :: |'],
  ["component :: 'b'", 'component :: "b"', 'syntax.expected', 'component :: |"b"'],
  ['end action .', 'end action', 'syntax.missing-dot', 'end action|'],
  ['end action .', 'end plan .', 'syntax.wrong-end', '"Text" ;\nend |'],
  ['end action .\n', '\n', 'syntax.missing-end', '"Text" ;|'],
  ['end plan .', '', 'syntax.missing-end', 'optional :: yes ;|'],
  ["action :: 'a'", "acton :: 'a'", 'syntax.unknown-definition', 'end plan .\n\n|'],
  ['0 .. 120', '', 'syntax.range', 'range ::|'],
  ['  procedure', '  ; procedure', 'syntax.unexpected', 'not z ;\n  |'],
  ['  procedure', '  what is this ; procedure', 'syntax.unexpected', 'not z ;\n  |'],
  ['  procedure', '  § procedure', 'syntax.character', 'not z ;\n  |'],
  ["data :: 'x'", "what is this\ndata :: 'x'", 'syntax.outside-definition', 'end action .\n\n|'],
  ["data :: 'x'", "/* never closed\ndata :: 'x'", 'syntax.unclosed-comment', 'end action .\n\n|'],
  ['"Text" ;', '"Text" ; /* never closed', 'syntax.unclosed-comment', '"Text" ; |'],
  ['end data .', '/* end data .', 'syntax.unclosed-comment', '0 .. 120 ;\n|'],
  ["plan :: 'p' ;", 'plan :: ;', 'syntax.expected', 'plan ::|'],
  ['precondition :: (x > 5 or y) and not z', 'precondition ::', 'syntax.missing-operand', 'precondition ::|'],
]

describe('T21 one mistake, one problem, in its place', () => {
  it.each(MISTAKES)('%s written as %s', (right, wrong, code, place) => {
    const text = GOOD.replace(right, wrong)
    const { problems, definitions } = parse(text)
    expect(problems.map((problem) => problem.code)).toEqual([code])
    const before = text.indexOf(place.replace('|', ''))
    expect(before).toBeGreaterThanOrEqual(0)
    expect(problems[0]!.span.start).toBe(before + place.indexOf('|'))
    expect(definitions.map((one) => one.node.kind)).toEqual(['plan', 'action', 'data'])
  })

  it('keeps everything around the mistake', () => {
    const whole = parse(GOOD).definitions.map((one) => printDefinition(one.node))
    for (const [right, wrong, code] of MISTAKES) {
      const read = parse(GOOD.replace(right, wrong)).definitions.map((one) => printDefinition(one.node))
      const same = read.filter((text, i) => text === whole[i]).length
      expect(same, `${code}: ${wrong}`).toBeGreaterThanOrEqual(2)
    }
  })

  it('T24 fixes repair what they name', () => {
    const fixable = MISTAKES.filter(([right, wrong]) => parse(GOOD.replace(right, wrong)).problems[0]?.fixes?.length)
    expect(fixable.length).toBeGreaterThan(10)
    for (const [right, wrong, code] of fixable) {
      const text = GOOD.replace(right, wrong)
      const [problem] = parse(text).problems
      const fixed = parse(applyEdits(text, problem!.fixes![0]!.edits))
      expect(fixed.problems.map((one) => one.code)).not.toContain(code)
    }
  })
})

const DECISION = `decision :: 'd' ;
  source :: 'x' ;
  candidate :: 'a' ;
    caption :: "A" ;
    argument :: for, x > 1
      attributes
        caption :: "Because" ;
        quality :: high ; citation :: "doi:10.1000/1" ;
      end attributes ;
    argument :: against, x < 0 ;
    recommendation :: netsupport(d, a) >= 1 ;
  candidate :: 'b' ;
    argument :: for, x <= 1
      attributes
        strength :: weak ;
      end attributes ;
end decision .

data :: 'x' ;
  type :: integer ;
end data .
`

describe('T21 a mistake in an argument or its attributes', () => {
  it.each([
    ['for, x > 1', 'for, x > and 1', 'syntax.missing-operand'],
    ['for, x > 1', 'for, x > 1 1', 'syntax.unexpected'],
    ['for, x > 1', 'for, x', 'condition'],
    ['for, x > 1', 'for x > 1', 'syntax.missing-comma'],
    ['for, x > 1\n', 'for, (x > 1\n', 'syntax.missing-bracket'],
    ['\n      attributes', '', 'syntax.expected'],
    ['\n      attributes', ' ;', 'syntax.expected'],
    ['end attributes ;\n    argument', 'end ;\n    argument', 'syntax.expected'],
    ['end attributes ;\n    argument', 'attributes ;\n    argument', 'syntax.expected'],
    ['      end attributes ;\n    argument', '    argument', 'syntax.expected'],
    ['end attributes ;\n    argument', 'end of attributes ;\n    argument', 'syntax.unexpected'],
    ['caption :: "Because"', 'caption "Because"', 'syntax.colons'],
    ['"Because" ;', '"Because"', 'syntax.missing-semicolon'],
    ['quality :: high', 'quality :: higher', 'attribute.value'],
    ['quality :: high', 'quality :: high 7', 'syntax.unexpected'],
    ['quality :: high', 'autonomous :: yes', 'attribute.not-allowed'],
    ['quality :: high', 'qualty :: high', 'attribute.unknown'],
    ['end decision .', 'end decision decision .', 'syntax.unexpected'],
    ['end decision .', 'end of decision .', 'syntax.wrong-end'],
  ])('%j written as %j', (right, wrong, code) => {
    const { problems, definitions } = parse(DECISION.replace(right, wrong))
    expect(problems.map((problem) => problem.code)).toEqual(code === 'condition' ? [] : [code])
    const [decision, data] = definitions.map(({ node }) => node)
    expect(data?.kind).toBe('data')
    if (decision?.kind !== 'decision') throw new Error('There is no decision.')
    expect(decision.candidates.map((one) => one.arguments.length)).toEqual([2, 1])
    expect(decision.candidates[0]?.caption?.value).toBe('A')
    expect(decision.candidates[1]?.arguments[0]?.evidence.strength?.value).toBe('weak')
    const fix = problems[0]?.fixes?.[0]
    const fixed = fix && parse(applyEdits(DECISION.replace(right, wrong), fix.edits))
    expect(fixed?.problems.map((problem) => problem.code) ?? []).not.toContain(code)
  })

  it('wherever a word is written twice or nonsense stands, there is one problem', () => {
    const places = [...DECISION.matchAll(/[\w']+|"[^"]*"|::|[;,.<>]=?/g)]
      .map((found) => found.index)
      // Nonsense between `data` and `::` leaves no beginning of a definition to be seen.
      .filter((at) => !/^(?:\w+ )?$/m.test(DECISION.slice(DECISION.lastIndexOf('\n', at - 1) + 1, at)))
    for (const nonsense of [' zz 7 ', ' <= ', ' ( ']) {
      for (const at of places) {
        const { problems, definitions } = parse(DECISION.slice(0, at) + nonsense + DECISION.slice(at))
        const shown = `${nonsense} before ${DECISION.slice(at, at + 12)}`
        expect(problems.length, shown).toBeLessThanOrEqual(1)
        expect(definitions.length, shown).toBe(2)
      }
    }
  })
})

describe('places for people', () => {
  it('formats a problem as file:line:column code message', () => {
    const text = GOOD.replace("'a' ;\n  component", "'a'\n  component")
    expect(formatProblem(parse(text).problems[0]!, 'p.pf', text)).toBe(
      'p.pf:3:19 syntax.missing-semicolon `;` is missing here.',
    )
  })

  it('LineIndex knows all line ends and goes there and back', () => {
    const text = 'a\nbb\r\nccc\rd'
    const lines = new LineIndex(text)
    expect(lines.lineCount).toBe(4)
    const offsets = Array.from({ length: text.length }, (_, at) => at)
    expect(offsets.map((at) => lines.offset(lines.position(at)))).toEqual(offsets)
    expect(lines.position(99)).toEqual({ line: 4, column: 2 })
    expect(lines.offset({ line: 2, column: 99 })).toBe(5)
  })
})
