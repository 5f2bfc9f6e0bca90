import { describe, expect, it } from 'vitest'
import { indexOf, parse, type Problem } from '../../proforma/index.ts'
import { CATALOGUE, type Finding } from '../../verifier/index.ts'
import { coneOf, outside } from './cone.ts'
import { gravityOf, inOrder, sameFinding } from './findings.ts'
import { repairOf, sameAtBothEnds } from './fix.ts'
import { byHand, source } from './testing/by-hand.ts'
import { gap, report } from './testing/report.ts'
import { nextTrouble, troublesOf } from './troubles.ts'
import { createVerification } from './verification.ts'

const text = `plan :: 'P' ;
  component :: 'Ask' ;
  component :: 'Other' ;
  component :: 'Decide' ; schedule_constraint :: completed('Ask') ;
  component :: 'Do' ; schedule_constraint :: completed('Decide') ;
  component :: 'Note' ;
end plan .
enquiry :: 'Ask' ; source :: 'urea' ; end enquiry .
enquiry :: 'Other' ; source :: 'weight' ; end enquiry .
decision :: 'Decide' ; candidate :: 'a' ; argument :: for, score > 1 ; end decision .
action :: 'Do' ; precondition :: result_of('Decide') = a ; end action .
action :: 'Note' ; end action .
data :: 'urea' ; type :: integer ; end data .
data :: 'weight' ; type :: integer ; end data .
data :: 'score' ; type :: integer ; derivation :: if(urea > 7, 1, 0) ; end data .
`
const index = indexOf(parse(text))
const finding = (change: Partial<Finding>): Finding => ({ ...gap, where: [], definitions: [], patients: [], ...change })

describe('the cone of a finding', () => {
  it('L7: holds what comes before, what is read, and who asks for that, but not what comes after', () => {
    const cone = coneOf(finding({ where: ['P/Decide'] }), index)
    expect([...cone.tasks].sort()).toEqual(['Ask', 'Decide', 'P'])
    expect([...cone.data].sort()).toEqual(['score', 'urea'])
    expect([...outside(cone, index)].sort()).toEqual(['Do', 'Note', 'Other', 'weight'])
  })

  it('L7: follows the results that conditions look at, and the items of the patients', () => {
    const cone = coneOf(
      finding({ where: ['P/Do'], patients: [[{ item: 'weight', label: '', representative: 1 }]] }),
      index,
    )
    expect([...cone.tasks].sort()).toEqual(['Ask', 'Decide', 'Do', 'Other', 'P'])
    expect([...cone.data].sort()).toEqual(['score', 'urea', 'weight'])
  })

  it('L7: ends on pathways that go round', () => {
    const round = indexOf(
      parse(`plan :: 'P' ; component :: 'A' ; schedule_constraint :: completed('B') ;
  component :: 'B' ; schedule_constraint :: completed('A') ; end plan .
action :: 'A' ; end action . action :: 'B' ; end action .`),
    )
    expect([...coneOf(finding({ definitions: ['A'] }), round).tasks].sort()).toEqual(['A', 'B', 'P'])
  })
})

