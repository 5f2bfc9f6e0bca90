import { describe, expect, it } from 'vitest'
import { buildContent } from '../../contracts/index.ts'
import { sampleParts, sampleReport } from '../../contracts/testing/sample.ts'
import type { BundledScenario } from '../../contracts/index.ts'
import { ownReport } from './own-report.ts'
import type { Verify } from './own-report.ts'
import { compareReports } from './repeat.ts'

const PROTOCOL = `plan :: 'p' ;
  component :: 'a' ;
end plan .

action :: 'a' ;
  caption :: "Do it" ;
end action .
`

const verify: Verify = async (protocol) => sampleReport(protocol)

const confirmed = {
  name: 'done when confirmed',
  steps: [{ confirm: 'p/a', expect: { states: { 'p/a': 'completed' }, ended: true } }],
}
const hopeful = { name: 'done by itself', steps: [{ expect: { ended: true } }] }

async function outcome(protocol: string, scenarios: readonly BundledScenario[]) {
  const content = buildContent(sampleParts({ protocol, scenarios }))
  const request = { protocol, scenarios, environment: undefined, maxMilliseconds: 1_000 }
  return compareReports(content, await ownReport(request, verify))
}

describe('what the server makes of a contract by itself', () => {
  it('P2 confirms scenarios that end as the contract says, good or bad', async () => {
    const scenarios = [
      { scenario: confirmed, passed: true },
      { scenario: hopeful, passed: false },
    ]
    expect(await outcome(PROTOCOL, scenarios)).toEqual({ kind: 'repeated' })
  })

  it('P2 refuses a scenario that is said to have passed and fails here', async () => {
    expect(await outcome(PROTOCOL, [{ scenario: hopeful, passed: true }])).toMatchObject({
      code: 'contract.scenarios-differ',
      detail: expect.stringContaining('“done by itself” is said to have passed, but here it failed.'),
      problems: [{ where: '/content/scenarios/0' }],
    })
  })

  it('P2 refuses a scenario that is none', async () => {
    expect(await outcome(PROTOCOL, [{ scenario: { name: 'x' }, passed: true }])).toMatchObject({
      code: 'contract.scenarios-differ',
    })
  })

  it('P1 refuses a protocol that cannot be run, with the places', async () => {
    const broken = PROTOCOL.replace("component :: 'a'", "component :: 'b'")
    expect(await outcome(broken, [])).toMatchObject({
      code: 'contract.protocol-errors',
      detail: expect.stringMatching(/Line 2, column \d+: /),
      problems: [{ where: '/content/protocol' }],
    })
  })
})
