import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression } from '../../expressions/index.ts'
import { indexOf } from '../../names/index.ts'
import { protocolTexts } from '../../testing/index.ts'
import { parse } from '../../text/index.ts'
import { proseLines, renderProse } from './index.ts'
import { ExpressionWords } from './words.ts'

const TEXT = `
plan :: 'p' ; caption :: "Chest pain" ;
  component :: 'ask' ;
  component :: 'choose' ; schedule_constraint :: completed('ask') ;
  component :: 'call' ; schedule_constraint :: completed('choose') ; optional :: yes ; number_of_cycles :: 3 ;
  terminate :: age > 120 ;
end plan .
enquiry :: 'ask' ; caption :: "First questions" ;
  source :: 'age' ; source :: 'signs' ; mandatory :: no ;
end enquiry .
decision :: 'choose' ; caption :: "What now?" ;
  candidate :: 'urgent' ; caption :: "Go now" ;
    argument :: for, age >= 65 and (signs includes "pain" or not is_known(signs))
      attributes caption :: "Age \${age}" ; quality :: high ; citation :: "doi:1" ; end attributes ;
  candidate :: 'wait' ; recommendation :: netsupport(choose, urgent) < 1 ;
end decision .
action :: 'call' ; precondition :: result_of(choose) = urgent ; procedure :: "Call." ; postcondition :: done = true ; end action .
data :: 'age' ; caption :: "Age?" ; type :: integer ; unit :: "a" ; range :: 0 .. 120 ; warning_condition :: age > 110, "Right?" ; end data .
data :: 'signs' ; type :: text ; multiple ; range :: "pain", "none" ; end data .
data :: 'done' ; type :: boolean ; end data .
data :: 'group' ; type :: text ; derivation :: if(age < 18, "child", if(age < 65, "adult", "old")) ; end data .
property :: 'safe' ; caption :: "Safe" ; never :: completed(call) and age < 18 ; end property .
`

const words = new ExpressionWords(indexOf(parse(TEXT)))
const say = (source: string): string => words.condition(parseExpression(source).expression)

describe('expressions in words', () => {
  test.each([
    ['age >= 65', 'Age is at least 65 a'],
    ['age != 5', 'Age is known and is not 5 a'],
    ['not age = 5', 'Age is not 5 a or is not known'],
    ['not is_known(age)', 'Age is not known'],
    ['not (age > 5)', 'it is not so that (Age is above 5 a)'],
    ['age > 5 and (done or age < 3)', 'Age is above 5 a and (done is true or Age is below 3 a)'],
    ['not done', 'done is false or not known'],
    ['signs includes "pain"', 'signs includes “pain”'],
    ['group oneof ["child", "adult"]', 'group is one of “child” or “adult”'],
    ['result_of(choose) = urgent', 'the choice in “What now?” is “Go now”'],
    ['netsupport(choose, urgent) < 1', 'the support for “Go now” is below 1'],
    ['completed(ask)', '“First questions” is completed'],
    ['(age + 2) * 3 - 1 > 2', '(Age + 2) × 3 − 1 is above 2'],
    ['now() - 60 years < now()', 'now − 60 years is below now'],
    ['power(age, 2) > 4', '(Age) to the power of (2) is above 4'],
    ['max(age, 5) = 5', 'the largest of Age and 5 is 5'],
    ['age = 5 or age = 6 or age = 7', 'Age is 5, 6 or 7 a'],
    ['done and (group = "child" or group = "old")', 'done is true and (group is “child” or “old”)'],
    ['age = 5 or group = "old"', 'Age is 5 a or group is “old”'],
    ['result_of(choose) = urgent or result_of(choose) = wait', 'the choice in “What now?” is “Go now” or “wait”'],
    ['if(done, 1, unknown) = 1', '1 if done, otherwise not known is 1'],
  ])('F50: %s', (source, expected) => {
    expect(say(source)).toBe(expected)
  })
})

describe('a protocol as prose', () => {
  const text = renderProse(parse(TEXT))

  test.each([
    '# Chest pain',
    '  - “What now?”: after “First questions”.',
    '  - “call”: after “What now?”; optional; 3 times.',
    '- It ends early if Age is above 120 a.',
    '- It asks for Age; all of these must be answered.',
    '- It also asks for signs, which may stay open.',
    '- Option “Go now”',
    '  - In favour if Age is at least 65 a and (signs includes “pain” or signs is not known) (Age [Age]). Evidence: high certainty. Source: doi:1.',
    '  - Recommended if its support is at least 1.',
    '  - Recommended if the support for “Go now” is below 1.',
    '- It is done only if the choice in “What now?” is “Go now”; otherwise it is left out.',
    '- When it is finished, done becomes true.',
    '- A whole number, in a, from 0 up to 120.',
    '- A warning appears if Age is above 110 a: Right?',
    '- Any number of answers, each a text, one of “pain” or “none”.',
    '- It is “child” if Age is below 18 a.',
    '- Otherwise “adult” if Age is below 65 a.',
    '- Otherwise it is “old”.',
    '- Never: “call” is completed and Age is below 18 a.',
  ])('F50: %s', (line) => {
    expect(text.split('\n')).toContain(line)
  })

  test('F50: every definition has its lines, and lines know their definition', () => {
    fc.assert(
      fc.property(protocolTexts(), (source) => {
        const parsed = parse(source)
        const told = new Set(proseLines(parsed).map(({ definition }) => definition))
        for (const { node } of parsed.definitions) {
          if (node.kind === 'protocol' && node.authors.length === 0) continue
          expect(told).toContain(node.name.text)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('F1: broken text has prose too', () => {
    expect(renderProse(parse("plan :: 'p' ; component :: 'gone' ; abort :: x > ; end"))).toContain('“gone”')
    expect(renderProse(parse(''))).toContain('# Protocol')
  })
})
