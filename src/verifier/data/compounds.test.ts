import { describe, expect, it } from 'vitest'
import { type VerificationReport, verifyProtocol } from '../index.ts'

/** A decision over two measured values and what is computed from them. */
function protocol(data: string, candidates: readonly string[]): string {
  const each = candidates.map((condition, i) => `  candidate :: 'c${i}' ; argument :: for, ${condition} ;`)
  return `
plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ; end plan .
enquiry :: 'ask' ; source :: 'a' ; source :: 'b' ; end enquiry .
decision :: 'k' ;
${each.join('\n')}
end decision .
${data}`
}

const WEIGHT = `
data :: 'a' ; type :: real ; precision :: 0.1 ; range :: 20 .. 300 ; end data .
data :: 'b' ; type :: real ; precision :: 0.01 ; range :: 1.00 .. 2.50 ; end data .
data :: 'bmi' ; type :: real ; derivation :: a / (b * b) ; end data .`

const PRESSURE = `
data :: 'a' ; type :: integer ; range :: 30 .. 300 ; end data .
data :: 'b' ; type :: integer ; range :: 10 .. 200 ; end data .`

const kinds = (report: VerificationReport) => report.findings.map((each) => each.kind)

describe('values computed from several measured ones', () => {
  it('V16: a complete table over a body mass index is clean, and exact', async () => {
    const report = await verifyProtocol(protocol(WEIGHT, ['bmi >= 30', 'bmi >= 25 and bmi < 30', 'bmi < 25']))
    expect(report.coverage).toMatchObject({ abstraction: 'exact', limits: [] })
    expect(report.verdict).toBe('clean')
  })

  it('V16: a gap at one value of it is found, with a patient who has it', async () => {
    const report = await verifyProtocol(protocol(WEIGHT, ['bmi >= 30', 'bmi > 25 and bmi < 30', 'bmi < 25']))
    const [gap] = report.findings
    expect(gap).toMatchObject({ kind: 'decision-gap', verdict: 'violated', confirmedByReplay: true })
    expect(gap?.patients).toEqual([[{ item: 'bmi', label: 'exactly 25', representative: 25 }]])
    const operation = gap?.scenario[1]?.operation
    if (operation?.kind !== 'set') throw new Error('no answers')
    const { a, b } = operation.values as { a: number; b: number }
    expect(a / (b * b)).toBeCloseTo(25, 9)
  })

  it('V18: two measured values compared with each other are exact', async () => {
    const clean = await verifyProtocol(protocol(PRESSURE, ['a > b', 'a <= b']))
    expect(clean).toMatchObject({ verdict: 'clean', coverage: { abstraction: 'exact' } })
    const open = await verifyProtocol(protocol(PRESSURE, ['a > b', 'a < b']))
    expect(kinds(open)).toEqual(['decision-gap'])
    expect(open.findings[0]?.patients).toEqual([[{ item: 'a', label: 'equal to b', representative: null }]])
  })

  it('V18: what the ranges exclude is no patient', async () => {
    const report = await verifyProtocol(protocol(PRESSURE, ['a + b > 39', 'a + b > 499']))
    // 30 + 10 is the least and 300 + 200 the most there is.
    expect(kinds(report)).toContain('constant-argument')
    expect(kinds(report)).toContain('decision-tie')
  })

  it('V16: what was not found although it may exist makes the report inexact, never clean', async () => {
    const odd = protocol(WEIGHT, ['sin(a * b) > 0.99999999', 'not (sin(a * b) > 0.99999999)'])
    const report = await verifyProtocol(odd)
    expect(report.coverage.abstraction).toBe('over-approximated')
    expect(report.verdict).not.toBe('clean')
  })

  it('V16: whether a quotient is known does not hang on the one value that stands for its parts', async () => {
    const ratio = `
data :: 'a' ; type :: real ; end data .
data :: 'b' ; type :: real ; end data .
data :: 'q' ; type :: real ; derivation :: a / b ; end data .
`
    const report = await verifyProtocol(protocol(ratio, ['is_known(q)', 'not is_known(q)']))
    expect(report.verdict).toBe('clean')
    const some = await verifyProtocol(protocol(ratio, ['is_known(q) and q >= 2', 'is_known(q) and q < 2']))
    expect(kinds(some)).toEqual(['decision-gap'])
    expect(some.findings[0]?.patients[0]?.[0]).toMatchObject({ item: 'q', label: 'unknown' })
  })

  const POINTS = `
data :: 'a' ; type :: integer ; end data .
data :: 'b' ; type :: integer ; end data .
data :: 'c' ; type :: boolean ; end data .
data :: 'score' ; type :: integer ; derivation :: a + b + if(c, 1, 0) ; end data .`

  it('V18: a score of points without a range is exact, and its gap is said of the score', async () => {
    const whole = protocol(POINTS, ['score < 6', 'score >= 6 and score <= 8', 'score > 8']).replace(
      "source :: 'b' ;",
      "source :: 'b' ; source :: 'c' ;",
    )
    expect(await verifyProtocol(whole)).toMatchObject({ verdict: 'clean', coverage: { abstraction: 'exact' } })
    const open = await verifyProtocol(whole.replace('score < 6', 'score < 5'))
    expect(kinds(open)).toEqual(['decision-gap'])
    expect(open.findings[0]).toMatchObject({ verdict: 'violated', confirmedByReplay: true })
    expect(open.findings[0]?.patients).toEqual([[{ item: 'score', label: 'exactly 5', representative: 5 }]])
  })

  it('V18: a sum has no value that its steps leave out', async () => {
    const even = `
data :: 'a' ; type :: integer ; range :: 0 .. 1000 ; end data .
data :: 'b' ; type :: integer ; end data .`
    const report = await verifyProtocol(protocol(even, ['2 * a + 4 * b < 7', '2 * a + 4 * b > 7']))
    expect(report).toMatchObject({ verdict: 'clean', coverage: { abstraction: 'exact' } })
    const three = await verifyProtocol(protocol(even, ['2 * a + 3 * b < 7', '2 * a + 3 * b > 7']))
    expect(kinds(three)).toEqual(['decision-gap'])
  })

  it('V18: several sums of the same items are judged together', async () => {
    const parts = ['a > b', 'a <= b and a + b > 200', 'a <= b and a + b <= 200']
    const clean = await verifyProtocol(protocol(PRESSURE, parts))
    expect(clean).toMatchObject({ verdict: 'clean', coverage: { abstraction: 'exact' } })
    // a over 2b makes a over b, since b is never negative.
    const report = await verifyProtocol(protocol(PRESSURE, ['a > 2 * b and a < b', 'true']))
    expect(kinds(report)).toEqual(['dead-candidate'])
  })

  it('V19: where one of two values is measured again, the report is no longer exact', async () => {
    const again = protocol(PRESSURE, ['a > b', 'a <= b']).replace(
      "component :: 'ask' ;",
      "component :: 'ask' ; number_of_cycles :: 2 ;",
    )
    const report = await verifyProtocol(again)
    expect(report.coverage.abstraction).toBe('over-approximated')
    expect(report.coverage.limits.join()).toContain('given again')
  })
})
