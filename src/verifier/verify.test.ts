import { describe, expect, it } from 'vitest'
import { possibleOperations, type State } from '../runtime/index.ts'
import { generateSketch } from './differential/generate.ts'
import { sketchText } from './differential/sketch.ts'
import { replay } from './explore/replay.ts'
import { entryOf, type Finding, NotLoadableError, type VerificationReport, verifyProtocol } from './index.ts'
import { curb } from './testing/curb.ts'
import { programOf } from './testing/programs.ts'

const kinds = (report: VerificationReport): readonly string[] => report.findings.map((each) => each.kind)
const verdictOf = (report: VerificationReport, property: string) =>
  report.results.find((each) => each.property === property)?.verdict

describe('verifying a protocol', () => {
  it('V1: a protocol without faults is clean, and says what was checked', async () => {
    const report = await verifyProtocol(curb())
    expect(report.verdict).toBe('clean')
    expect(report.findings).toEqual([])
    expect(report.coverage).toMatchObject({ complete: true, abstraction: 'exact', limits: [] })
    expect(report.model).toEqual({ tasks: 8, data: 10, decisions: 1 })
    expect(report.protocol).toMatch(/^[0-9a-f]{64}$/)
  })

  it('V41: arrows that make a circle are explained as one, with the run that gets there', async () => {
    const report = await verifyProtocol(curb({ arrow: ['Hospital', 'Urgent'], back: ['Urgent', 'Hospital'] }))
    const [finding] = report.findings
    expect(kinds(report)).toEqual(['deadlock'])
    expect(finding).toMatchObject({ property: 'P1', verdict: 'violated', confirmedByReplay: true })
    expect(finding?.definitions).toEqual(['Hospital', 'Urgent'])
    expect(finding?.title).toContain('wait for each other')
    expect(finding?.fix).toContain('arrow')
    expect(finding?.scenario.map((step) => step.operation.kind)).toEqual(['start', 'set', 'commit'])
  })

  it('V23: a gap at exactly one score is reported as that score, not as an example', async () => {
    const report = await verifyProtocol(curb({ hospital: 'score > 2 and score < 3', urgent: 'score >= 5 - 2' }))
    const gap = report.findings.find((each) => each.kind === 'decision-gap')
    expect(gap?.patients).toEqual([[{ item: 'score', label: 'exactly 2', representative: 2 }]])
    expect(gap?.title).toContain('exactly 2')
  })

  it('V40: the run of a gap, replayed, ends where nothing is recommended', async () => {
    const report = await verifyProtocol(curb({ hospital: 'score > 2 and score < 2' }))
    const gap = report.findings.find((each) => each.kind === 'decision-gap')
    expect(gap).toMatchObject({ property: 'P11', verdict: 'violated', confirmedByReplay: true, pointOfNoReturn: 1 })
    expect(gap?.scenario.map((step) => step.operation.kind)).toEqual(['start', 'set'])
    expect(verdictOf(report, 'P1')).toBe('violated')
  })

  it('V12: a gap that the declared precision excludes is none', async () => {
    const fine = await verifyProtocol(
      curb({ ureaPrecision: '0.1', ureaPoints: 'urea >= 7.1', noUreaPoints: 'urea <= 7' }),
    )
    expect(fine.verdict).toBe('clean')
    const coarse = await verifyProtocol(
      curb({ ureaPrecision: '0.01', ureaPoints: 'urea >= 7.1', noUreaPoints: 'urea <= 7' }),
    )
    expect(kinds(coarse)).toContain('decision-gap')
  })

  it('V42: at a standstill the engine itself has no operation to offer', async () => {
    const text = curb({ arrow: ['Hospital', 'Urgent'], back: ['Urgent', 'Hospital'] })
    const [finding] = (await verifyProtocol(text)).findings
    const program = programOf(text)
    const { states, refusal } = replay(program, finding?.scenario.map(({ operation }) => operation) ?? [])
    expect(refusal).toBeUndefined()
    const before = possibleOperations(program, states.at(-2) as State)
    expect(before.commit.length).toBeGreaterThan(0)
    const { start, confirm, commit, trigger, skip, answer, wake } = possibleOperations(program, states.at(-1) as State)
    expect({ start, offers: [confirm, commit, trigger, skip, answer, wake].flat() }).toEqual({
      start: false,
      offers: [],
    })
  })

  it('V44: says what happens in words for clinicians first, the formal term last, and how to repair it', async () => {
    const seen = new Map<string, Finding>()
    for (let seed = 1; seed <= 40; seed += 1) {
      const text = sketchText(generateSketch(seed))
      const { findings, notes = [] } = await verifyProtocol(text, { budget: { maxStates: 300 } })
      for (const each of [...findings, ...notes]) seen.set(each.kind, each)
    }
    expect(seen.size).toBeGreaterThan(12)
    const faults = [...seen.values()].flatMap(({ kind, title, why, fix, ...rest }) => {
      const { term, weight } = entryOf({ kind, ...rest })
      const words = new RegExp(`\\b${term}\\b`, 'i')
      const at = why.search(words)
      return [
        ...(words.test(title) ? [`${kind}: formal title`] : []),
        ...(at >= 0 && at < why.length / 3 ? [`${kind}: formal term first`] : []),
        ...(weight !== 'note' && !fix?.includes(' ') ? [`${kind}: no repair`] : []),
      ]
    })
    expect(faults).toEqual([])
  })

  it('V49: for whom a standstill is in store is said by the answers that decide it', async () => {
    const one = await verifyProtocol(curb({ homeWaits: true }))
    expect(one.findings[0]?.patients).toEqual([[{ item: 'score', label: '2 or more', representative: 2 }]])
    expect(one.findings[0]?.why).toContain('It happens to patients with score 2 or more.')
    const all = await verifyProtocol(curb({ arrow: ['Hospital', 'Urgent'], back: ['Urgent', 'Hospital'] }))
    expect(all.findings[0]?.patients).toEqual([])
    expect(all.findings[0]?.why).not.toContain('It happens to')
  })

  it('V41: a wait condition that can no longer become true is named', async () => {
    const report = await verifyProtocol(curb({ homeWaits: true }))
    const [finding] = report.findings
    expect(finding).toMatchObject({ kind: 'deadlock', definitions: ['Home'], verdict: 'violated', pointOfNoReturn: 1 })
    expect(finding?.why).toContain('the choice in “Where is the patient treated?” is “home”')
  })

  it('V1: a task that can never start is reported, with its reason and without what follows from it', async () => {
    const report = await verifyProtocol(curb({ home: "result_of('Place') = home and score > 4" }))
    expect(kinds(report)).toEqual(['unreachable-task'])
    expect(report.findings[0]).toMatchObject({ property: 'P8', verdict: 'violated', where: ['Pneumonia/Home'] })
  })

  it('V1: two candidates with the same support and priority are a tie, for the patients concerned', async () => {
    const report = await verifyProtocol(curb({ hospital: 'score >= 1 and score <= 2' }))
    const tie = report.findings.find((each) => each.kind === 'decision-tie')
    expect(tie).toMatchObject({ property: 'P12', verdict: 'violated' })
    expect(tie?.patients).toEqual([[{ item: 'score', label: 'exactly 1', representative: 1 }]])
  })

  it('V34: the same text gives the same report, byte for byte', async () => {
    const text = curb({ hospital: 'score > 2 and score < 2' })
    expect(JSON.stringify(await verifyProtocol(text))).toBe(JSON.stringify(await verifyProtocol(text)))
  })

  it('V1: what the budget leaves out is not decided, never a pass', async () => {
    const report = await verifyProtocol(curb(), { budget: { maxStates: 3 } })
    expect(report.verdict).toBe('not-decided')
    expect(report.coverage.complete).toBe(false)
    expect(report.coverage.limits.join(' ')).toContain('stopped')
    expect(report.results.every((each) => each.verdict !== 'holds' || each.checked === 0)).toBe(true)
  })

  it('V1: it can be stopped, and says so; progress is told', async () => {
    const signal = { aborted: false }
    const phases = new Set<string>()
    const pause = () => {
      signal.aborted = true
      return Promise.resolve()
    }
    let clock = 0
    const now = () => (clock += 10)
    const report = await verifyProtocol(curb(), { signal, pause, now, onProgress: ({ phase }) => phases.add(phase) })
    expect(report.verdict).toBe('not-decided')
    expect([...phases]).toEqual(['partition', 'exploration', 'report'])
  })

  it('V1: a text that does not load is an error with its problems', async () => {
    await expect(verifyProtocol('plan :: ')).rejects.toThrow(NotLoadableError)
  })

  it('V6: conditions on the clock are said to be a limit', async () => {
    const report = await verifyProtocol(curb({ home: "result_of('Place') = home and now() > now()" }))
    expect(report.coverage.abstraction).toBe('over-approximated')
    expect(report.verdict).not.toBe('clean')
    expect(report.coverage.limits.join(' ')).toContain('now()')
  })

  it('V3: free commitments reach what recommendations exclude', async () => {
    const text = curb({ hospital: 'score > 2 and score < 2' })
    const report = await verifyProtocol(text, { environment: { commit: 'free', asynchronousData: false } })
    expect(verdictOf(report, 'P1')).toBe('holds')
    expect(verdictOf(report, 'P11')).toBe('violated')
    expect(report.environment.commit).toBe('free')
  })
})
