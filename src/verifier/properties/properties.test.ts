import { describe, expect, it } from 'vitest'
import { type Environment, type Finding, type VerificationReport, verifyProtocol } from '../index.ts'

/** A plan `p` of components (name and what comes before it), then other definitions. */
function plan(components: Readonly<Record<string, string>>, rest: string, own = ''): string {
  const parts = Object.entries(components).map(([name, lines]) => `  component :: '${name}' ; ${lines}`)
  return `plan :: 'p' ;\n${own}\n${parts.join('\n')}\nend plan .\n${rest}`
}

const after = (name: string) => `schedule_constraint :: completed('${name}') ;`
const action = (name: string, lines = '') => `action :: '${name}' ; ${lines} end action .\n`
const enquiry = (name: string, item: string, lines = '') =>
  `enquiry :: '${name}' ; ${lines} source :: '${item}' ; end enquiry .\n`
const flag = (name: string) => `data :: '${name}' ; type :: boolean ; end data .\n`

async function verified(text: string, environment?: Environment): Promise<VerificationReport> {
  return verifyProtocol(text, environment ? { environment } : {})
}

async function only(text: string, kind: string): Promise<Finding> {
  const report = await verified(text)
  expect(report.findings.map((each) => each.kind)).toEqual([kind])
  return report.findings[0] as Finding
}

const verdict = (report: VerificationReport, property: string, kind?: string) =>
  report.results.find((each) => each.property === property && (!kind || each.kind === kind))?.verdict

describe('the catalogue of properties', () => {
  it('V1: all of P1 to P23 are judged', async () => {
    const report = await verified(
      plan({ a: '' }, `${action('a')}property :: 'r' ; eventually :: completed('a') ; end property .`),
    )
    const judged = new Set(report.results.map((each) => Number(each.property.slice(1))))
    expect([...judged].sort((x, y) => x - y)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1))
    expect(report.verdict).toBe('clean')
  })

  it('P1: a derived source that stays unknown is a standstill of its own kind', async () => {
    const derived = "data :: 'd' ; type :: integer ; derivation :: if(x, 1, unknown) ; end data .\n"
    const finding = await only(plan({ e: '' }, enquiry('e', 'd') + flag('x') + derived), 'deadlock')
    expect(finding.why).toContain('answered')
    expect(finding.scenario.map((step) => step.operation.kind)).toEqual(['start', 'set'])
    expect(finding.patients).toEqual([[{ item: 'x', label: 'no', representative: false }]])
  })

  it('P2, P5: an endless cycle that nothing can end is a livelock', async () => {
    const text = plan({ a: 'number_of_cycles :: -1 ;' }, action('a'))
    const finding = await only(text, 'livelock')
    expect(finding).toMatchObject({ property: 'P5', verdict: 'violated', definitions: ['a'] })
    const report = await verified(text)
    expect(verdict(report, 'P2')).toBe('violated')
    expect(verdict(report, 'P1')).toBe('holds')
    expect(verdict(report, 'P6')).toBe('violated')
  })

  it('P4: a cycle that waits for nothing is a divergence, refused by the engine', async () => {
    const text = plan({ a: 'number_of_cycles :: -1 ;' }, action('a', 'autonomous :: yes ;'))
    const report = await verified(text)
    expect(report.findings[0]).toMatchObject({ property: 'P4', kind: 'divergence', verdict: 'violated' })
  })

  it('P4: an answer that sets off an endless cycle is shown with its answer', async () => {
    const loop = "plan :: 'q' ; precondition :: x ; component :: 'a' ; end plan .\n"
    const text = plan(
      { e: '', q: `${after('e')} number_of_cycles :: -1 ;` },
      enquiry('e', 'x') + flag('x') + loop + action('a', 'autonomous :: yes ;'),
    )
    const finding = (await verified(text)).findings.find((each) => each.kind === 'divergence')
    expect(finding).toMatchObject({ verdict: 'violated' })
  })

  it('P7: a candidate that always loses in an autonomous decision starves', async () => {
    const decision =
      "decision :: 'k' ; autonomous :: yes ; candidate :: 'one' ; argument :: for, true ; candidate :: 'two' ; argument :: for, true ; argument :: for, true ; end decision .\n"
    const finding = await only(plan({ k: '' }, decision), 'starved-candidate')
    expect(finding.title).toContain('one')
  })

  it('P12: evidence for two candidates in equal measure is a tie, unless priority settles it', async () => {
    const decision = (priority: string) =>
      `decision :: 'k' ; candidate :: 'one' ; ${priority} argument :: for, x ; candidate :: 'two' ; argument :: for, x ; candidate :: 'none' ; recommendation :: not x ; end decision .\n`
    const text = (priority: string) =>
      plan({ e: '', k: after('e') }, enquiry('e', 'x') + flag('x') + decision(priority))
    expect(await only(text(''), 'decision-tie')).toMatchObject({
      patients: [[{ item: 'x', label: 'yes', representative: true }]],
    })
    expect((await verified(text('priority :: 1 ;'))).verdict).toBe('clean')
  })

  it('P13: what depends on which of two tasks is done first is a race, played in both orders', async () => {
    const text = plan(
      { a: '', b: '', c: after('a') },
      action('a') + action('b') + action('c', "precondition :: completed('b') ;"),
    )
    const finding = await only(text, 'order-dependence')
    expect(finding).toMatchObject({ property: 'P13', verdict: 'violated', definitions: ['a', 'b'] })
    expect(finding.why).toContain('c is')
    expect(verdict(await verified(text), 'P14')).toBe('violated')
  })

  it('P13: an end that comes when it comes is no race', async () => {
    const text = plan(
      { q: '', e: '' },
      `plan :: 'q' ; abort :: x ; component :: 'a' ; end plan .\n${action('a')}${enquiry('e', 'x')}${flag('x')}`,
    )
    expect((await verified(text)).verdict).toBe('clean')
  })

  it('P13: abort and terminate at once are told', async () => {
    const text = plan(
      { q: '', e: '' },
      `plan :: 'q' ; abort :: x ; terminate :: x ; component :: 'a' ; end plan .\n${action('a')}${enquiry('e', 'x')}${flag('x')}`,
    )
    const report = await verified(text)
    expect(report.findings.find((each) => each.kind === 'conflicting-endings')).toMatchObject({ verdict: 'violated' })
  })

  it('P16: an item that nothing uses is told', async () => {
    expect(await only(plan({ a: '' }, action('a') + flag('x')), 'unused-data')).toMatchObject({ definitions: ['x'] })
    const shown = action('a', 'caption :: "Value ${x}" ;')
    expect((await verified(plan({ a: '' }, shown + flag('x')))).verdict).toBe('clean')
  })

  it('P17: a task that is left out because its data come too late', async () => {
    const text = plan({ a: '', e: after('a') }, action('a', 'precondition :: x ;') + enquiry('e', 'x') + flag('x'))
    const report = await verified(text)
    const finding = report.findings.find((each) => each.kind === 'used-while-unknown')
    expect(finding).toMatchObject({ property: 'P17', verdict: 'violated', definitions: ['a'] })
  })

  it('P18: a negated comparison that is true only because nothing is known', async () => {
    const source = "enquiry :: 'e' ; source :: 'x' ; mandatory :: no ; source :: 'y' ; end enquiry .\n"
    const give = (condition: string) =>
      plan(
        { e: '', give: after('e') },
        source + action('give', `precondition :: ${condition} ;`) + flag('x') + flag('y'),
      )
    const finding = await only(give('not (x = true)'), 'true-while-unknown')
    expect(finding).toMatchObject({ property: 'P18', verdict: 'violated', definitions: ['give'] })
    expect((await verified(give('is_known(x) and not (x = true)'))).verdict).toBe('clean')
  })

  it('P19: an end that never comes is told', async () => {
    const text = plan(
      { e: '' },
      enquiry('e', 'n') + "data :: 'n' ; type :: integer ; range :: 0 .. 5 ; end data .\n",
      'abort :: n > 5 ;',
    )
    expect(await only(text, 'condition-never-true')).toMatchObject({ property: 'P19', definitions: ['p'] })
  })

  it('P20: a postcondition that overwrites an answer is told', async () => {
    const text = plan(
      { e: '', a: after('e'), b: after('a') },
      enquiry('e', 'x') + flag('x') + action('a', 'postcondition :: x = true ;') + action('b', 'precondition :: x ;'),
    )
    expect(await only(text, 'answer-overwritten')).toMatchObject({
      property: 'P20',
      verdict: 'violated',
      definitions: ['a'],
    })
  })

  it('P22: a trigger whose task can never be completed', async () => {
    const decision =
      "decision :: 'k' ; trigger :: \"go\" ; candidate :: 'c' ; recommendation :: false ; end decision .\n"
    const report = await verified(plan({ a: '', k: 'optional :: yes ;' }, action('a') + decision))
    expect(verdict(report, 'P22')).toBe('violated')
  })

  it('P23: a plan with nothing in it is told', async () => {
    const text = plan({ a: '', q: '' }, `${action('a')}plan :: 'q' ; end plan .\n`)
    expect(await only(text, 'empty-part')).toMatchObject({ property: 'P23', definitions: ['q'] })
  })
})

