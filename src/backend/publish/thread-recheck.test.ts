import { describe, expect, it } from 'vitest'
import { buildContent } from '../../contracts/index.ts'
import { SAMPLE_PROTOCOL, sampleParts, sampleReport } from '../../contracts/testing/sample.ts'
import { compareReports } from './repeat.ts'
import { createThreadRecheck, THREAD_LIMITS } from './thread-recheck.ts'
import type { ThreadLimits } from './thread-recheck.ts'

const script = (name: string): URL => new URL(`../testing/threads/${name}.ts`, import.meta.url)
const recheck = (name: string, limits: Partial<ThreadLimits> = {}) =>
  createThreadRecheck(script(name), (error) => faults.push(error.message), { ...THREAD_LIMITS, ...limits })
const faults: string[] = []

const content = buildContent(sampleParts())
const with_ = (changes: object) =>
  buildContent(sampleParts({ report: { ...sampleReport(SAMPLE_PROTOCOL), ...changes } }))

describe('verifying again', () => {
  it('P2 confirms a report that is the same', async () => {
    const own = recheck('answers')
    expect(await own.repeat(content)).toEqual({ kind: 'repeated' })
    await own.close()
  })

  it('P2 refuses any report that is not, and says what differs', async () => {
    const own = recheck('answers')
    expect(await own.repeat(with_({ verdict: 'findings' }))).toMatchObject({
      code: 'contract.report-differs',
      detail: expect.stringContaining('verdict here: clean, in the contract: findings; different: verdict'),
    })
    expect(await own.repeat(with_({ note: 'all is well' }))).toMatchObject({
      code: 'contract.report-differs',
      detail: expect.stringContaining('different: note'),
    })
    await own.close()
  })

  it('P3 never confirms when the verifier hangs or eats all memory', async () => {
    const own = {
      hangs: recheck('hangs', { maxMilliseconds: 100, graceMilliseconds: 200 }),
      hoards: recheck('hoards', { maxMegabytes: 32 }),
    }
    for (const one of Object.values(own)) {
      expect(await one.repeat(content)).toMatchObject({ kind: 'refused', code: 'contract.not-decided' })
      await one.close()
    }
  })

  it('P3 never confirms when the verifier breaks, and tells the operator why', async () => {
    for (const name of ['throws', 'there-is-no-such-thread']) {
      faults.length = 0
      const own = recheck(name)
      expect(await own.repeat(content)).toMatchObject({ kind: 'refused', code: 'server.failed' })
      expect(faults).toEqual([expect.stringMatching(/the verifier broke|Cannot find module/)])
      await own.close()
    }
  })

  it('P3 goes on after a hang', async () => {
    const own = recheck('hangs', { maxMilliseconds: 50, graceMilliseconds: 50 })
    const outcomes = await Promise.all([own.repeat(content), own.repeat(content)])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['refused', 'refused'])
    await own.close()
  })

  it('P3 lets only so many wait', async () => {
    const own = recheck('hangs', { maxMilliseconds: 100, graceMilliseconds: 100, maxWaiting: 1 })
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => own.repeat(content)))
    const codes = outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : ''))
    expect(codes).toEqual(['contract.not-decided', 'contract.not-decided', 'server.busy', 'server.busy'])
    await own.close()
  })

  it('P3 confirms nothing while it is closed', async () => {
    const own = recheck('hangs')
    const waiting = [own.repeat(content), own.repeat(content)]
    await new Promise((resolve) => setTimeout(resolve, 100))
    await own.close()
    expect((await Promise.all(waiting)).map((outcome) => outcome.kind)).toEqual(['refused', 'refused'])
  })
})

describe('comparing reports', () => {
  const report = sampleReport(SAMPLE_PROTOCOL)

  it('P2 explains another version of the verifier', () => {
    const own = { kind: 'report', report: { ...report, toolVersion: '9' } } as const
    expect(compareReports(content, own)).toMatchObject({
      code: 'contract.report-differs',
      detail: expect.stringContaining('this server has 9'),
    })
  })

  it('P2 explains that the server did not finish', () => {
    const own = {
      kind: 'report',
      report: { ...report, verdict: 'not-decided', coverage: { complete: false } },
    } as const
    expect(compareReports(content, own)).toMatchObject({ code: 'contract.not-decided' })
  })

  it('P1 hands on the errors of the protocol', () => {
    const problems = [{ code: 'name.unknown', where: '3:5', message: 'Nothing is called “agee”.' }]
    expect(compareReports(content, { kind: 'errors', problems })).toMatchObject({
      code: 'contract.protocol-errors',
      detail: expect.stringContaining('Nothing is called “agee”.'),
      problems,
    })
  })
})
