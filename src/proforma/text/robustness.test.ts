import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, check, LineIndex, parse, parseExpression, print } from '../index.ts'

/** Reads, analyses and checks; every problem must have a place in the text. Gives the codes. */
function survive(text: string): string[] {
  const parsed = parse(text)
  const analysis = analyse(parsed)
  const problems = check(parsed, { analysis })
  const lines = new LineIndex(text)
  for (const { span } of problems) {
    expect(span.start).toBeGreaterThanOrEqual(0)
    expect(span.end).toBeGreaterThanOrEqual(span.start)
    expect(span.end).toBeLessThanOrEqual(text.length)
    expect(lines.position(span.start).line).toBeLessThanOrEqual(lines.lineCount)
  }
  expect(print(parsed)).toBe(text)
  return parsed.problems.map((problem) => problem.code)
}

const within = (condition: string) => `plan :: 'p' ;\n  precondition :: ${condition} ;\nend plan .\n`

/** The same bytes on every machine. */
function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let seed = 42
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    bytes[i] = seed >> 16
  }
  return bytes
}

const MB = 1_000_000

describe('T20 bad input', () => {
  it('10 MB of random bytes', () => {
    const bytes = randomBytes(10 * MB)
    expect(survive(new TextDecoder('latin1').decode(bytes))).toEqual(['syntax.outside-definition'])
    expect(survive(new TextDecoder().decode(bytes))).toEqual(['syntax.outside-definition'])
  }, 60_000)

  it.each([
    ['10,000 parentheses', '('.repeat(10_000) + 'true' + ')'.repeat(10_000)],
    ['10,000 open parentheses', '('.repeat(10_000)],
    ['10,000 brackets', '['.repeat(10_000)],
    ['10,000 times not', `${'not '.repeat(10_000)}true`],
    ['100,000 minus signs', `${'-'.repeat(100_000)}1`],
    ['10,000 terms', `true${' and true'.repeat(10_000)}`],
    ['10,000 calls', `${'abs('.repeat(10_000)}1`],
    ['signs and brackets', `${'-('.repeat(5_000)}1`],
    ['10,000 closed calls', `${'if(true, '.repeat(10_000)}true${', true)'.repeat(10_000)}`],
    ['calls of a set', `${'count(['.repeat(5_000)}1${'])'.repeat(5_000)} > 0`],
  ])('T22 %s: one problem', (_, condition) => {
    expect(survive(within(condition))).toEqual(['syntax.too-deep'])
  })

  it.each([
    ['a 1 MB identifier', `plan :: ${'a'.repeat(MB)} ;\nend plan .`],
    ['a 1 MB quoted name', `plan :: '${'a b'.repeat(MB / 3)}' ;\nend plan .`],
    ['a 1 MB text', `plan :: 'p' ; caption :: "${'a\n'.repeat(MB / 2)}" ; end plan .`],
    ['byte order mark', "\uFEFFplan :: 'p' ; end plan ."],
    ['mixed line ends', 'plan :: \'p\' ;\r\n caption :: "x" ;\r goal :: "y" ;\n end plan .'],
    ['right-to-left text', 'plan :: \'תוכנית\' ; caption :: "טיפול \u202eabc\u202c" ; end plan .'],
    ['150,000 values', `data :: 'x' ; type :: integer ; range :: ${'1, '.repeat(150_000)}1 ; end data .`],
  ])('reads %s', (_, text) => {
    expect(survive(text)).toEqual([])
  })

  it.each([
    ['NUL', "plan :: 'p' ;\0 end plan .", ['syntax.character']],
    ['an invisible character', "plan :: 'p' ;\u202e end plan .", ['syntax.character']],
    ['nothing but NUL', '\0'.repeat(1000), ['syntax.outside-definition']],
  ])('T23 shows %s', (_, text, codes) => {
    expect(survive(text)).toEqual(codes)
  })

  it.each([
    ['open quotes', '"\n'.repeat(MB / 4)],
    ['texts on one line', '"'.repeat(2 * MB)],
    ['texts on one line of a definition', `plan :: p ; caption :: ${'"'.repeat(MB)}`],
    ['escaped quotes', '"a\n' + '\\"\n'.repeat(MB / 4) + '"zzz'],
    ['escaped quotes in a definition', 'plan :: p ; caption :: "a\n' + '\\"\n'.repeat(MB / 4) + '"zzz'],
    ['apostrophes', "'\n".repeat(MB / 4)],
    ['open comments', '/*\n'.repeat(MB / 4)],
    ['open comments in a definition', 'plan :: p ;' + '/*\n'.repeat(MB / 4)],
    ['starts of definitions', 'plan::'.repeat(MB / 2)],
    ['empty values', 'plan :: p ;' + 'caption::;'.repeat(MB / 4)],
    ['semicolons', 'plan :: p ;' + ';'.repeat(MB / 2)],
    ['unknown attributes', 'plan :: p ;' + 'foo :: 1 ;'.repeat(MB / 4)],
    [
      'attributes in attributes',
      'decision :: d ; candidate :: c ; ' + 'argument :: for, true attributes '.repeat(MB / 20),
    ],
    ['foreign operators', within(`${'a == '.repeat(MB / 8)}b`)],
    ['tiny definitions', 'plan::a;end plan.'.repeat(MB / 8)],
    [
      'plans in plans',
      Array.from({ length: 5000 }, (_, i) => `plan :: p${i} ; component :: p${i + 1} ; end plan .`).join('\n'),
    ],
    [
      'linked plans in linked plans',
      Array.from(
        { length: 60 },
        (_, i) =>
          `plan :: p${i} ; component :: a${i} ; component :: b${i} ; end plan . plan :: a${i} ; component :: p${i + 1} ; end plan . plan :: b${i} ; component :: p${i + 1} ; end plan .`,
      ).join('\n'),
    ],
  ])('T22 %s: in time that grows with the length, with a bounded number of problems', (_, text) => {
    const started = performance.now()
    const parsed = parse(text)
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(parsed.problems.length).toBeLessThanOrEqual(1001)
    expect(analyse(parsed).problems.length).toBeGreaterThan(0)
    expect(print(parsed)).toBe(text)
  })

  it('any text at all, in documents and in expression fields', () => {
    const pieces = fc.constantFrom(
      'plan',
      ' :: ',
      "'p'",
      ' ; ',
      'end',
      ' . ',
      '"',
      "'",
      '(',
      ')',
      '[',
      ',',
      '..',
      'and',
      'x',
      '-',
      '1',
      '/*',
      '*/',
      '\n',
      'argument',
      'for',
      'attributes',
      'data',
      'type',
      'range',
      'postcondition',
      '=',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (any) => {
        survive(any)
        const { expression, problems } = parseExpression(any)
        expect(expression.span.start).toBeGreaterThanOrEqual(0)
        for (const { span } of problems) expect(span.end).toBeLessThanOrEqual(any.length)
      }),
      { numRuns: 300 },
    )
  })
})
