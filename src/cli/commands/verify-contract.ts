import { parseArgs } from 'node:util'
import { createRecheck } from '../../backend/index.ts'
import { verifyContractFile } from '../../contracts/index.ts'
import type { ContractContent, ContractProblem, Manifest } from '../../contracts/index.ts'
import { TOOL_VERSION } from '../../verifier/index.ts'
import { readBytes } from '../files.ts'
import { CannotError, EXIT, say, tell } from '../output.ts'

const USAGE = 'Use: ez-doctor verify-contract FILE [--log KEY] [--quick]'

function showProblem(file: string, { code, where, message }: ContractProblem): void {
  say(`${file}: ${code}${where === '' ? '' : ` at ${where}`}: ${message}`)
}

function refused(file: string): number {
  say(`${file}: REFUSED. Do not use this contract.`)
  return EXIT.findings
}

/** Why the verification was not done again: no reason to refuse, but to be known. */
function notRepeated(reason: string): void {
  say(`  --  The verification was not repeated here: ${reason}`)
}

/** Verifies the protocol again and says what came of it; false when it is not what was signed. */
async function isRepeated(file: string, content: ContractContent): Promise<boolean> {
  const { toolVersion } = content.report as { readonly toolVersion: string }
  if (toolVersion !== TOOL_VERSION) {
    notRepeated(`it was made with version ${toolVersion}, and this is ${TOOL_VERSION}.`)
    return true
  }
  const recheck = createRecheck(tell)
  try {
    const outcome = await recheck.repeat(content)
    if (outcome.kind === 'repeated') {
      say('  ok  The verification and the scenarios, repeated here, give the very report that was signed.')
    } else if (outcome.code === 'contract.not-decided') {
      notRepeated('it did not come to an end in its time.')
    } else if (outcome.code === 'server.failed') {
      notRepeated('the verifier broke down. This is a fault of EZ-Doctor or its installation.')
    } else {
      const problems = outcome.problems ?? [{ code: outcome.code, where: '/content/report', message: outcome.detail }]
      for (const problem of problems) showProblem(file, problem)
      return false
    }
    return true
  } finally {
    await recheck.close()
  }
}

/** A contract stays valid after its date of review; whoever uses it should know that nobody looked again. */
function tellReview({ reviewBy }: Manifest, today: string): void {
  if (reviewBy !== undefined && reviewBy < today)
    say(`  --  It should have been reviewed by ${reviewBy}. Ask its authors for a newer version before you use it.`)
}

/**
 * `ez-doctor verify-contract FILE`: whether a contract is what its signers signed, whether it stands in the log when a
 * receipt is with it, and whether its verification can be repeated (`--quick` leaves that out). Needs no network and
 * believes nothing. `--log` names the key of the log that one trusts.
 */
export async function run(args: string[]): Promise<number> {
  const options = { log: { type: 'string' }, quick: { type: 'boolean' } } as const
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new CannotError(`Which file? ${USAGE}`)
  const verdict = await verifyContractFile(await readBytes(file), values.log)
  if (!verdict.ok) {
    for (const problem of verdict.problems) showProblem(file, problem)
    return refused(file)
  }
  for (const { message } of verdict.checks) say(`  ok  ${message}`)
  if (values.quick !== true && !(await isRepeated(file, verdict.bundle.content))) return refused(file)
  tellReview(verdict.bundle.content.manifest, new Date().toISOString().slice(0, 10))
  const published = verdict.receipt === undefined ? 'signed, without a receipt of a store' : 'signed and published'
  say(`${file}: valid (${published}), digest ${verdict.digest}`)
  return EXIT.fine
}
