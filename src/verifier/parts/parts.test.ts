import { describe, expect, it } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { compile, type Program } from '../../runtime/index.ts'
import { replay } from '../explore/replay.ts'
import { type Finding, type VerificationReport, verifyProtocol, type VerifyOptions } from '../index.ts'
import { stages } from '../testing/stages.ts'
import { Modules } from './modules.ts'
import { Reducer } from './reduced.ts'
import { VerificationStore } from './store.ts'

const STRICT = { commit: 'strict', asynchronousData: false } as const

function program(text: string): Program {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  return compiled.program
}

const modulesIn = (text: string) => new Modules(program(text), STRICT, new Set()).select(4, 20)
const namesOf = (text: string): readonly string[] => {
  const { tasks } = program(text)
  return modulesIn(text).flatMap(({ plan }) => tasks[plan]?.definition ?? [])
}

const claims = ({ verdict, results, findings, notes }: VerificationReport) => ({
  verdict,
  results,
  findings: findings.map(told).sort(),
  notes: notes?.map(told).sort(),
})
const told = ({ kind, verdict, where, title, why, patients, edit }: Finding): string =>
  JSON.stringify([kind, verdict, where, title, why, patients, edit])

const inParts = (text: string, options: VerifyOptions = {}) => verifyProtocol(text, { ...options, parts: 'always' })
const asWhole = (text: string) => verifyProtocol(text, { parts: 'never' })

describe('V100: modules', () => {
  it('plans that have to do with nobody else are modules', () => {
    expect(namesOf(stages(3))).toEqual(['Stage 0', 'Stage 1', 'Stage 2'])
  })

  it.each([
    ['may be skipped', (text: string) => text.replace(`component :: 'Stage 1' ;`, `$& optional :: yes ;`)],
    [
      'may be performed again',
      (text: string) => text.replace(`component :: 'Stage 1' ;`, `$& number_of_cycles :: 2 ;`),
    ],
    ['can be aborted', (text: string) => text.replace(`plan :: 'Stage 1' ;`, `$& abort :: finding1 = 9 ;`)],
    [
      'is asked how it stands',
      (text: string) => text.replace(`action :: 'Give 2' ;`, `$& precondition :: completed('Give 1') ;`),
    ],
    ['is triggered inside', (text: string) => text.replace(`action :: 'Give 1' ;`, `$& trigger :: "now" ;`)],
    [
      'writes what others look at',
      (text: string) => text.replace(`action :: 'Give 1' ;`, `$& postcondition :: risk = "low" ;`),
    ],
    [
      'is disturbed by what happens beside it',
      (text: string) =>
        text
          .replace(`component :: 'Intake' ;`, `$& component :: 'Beside' ;`)
          .replace(
            `action :: 'Give 1' ;`,
            `enquiry :: 'Beside' ; source :: 'alarm' ; end enquiry . data :: 'alarm' ; type :: boolean ; end data . $& precondition :: alarm = true ;`,
          ),
    ],
  ])('not one that %s', (_, change) => {
    expect(namesOf(change(stages(3)))).not.toContain('Stage 1')
  })

  it('gives what it asks for and others look at', () => {
    const text = stages(3, { 2: { first: 'finding0 >= 7', second: 'finding0 < 7' } })
    const { items } = program(text)
    const [first, second] = modulesIn(text)
    expect(first?.gives.map((item) => items[item]?.name)).toEqual(['finding0'])
    expect(second?.gives).toEqual([])
  })
})

describe('V101: protocols with single tasks for modules', () => {
  const text = stages(3, { 2: { first: 'finding0 >= 7', second: 'finding0 < 7' } })

  it('load, and have an enquiry for what a module gives', () => {
    const whole = program(text)
    const modules = modulesIn(text)
    const reduced = compile(new Reducer(whole, modules).without(modules, false).parsed)
    if (!reduced.ok) throw new Error(reduced.problems[0]?.message)
    expect(reduced.program.tasks.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'Pathway plan',
      'Pathway/Intake enquiry',
      'Pathway/Stage 0 enquiry',
      'Pathway/Stage 1 action',
      'Pathway/Stage 2 action',
    ])
    expect(reduced.program.items.map(({ name }) => name)).toEqual(['risk', 'finding0'])
  })

  it('have the same key as long as nothing in them changes', () => {
    const keys = (source: string): readonly string[] => {
      const modules = modulesIn(source)
      const reducer = new Reducer(program(source), modules)
      return modules.map(
        (module) =>
          reducer.without(
            modules.filter((other) => other !== module),
            false,
          ).key,
      )
    }
    const [a, b] = [keys(text), keys(text.replace(`action :: 'Give 1' ;`, `$& caption :: "Give it" ;`))]
    expect(a.map((key, i) => key === b[i])).toEqual([true, false, true])
  })
})

describe('V102: who gets in gets out', () => {
  it('patients who differ in what others look at and get stuck keep a module with the others', async () => {
    // Stage 0 has no answer for high risk, so nobody of high risk gets to stage 2.
    const text = stages(3, {
      0: { first: 'risk = "low" and finding0 >= 5', second: 'risk = "low" and finding0 < 5' },
      2: { first: 'risk = "high"', second: 'risk = "low"' },
    })
    const report = await inParts(text)
    expect(report.findings.some(({ kind, where }) => kind === 'dead-candidate' && where[0]?.includes('Choose 2'))).toBe(
      true,
    )
    expect(claims(report)).toEqual(claims(await asWhole(text)))
  })

  it('what an item asked for in a module can be further on is what it can be there', async () => {
    const text = stages(3, {
      0: { first: 'finding0 >= 5', second: 'finding0 < 3' },
      2: { first: 'finding0 = 4', second: 'finding0 != 4' },
    })
    const report = await inParts(text)
    expect(report.findings.map(({ kind }) => kind)).toContain('dead-candidate')
    expect(claims(report)).toEqual(claims(await asWhole(text)))
  })
})