describe('requirements (P21)', () => {
  const give = (property: string, lines = '') =>
    plan(
      { e: '', give: after('e'), watch: after('give') },
      `${enquiry('e', 'allergy')}${flag('allergy')}${action('give', lines)}${action('watch')}property :: 'r' ; caption :: "Safety" ; ${property} end property .\n`,
    )

  it('V60: what must never be is shown with the run that brings it about, and for whom', async () => {
    const never = "never :: in_progress('give') and allergy = true ;"
    const finding = await only(give(never), 'requirement-broken')
    expect(finding).toMatchObject({ property: 'P21', verdict: 'violated', confirmedByReplay: true, definitions: ['r'] })
    expect(finding.patients).toEqual([[{ item: 'allergy', label: 'yes', representative: true }]])
    const report = await verified(give(never, 'precondition :: allergy = false ;'))
    expect(verdict(report, 'P21')).toBe('holds')
  })

  it('V60: eventually is broken by a run that ends without it', async () => {
    const finding = await only(
      give("eventually :: completed('give') ;", 'precondition :: allergy = false ;'),
      'requirement-broken',
    )
    expect(finding.why).toContain('without')
    expect((await verified(give("eventually :: completed('e') ;"))).verdict).toBe('clean')
  })

  it('V60: a response has to come after, or at, what it responds to', async () => {
    expect((await verified(give("whenever :: completed('give') ; eventually :: completed('watch') ;"))).verdict).toBe(
      'clean',
    )
    await only(give("whenever :: completed('watch') ; eventually :: in_progress('give') ;"), 'requirement-broken')
  })

  it('V60: what must not come before something else', async () => {
    expect((await verified(give("never :: in_progress('give') ; before :: is_known(allergy) ;"))).verdict).toBe('clean')
    await only(give("never :: in_progress('give') ; before :: completed('watch') ;"), 'requirement-broken')
  })

  it('V61: a requirement that speaks of what never happens is vacuous', async () => {
    const finding = await only(
      give("whenever :: discarded('watch') ; eventually :: completed('watch') ;"),
      'requirement-vacuous',
    )
    expect(finding.why).toContain("discarded('watch')")
  })
})
