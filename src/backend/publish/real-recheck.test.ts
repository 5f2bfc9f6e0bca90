import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { buildContent } from '../../contracts/index.ts'
import type { ContractContent } from '../../contracts/index.ts'
import { sampleParts } from '../../contracts/testing/sample.ts'
import { verifyProtocol } from '../../verifier/index.ts'
import { createThreadRecheck } from './thread-recheck.ts'

const recheck = createThreadRecheck(new URL('recheck.worker.ts', import.meta.url), console.error)
afterAll(() => recheck.close())

const CURB_65 = readFileSync('templates/curb-65/protocol.pf', 'utf8')

async function contentOf(protocol: string, changes: object = {}): Promise<ContractContent> {
  const report = await verifyProtocol(protocol)
  return buildContent(sampleParts({ protocol, scenarios: [], report: { ...report, ...changes } }))
}

describe('the server’s own verification', () => {
  it('P2 comes to the same report, byte for byte, as the author’s', async () => {
    expect(await recheck.repeat(await contentOf(CURB_65))).toEqual({ kind: 'repeated' })
  })

  it('P1 does not believe a verdict', async () => {
    const gap = CURB_65.replace('>= 30', '> 30')
    expect(gap).not.toBe(CURB_65)
    const honest = await contentOf(gap)
    const claimed = await contentOf(gap, { verdict: 'clean', findings: [], model: { tasks: 1, data: 1, decisions: 0 } })
    expect(await recheck.repeat(honest)).toEqual({ kind: 'repeated' })
    expect(await recheck.repeat(claimed)).toMatchObject({ kind: 'refused', code: 'contract.report-differs' })
  })

  it('P2 takes another environment than the usual only when the report says so', async () => {
    const environment = { commit: 'free', asynchronousData: false } as const
    const report = await verifyProtocol(CURB_65, { environment })
    const content = buildContent(sampleParts({ protocol: CURB_65, scenarios: [], report }))
    expect(await recheck.repeat(content)).toEqual({ kind: 'repeated' })
    const lying = buildContent(
      sampleParts({ protocol: CURB_65, scenarios: [], report: { ...report, environment: 'any' } }),
    )
    expect(await recheck.repeat(lying)).toMatchObject({ code: 'contract.report-differs' })
  })
})
