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

  it('V41: what a divergence keeps from beginning is no finding of its own', async () => {
    const endless = 'number_of_cycles :: -1 ;'
    const atOnce = await verified(plan({ a: endless }, action('a', 'autonomous :: yes ;')))
    const later = await verified(
      plan(
        { go: '', a: `${after('go')} ${endless}`, b: after('a'), c: after('go'), d: '' },
        action('a', 'autonomous :: yes ;') + ['go', 'b', 'c', 'd'].map((name) => action(name)).join(''),
      ),
    )
    for (const report of [atOnce, later]) {
      expect(report.findings.map(({ kind }) => kind)).toEqual(['divergence'])
      expect(verdict(report, 'P8')).toBe('violated')
    }
  })

  it('V41: what can never begin anyway is told beside a divergence', async () => {
    const text = plan(
      { e: '', a: `${after('e')} number_of_cycles :: -1 ;`, b: after('e'), c: '' },
      enquiry('e', 'x') +
        flag('x') +
        action('a', 'autonomous :: yes ; precondition :: x ;') +
        action('b', 'precondition :: x and not x ;') +
        action('c'),
    )
    const report = await verified(text)
    expect(report.findings.map(({ kind, definitions }) => [kind, ...definitions])).toEqual([
      ['divergence', 'a'],
      ['unreachable-task', 'b'],
    ])
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

  it('V39: where an order cannot be tried in every situation, nothing is claimed', async () => {
    const writers = (count: number): string => {
      const names = Array.from({ length: count }, (_, i) => `w${i}`)
      return [
        `plan :: 'p' ; ${names.map((name) => `component :: '${name}' ;`).join(' ')} end plan .`,
        ...names.map((name) => `action :: '${name}' ; postcondition :: y = 1 ; end action .`),
        `data :: 'y' ; type :: integer ; range :: 0 .. 3 ; end data .`,
      ].join('\n')
    }
    const orderOf = async (count: number) =>
      (await verifyProtocol(writers(count))).results.find(({ kind }) => kind === 'order-dependence')?.verdict
    expect(await orderOf(4)).toBe('holds')
    expect(await orderOf(10)).toBe('not-decided')
  })

  it('P13: what depends on which of two tasks is done first is a race, played in both orders', async () => {
    const text = plan(
      { a: '', b: '', c: after('a') },
      action('a') + action('b') + action('c', "precondition :: completed('b') ;"),
    )
    const finding = await only(text, 'order-dependence')
    expect(finding).toMatchObject({ property: 'P13', verdict: 'violated', definitions: ['a', 'b'] })
    expect(finding.why).toContain('“c” is left out, or “c” is in progress')
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

describe('what goes on and on', () => {
  const kindsOf = (list: readonly Finding[] | undefined) => list?.map(({ kind }) => kind)
  const round = (component: string, source = 'x') =>
    plan({ r: component }, `plan :: 'r' ; component :: 'e' ; end plan .\n${enquiry('e', source)}${flag('x')}`)

  it('P6: as long as the answers ask for it: fair to everybody, and no fault', async () => {
    const report = await verified(round('cycle_until :: x = true ;'))
    expect(report.verdict).toBe('clean')
    expect(verdict(report, 'P6', 'termination-under-strong-fairness')).toBe('holds')
    expect(verdict(report, 'P6', 'termination-under-weak-fairness')).toBe('violated')
    expect(kindsOf(report.notes)).toEqual(['termination-under-weak-fairness'])
    expect(report.notes?.[0]).toMatchObject({ definitions: ['e'], confirmedByReplay: true })
  })

  it('P6, P15: a number of cycles is a limit', async () => {
    const report = await verified(round('number_of_cycles :: 3 ;'))
    expect(verdict(report, 'P6', 'termination-under-weak-fairness')).toBe('holds')
    expect(verdict(report, 'P15', 'unbounded-repetition')).toBe('holds')
    expect(kindsOf(report.notes)).not.toContain('termination-under-weak-fairness')
  })

  it('P15: what is repeated only while another task is left undone ends when everybody does their part', async () => {
    const text = plan(
      { q: '', b: '' },
      `${action('b')}plan :: 'q' ; terminate :: completed('b') ; component :: 'a' ; number_of_cycles :: -1 ; end plan .\n${action('a')}`,
    )
    const report = await verified(text)
    expect(verdict(report, 'P6', 'termination-under-weak-fairness')).toBe('holds')
    expect(verdict(report, 'P15', 'unbounded-repetition')).toBe('violated')
    expect(kindsOf(report.notes)).toEqual(['unbounded-repetition'])
    expect(report.verdict).toBe('clean')
  })

  it('P2: the plan that has no way out is named, not the whole', async () => {
    const text = plan(
      { q: '', b: '' },
      `${action('b')}plan :: 'q' ; caption :: "Watch" ; component :: 'a' ; number_of_cycles :: -1 ; end plan .\n${action('a')}`,
    )
    const report = await verified(text)
    expect(report.findings.find(({ kind }) => kind === 'livelock')?.title).toContain('“Watch”')
  })

  it('P7: a decision that comes up again, of which nothing is asked anew', async () => {
    const decision =
      "decision :: 'k' ; candidate :: 'go' ; argument :: for, x = true ; candidate :: 'stop' ; argument :: for, x = false ; end decision .\n"
    const loop = (inside: string) =>
      plan(
        { ask: '', r: `${after('ask')} cycle_until :: result_of('k') = stop ;` },
        `${enquiry('ask', 'x')}plan :: 'r' ; ${inside} end plan .\n${enquiry('again', 'x')}${decision}${flag('x')}`,
      )
    const report = await verified(loop("component :: 'k' ;"))
    expect(kindsOf(report.findings)).toContain('settled-candidate')
    expect(report.findings.find(({ kind }) => kind === 'settled-candidate')?.title).toContain('stop')
    const fine = await verified(loop(`component :: 'again' ; component :: 'k' ; ${after('again')}`))
    expect(verdict(fine, 'P7', 'settled-candidate')).toBe('holds')
  })
})

describe('worth knowing (V47)', () => {
  const notesOf = async (text: string) => {
    const report = await verified(text)
    expect(report.findings).toEqual([])
    return report.notes?.map(({ kind, title }) => `${kind}: ${title}`)
  }

  it('P16: what is asked for and looked at by nothing', async () => {
    expect(await notesOf(plan({ e: '' }, enquiry('e', 'x') + flag('x')))).toEqual([
      'write-only-data: x is asked for and never looked at',
    ])
  })

  it('P20: an enquiry whose answers are always known', async () => {
    const text = plan(
      { e: '', f: after('e'), a: after('f') },
      enquiry('e', 'x') + enquiry('f', 'x') + flag('x') + action('a', 'precondition :: x = true ;'),
    )
    expect(await notesOf(text)).toEqual(['asked-twice: “f” asks nothing that is not known already'])
  })

  it('P23: a plan of optional tasks only', async () => {
    const inner = "plan :: 'q' ; component :: 'b' ; optional :: yes ; end plan .\n"
    expect(await notesOf(plan({ a: '', q: '' }, action('a') + action('b') + inner))).toEqual([
      'only-optional: Nothing in “q” has to be done',
    ])
  })

  it('P13: a condition that looks at the clock', async () => {
    const born = "data :: 'd' ; type :: datetime ; end data .\n"
    const text = plan(
      { e: '', a: after('e') },
      enquiry('e', 'd') + born + action('a', 'precondition :: d <= now() - 65 years ;'),
    )
    const report = await verified(text)
    expect(report.notes?.map(({ kind }) => kind)).toContain('time-dependence')
  })

  it('P19: a plan whose own ending is true whenever it is asked', async () => {
    const inner = "plan :: 'q' ; precondition :: x = true ; abort :: x = true ; component :: 'b' ; end plan .\n"
    const report = await verified(plan({ e: '', q: after('e') }, enquiry('e', 'x') + flag('x') + action('b') + inner))
    expect(report.findings.find(({ kind }) => kind === 'condition-always-true')).toMatchObject({
      property: 'P19',
      title: '“q” is over as soon as it begins',
    })
  })
})

describe('decisions', () => {
  const decision = (candidates: string) => `decision :: 'k' ; ${candidates} end decision .\n`
  const score = "data :: 'n' ; type :: integer ; range :: 0 .. 9 ; end data .\n"
  const text = (candidates: string, source = "source :: 'n' ;") =>
    plan(
      { e: '', k: after('e') },
      `enquiry :: 'e' ; caption :: "\${x}?" ; ${source} source :: 'x' ; end enquiry .\n${flag('x')}${score}${decision(candidates)}`,
    )
  const low = "candidate :: 'low' ; argument :: for, n < 5 ;"

  it('P11, V46: nothing recommended only while something is unknown is told apart from a gap', async () => {
    const all = `${low} candidate :: 'high' ; argument :: for, n >= 5 ;`
    const optional = text(all, "source :: 'n' ; mandatory :: no ;")
    const finding = await only(optional, 'gap-while-unknown')
    expect(finding).toMatchObject({ property: 'P11', verdict: 'violated', confirmedByReplay: true })
    expect(finding.title).toBe('“k” recommends nothing as long as n is unknown')
    expect((await verified(edited(optional, finding))).verdict).toBe('clean')
    expect((await verified(text(all))).verdict).toBe('clean')
  })

  it('P11, V48: the value that two limits leave out is included by an edit', async () => {
    const gap = text(`${low} candidate :: 'high' ; argument :: for, n > 5 and n <= 9 ;`)
    const finding = await only(gap, 'decision-gap')
    expect(finding.patients).toEqual([[{ item: 'n', label: 'exactly 5', representative: 5 }]])
    expect(finding.edit).toMatchObject({ length: 1, text: '>=' })
    expect((await verified(edited(gap, finding))).verdict).toBe('clean')
  })

  it('P11: a gap without end asks for a range', async () => {
    const finding = await only(text(low).replace('range :: 0 .. 9 ;', ''), 'decision-gap')
    expect(finding.fix).toContain('give n its range')
  })

  it('P12: an overlap that priority settles is a note', async () => {
    const report = await verified(text(`${low} candidate :: 'high' ; priority :: 1 ; argument :: for, n >= 4 ;`))
    expect(report.verdict).toBe('clean')
    expect(report.notes).toMatchObject([
      { kind: 'decision-overlap', patients: [[{ item: 'n', label: 'exactly 4', representative: 4 }]] },
    ])
  })

  it('P12: a rule and its exception do not overlap, and a rule that wins over its exception does', async () => {
    const exception = (rule: number, other: number): string =>
      text(`candidate :: 'all' ; priority :: ${rule} ; argument :: for, n >= 0 ;
      candidate :: 'high' ; priority :: ${other} ; argument :: for, n > 5 ;`)
    expect((await verified(exception(1, 2))).notes ?? []).toEqual([])
    expect((await verified(exception(2, 1))).notes).toMatchObject([{ kind: 'decision-overlap' }])
  })

  it('P12: a candidate that is confirmed and excluded at once', async () => {
    const report = await verified(
      text(
        "candidate :: 'c' ; argument :: confirming, n < 5 ; argument :: excluding, n = 3 ; recommendation :: true ;",
      ),
    )
    expect(report.findings.find((each) => each.kind === 'contradictory-evidence')).toMatchObject({
      property: 'P12',
      confirmedByReplay: true,
      patients: [[{ item: 'n', label: 'exactly 3' }]],
    })
  })

  it('P10: an argument that changes nothing is a note; one that does is none', async () => {
    const report = await verified(text(`${low} candidate :: 'high' ; argument :: for, x ; recommendation :: n >= 5 ;`))
    expect(report.verdict).toBe('clean')
    expect(report.notes?.map((each) => each.kind)).toEqual(['irrelevant-argument'])
    expect(report.notes?.[0]?.title).toContain('high')
  })

  it('P10, V45: an argument that no data make true is dead, and can be removed', async () => {
    const dead = text(`${low} argument :: for, n > 9 ; candidate :: 'high' ; argument :: for, n >= 5 ;`)
    const finding = await only(dead, 'dead-argument')
    expect((await verified(edited(dead, finding))).verdict).toBe('clean')
  })
})

/** The text with the edit that a finding suggests. */
function edited(text: string, { edit }: Finding): string {
  if (!edit) throw new Error('There is no edit.')
  return text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length)
}

describe('edits that remove their finding (V48)', () => {
  /** What is found after the edit of a finding. */
  const kindsAfter = async (text: string, kind: string): Promise<readonly string[]> => {
    const finding = (await verified(text)).findings.find((each) => each.kind === kind)
    const after = await verified(edited(text, finding as Finding))
    return after.findings.map((each) => each.kind)
  }

  it('V48: of a circle the arrow that points back', async () => {
    const text = plan({ a: after('c'), b: after('a'), c: after('b') }, action('a') + action('b') + action('c'))
    const report = await verified(text)
    expect(report.findings[0]?.edit?.title).toBe('Remove the arrow from “c” to “a”')
    expect((await verified(edited(text, report.findings[0] as Finding))).verdict).toBe('clean')
  })

  it('V48: an unused item, an ending that never comes, a condition that is true by accident', async () => {
    expect(await kindsAfter(plan({ a: '' }, action('a') + flag('x')), 'unused-data')).not.toContain('unused-data')
    const number = "data :: 'n' ; type :: integer ; range :: 0 .. 5 ; end data .\n"
    expect(
      await kindsAfter(plan({ e: '' }, enquiry('e', 'n') + number, 'abort :: n > 5 ;'), 'condition-never-true'),
    ).not.toContain('condition-never-true')
    const source = "enquiry :: 'e' ; source :: 'x' ; mandatory :: no ; source :: 'y' ; end enquiry .\n"
    const give = action('give', 'precondition :: not (x = true) ;')
    expect(
      await kindsAfter(plan({ e: '', give: after('e') }, source + give + flag('x') + flag('y')), 'true-while-unknown'),
    ).not.toContain('true-while-unknown')
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
    expect(finding.why).toContain('“watch” is discarded')
  })
})