describe('findings', () => {
  const flaw = finding({ property: 'P9', kind: 'dead-candidate', title: 'never' })
  const unsure = finding({ verdict: 'possible', title: 'maybe' })

  it('weigh what they weigh in the catalogue of the verifier', () => {
    const faults = CATALOGUE.filter(({ weight }) => weight !== 'note')
    const weighed = faults.map(({ kind }) => [kind, gravityOf({ kind, verdict: 'violated' })])
    expect(weighed).toEqual(faults.map(({ kind, weight }) => [kind, weight === 'error' ? 'grave' : 'flaw']))
  })

  it('are told the gravest first', () => {
    expect([gap, flaw, unsure].map(gravityOf)).toEqual(['grave', 'flaw', 'unsure'])
    expect(inOrder([unsure, flaw, gap])).toEqual([2, 1, 0])
  })

  it('are gone through together with the problems of the text, what blocks publishing first, round the end', () => {
    const problem = (severity: Problem['severity']): Problem => ({
      code: `test.${severity}`,
      severity,
      span: { start: 0, end: 1 },
      data: {},
      message: severity,
    })
    const troubles = troublesOf([problem('hint'), problem('error'), problem('check')], [unsure, flaw, gap])
    const said = troubles.map((one) => (one.kind === 'problem' ? one.problem.message : one.finding.title))
    expect(said).toEqual(['error', gap.title, 'check', 'never', 'maybe', 'hint'])
    expect(nextTrouble(troubles, undefined, 1)?.position).toBe(0)
    expect(nextTrouble(troubles, undefined, -1)?.position).toBe(5)
    expect(nextTrouble(troubles, troubles[5]?.key, 1)?.position).toBe(0)
    expect(nextTrouble(troubles, 'gone', 1)?.position).toBe(0)
    expect(nextTrouble([], undefined, 1)).toBeUndefined()
  })

  it('L6: what is looked at and played stays while the next report has it', async () => {
    const { runs, verifier } = byHand()
    const verification = createVerification(verifier)
    const answer = async (findings: readonly Finding[]): Promise<void> => {
      const done = verification.run(source(`text ${runs.length}`))
      runs.at(-1)!.answer(report(findings))
      await done
    }
    await answer([flaw, gap])
    verification.play(1)
    verification.goTo(1)
    await answer([gap])
    expect(verification.state.getState()).toMatchObject({ current: 0, playing: { finding: 0, step: 1 } })
    await answer([flaw])
    expect(verification.state.getState().playing).toBeUndefined()
    expect(verification.state.getState().current).toBeUndefined()
    expect(sameFinding(gap, { ...gap, scenario: [] })).toBe(true)
  })

  it('go on by themselves up to the end of their run, and from there begin again', async () => {
    const { runs, verifier } = byHand()
    const verification = createVerification(verifier)
    const done = verification.run(source('text'))
    runs[0]!.answer(report())
    await done
    verification.play(0)
    verification.goOn(true)
    verification.goTo(1)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 1, goesOn: true })
    verification.goTo(2)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 2, goesOn: false })
    verification.goOn(true)
    expect(verification.state.getState().playing).toEqual({ finding: 0, step: 0, goesOn: true })
  })
})

describe('the repair of a finding', () => {
  const checked = 'one ;\ntwo ;\nthree ;\n'
  const repaired = { ...gap, edit: { title: 'Widen it', offset: 6, length: 3, text: '2' } }

  it('L8: shows the lines that it changes', () => {
    expect(repairOf(repaired, checked, checked)).toMatchObject({
      title: 'Widen it',
      edit: { span: { start: 6, end: 9 }, text: '2' },
      before: ['two ;'],
      after: ['2 ;'],
      line: 2,
    })
  })

  it('L8: moves with the text, and goes when its place was changed', () => {
    expect(repairOf(repaired, checked, `// a remark\n${checked}`)?.edit.span).toEqual({ start: 18, end: 21 })
    expect(repairOf(repaired, checked, `${checked}// a remark\n`)?.edit.span).toEqual({ start: 6, end: 9 })
    expect(repairOf(repaired, checked, checked.replace('two', 'too'))).toBeUndefined()
    expect(repairOf(gap, checked, checked)).toBeUndefined()
  })

  it('L8: shows of equal lines none', () => {
    expect(sameAtBothEnds(['a', 'b', 'end', 'c'], ['a', 'c'])).toEqual({ first: 1, last: 1 })
    expect(sameAtBothEnds(['a', 'end'], ['a', 'x', 'end', 'end'])).toEqual({ first: 1, last: 1 })
    expect(sameAtBothEnds(['a'], ['a'])).toEqual({ first: 1, last: 0 })
  })

  it('L8: can take whole lines away', () => {
    const gone = { ...gap, edit: { title: 'Delete it', offset: 6, length: 6, text: '' } }
    expect(repairOf(gone, checked, checked)).toMatchObject({ before: ['two ;'], line: 2 })
  })
})
