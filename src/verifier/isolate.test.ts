import { describe, expect, it } from 'vitest'
import { parse } from '../proforma/index.ts'
import { curb } from './testing/curb.ts'
import { isolateDecision, verifyProtocol } from './index.ts'

const alone = (text: string, name = 'Place') => isolateDecision(parse(text), name)

describe('a decision alone (V75)', () => {
  it('V75: asks for what the rules look at, derived or not, and judges them over all values', async () => {
    const text = alone(curb({ hospital: 'score = 2', urgent: 'score > 3' })) as string
    const report = await verifyProtocol(text)
    const gap = report.findings.find(({ kind }) => kind === 'decision-gap')
    expect(gap?.patients).toEqual([[{ item: 'score', label: 'exactly 3', representative: 3 }]])
    expect(report.model).toMatchObject({ tasks: 3, data: 1 })
  })

  it('V75: what is clean in its own place for all values is clean alone', async () => {
    expect((await verifyProtocol(alone(curb()) as string)).verdict).toBe('clean')
  })

  it('V75: rules that look at tasks or at the clock cannot stand alone', () => {
    expect(alone(curb({ hospital: "completed('Assess')" }))).toBeUndefined()
    expect(alone(curb({ hospital: 'now() > now()' }))).toBeUndefined()
    expect(alone(curb(), 'Assess')).toBeUndefined()
  })

  it('V75: texts with values in them are left out, priorities and rules are kept', async () => {
    const text = curb()
      .replace("candidate :: 'home' ;", 'candidate :: \'home\' ; caption :: "${urea}" ; priority :: 2 ;')
      .replace(
        'argument :: for, score = 2 ;',
        "argument :: for, score = 2 ; recommendation :: netsupport('Place', 'hospital') >= 1 ;",
      )
    const single = alone(text) as string
    expect(single).not.toContain('urea')
    expect(single).toContain('priority :: 2 ;')
    expect((await verifyProtocol(single)).verdict).toBe('clean')
  })

  it('V75: a condition with a name stays tied to what it looks at', async () => {
    const text =
      curb({ hospital: 'middle', urgent: 'score >= 3' }) +
      "data :: 'middle' ; type :: boolean ; derivation :: score = 2 ; end data .\n"
    const report = await verifyProtocol(alone(text) as string)
    expect(report.findings).toEqual([])
  })

  it('V75: what is summed up of points comes in their steps', async () => {
    const halves = (last: string) => `
plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ; end plan .
enquiry :: 'ask' ; source :: 'a' ; source :: 'b' ; end enquiry .
decision :: 'k' ;
  candidate :: 'low' ; argument :: for, total <= 1.5 ;
  candidate :: 'high' ; argument :: for, total >= 2 ;
end decision .
data :: 'a' ; type :: boolean ; end data .
data :: 'b' ; type :: boolean ; end data .
data :: 'total' ; type :: real ; derivation :: if(a, 1.5, 0) + ${last} ; end data .
`
    const clean = await verifyProtocol(isolateDecision(parse(halves('if(b, 3, unknown)')), 'k') as string)
    expect(clean.findings).toEqual([])
    const halved = await verifyProtocol(isolateDecision(parse(halves('if(b, 3, 0) / 2')), 'k') as string)
    expect(halved.findings).toEqual([])
    const open = await verifyProtocol(isolateDecision(parse(halves('if(b, 0.7, 0)')), 'k') as string)
    expect(open.findings[0]?.patients).toEqual([
      [{ item: 'total', label: '1.6 to 1.9', representative: expect.any(Number) }],
    ])
  })
})
