import { compile } from '../../runtime/index.ts'
import { LineIndex, parse } from '../../proforma/index.ts'
import type { Problem } from '../../proforma/index.ts'
import type { ContractProblem } from '../../contracts/index.ts'
import { differingScenarios } from './scenarios.ts'
import type { OwnReport } from './repeat.ts'
import type { ThreadRequest } from './thread-recheck.ts'

/** The verifier: a report on a protocol's text. `environment` is that of the signed report. */
export type Verify = (protocol: string, environment: unknown, maxMilliseconds: number) => Promise<unknown>

function placed(problems: readonly Problem[], text: string): ContractProblem[] {
  const lines = new LineIndex(text)
  return problems.map(({ code, message, span }) => {
    const { line, column } = lines.position(span.start)
    return { code, where: '/content/protocol', message: `Line ${line}, column ${column}: ${message}` }
  })
}

/** What this machine makes of a contract's protocol and scenarios, from nothing. */
export async function ownReport(request: ThreadRequest, verify: Verify): Promise<OwnReport> {
  const { protocol, scenarios, environment, maxMilliseconds } = request
  const compiled = compile(parse(protocol))
  if (!compiled.ok) return { kind: 'errors', problems: placed(compiled.problems, protocol) }
  const differing = differingScenarios(compiled.program, scenarios)
  if (differing.length > 0) return { kind: 'scenarios', problems: differing }
  return { kind: 'report', report: await verify(protocol, environment, maxMilliseconds) }
}