describe('V102: nobody comes out without what is given', () => {
  it('an item that may be left open in a module is not one that the single task gives', async () => {
    // Stage 0 need not ask for the note, and the last stage looks whether it is there.
    const text = stages(
      3,
      { 0: { ask: `source :: 'note' ; mandatory :: no ;` }, 2: { own: 'precondition :: is_known(note) ;' } },
      `data :: 'note' ; type :: boolean ; end data .
property :: 'all' ; eventually :: completed('Stage 2') ; end property .`,
    )
    const report = await inParts(text)
    expect(report.findings.map(({ kind }) => kind)).toContain('requirement-broken')
    expect(claims(report)).toEqual(claims(await asWhole(text)))
  })
})

describe('V103: parts and whole', () => {
  it.each([
    ['a clean pathway', stages(4)],
    ['a gap', stages(4, { 2: { first: 'finding2 > 5' } })],
    ['a circle', stages(4, { 1: { circle: true } })],
    ['a candidate that is never taken', stages(4, { 3: { first: 'finding3 > 9', second: 'finding3 <= 9' } })],
    [
      'faults in several stages',
      stages(5, { 0: { first: 'finding0 > 5' }, 2: { circle: true }, 4: { first: 'true' } }),
    ],
    ['an item given by one stage to another', stages(4, { 3: { first: 'finding1 > 5', second: 'finding1 < 5' } })],
    [
      'requirements, inside a stage and between stages',
      stages(
        3,
        {},
        `property :: 'a' ; never :: in_progress('Give 1') and finding1 < 7 ; end property .
property :: 'b' ; never :: in_progress('Stage 2') ; before :: completed('Stage 0') ; end property .
property :: 'c' ; eventually :: completed('Watch 2') ; end property .`,
      ),
    ],
  ])('claim the same of %s', async (_, text) => {
    const parts = await inParts(text)
    const whole = await asWhole(text)
    expect(claims(parts)).toEqual(claims(whole))
    expect(parts.coverage.parts).toBeGreaterThan(1)
    expect(whole.coverage.parts).toBeUndefined()
  })
})

describe('V104: what is kept of parts', () => {
  const edits: readonly ((text: string) => string)[] = [
    (text) => text.replace('argument :: for, finding1 >= 5', 'argument :: for, finding1 > 5'),
    (text) => text.replace(`action :: 'Give 2' ;`, `$& caption :: "Give it" ;`),
    (text) => `/* a remark */\n${text}`,
    (text) => text.replace('argument :: for, finding1 > 5', 'argument :: for, finding1 >= 5'),
    (text) => text.replace(`'low'`, `'low'`).replace(`action :: 'Prepare 0' ;`, `$& precondition :: risk = "high" ;`),
    (text) =>
      text.replace(
        /component :: 'Stage 3' ;\s+schedule_constraint :: completed\('Stage 2'\) ;/,
        `component :: 'Stage 3' ;`,
      ),
  ]

  it('makes no difference to what is reported, byte for byte', async () => {
    const store = new VerificationStore()
    let text = stages(4)
    await inParts(text, { store })
    for (const edit of edits) {
      const edited = edit(text)
      expect(edited).not.toBe(text)
      text = edited
      expect(JSON.stringify(await inParts(text, { store }))).toBe(JSON.stringify(await inParts(text)))
    }
  })

  it('only the part in which something has changed is looked at again', async () => {
    const store = new VerificationStore()
    const text = stages(6)
    await inParts(text, { store })
    const before = store.misses
    await inParts(text.replace(`action :: 'Give 2' ;`, `$& caption :: "Give it" ;`), { store })
    expect(before).toBeGreaterThan(3)
    expect(store.misses - before).toBe(1)
  })

  it('the oldest results make room', () => {
    const store = new VerificationStore(2)
    const result = { results: [], findings: [], notes: [], states: 1, limits: [], isDecided: true, inseparable: [] }
    for (const key of ['a', 'b']) store.set(key, result)
    store.get('a')
    store.set('c', result)
    expect(['a', 'b', 'c'].map((key) => store.get(key) !== undefined)).toEqual([true, false, true])
  })
})

describe('V105: runs of the whole', () => {
  it('a fault behind other modules is shown by a run through them, in the real engine', async () => {
    const text = stages(4, { 0: { first: 'finding0 > 5' }, 2: { circle: true } })
    const report = await inParts(text)
    const circle = report.findings.find(({ kind }) => kind === 'deadlock')
    const operations = circle?.scenario.map(({ operation }) => operation) ?? []
    const played = replay(program(text), operations)
    expect(circle).toMatchObject({ verdict: 'violated', confirmedByReplay: true })
    expect(played.refusal).toBeUndefined()
    expect(circle?.scenario.map(({ changes }) => changes)).toEqual(played.changes)
    expect(operations[circle?.pointOfNoReturn ?? 0]).toMatchObject({ kind: 'set', values: { finding2: 5 } })
  })
})
