import { describe, expect, it } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import { compile, runScenario } from '../../runtime/index.ts'
import { verifyProtocol } from '../../verifier/index.ts'
import { testOf } from './keep.ts'

const pathway = (limit: string, arrow = ''): string => `plan :: 'P' ;
  component :: 'Ask' ;
  component :: 'Decide' ; schedule_constraint :: completed('Ask') ; ${arrow}
  component :: 'Do' ; schedule_constraint :: completed('Decide') ;
end plan .
enquiry :: 'Ask' ; source :: 'age' ; end enquiry .
decision :: 'Decide' ;
  candidate :: 'a' ; argument :: for, age < 65 ;
  candidate :: 'b' ; argument :: for, age ${limit} 65 ;
end decision .
action :: 'Do' ; end action .
data :: 'age' ; type :: integer ; range :: 0 .. 120 ; end data .
`
const passes = (text: string, scenario: Parameters<typeof runScenario>[1]): boolean => {
  const compiled = compile(parse(text))
  return compiled.ok && runScenario(compiled.program, scenario).passed
}

describe('a finding kept as a test', () => {
  it('fails while there is the gap and passes when it is closed', async () => {
    const broken = pathway('>')
    const { findings } = await verifyProtocol(broken)
    const gap = findings.find(({ kind }) => kind === 'decision-gap')
    const test = testOf(gap!, indexOf(parse(broken)))
    expect(passes(broken, test)).toBe(false)
    expect(passes(pathway('>='), test)).toBe(true)
  })

  it('fails while tasks wait for each other and passes when an arrow is gone', async () => {
    const broken = pathway('>=', `schedule_constraint :: completed('Do') ;`)
    const { findings } = await verifyProtocol(broken)
    const circle = findings.find(({ kind }) => kind === 'deadlock')
    const test = testOf(circle!, indexOf(parse(broken)))
    expect(passes(broken, test)).toBe(false)
    expect(passes(pathway('>='), test)).toBe(true)
  })
})
