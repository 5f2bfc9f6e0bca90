import { parseArgs } from 'node:util'
import { verifyContractFile } from '../../contracts/index.ts'
import type { ContractCheck, ContractProblem } from '../../contracts/index.ts'
import { readBytes } from '../files.ts'
import { CannotError, EXIT, say } from '../output.ts'

function showCheck({ passed, message }: ContractCheck): void {
  if (passed) say(`  ok  ${message}`)
}

function showProblem(file: string, { code, where, message }: ContractProblem): void {
  say(`${file}: ${code}${where === '' ? '' : ` at ${where}`}: ${message}`)
}

/**
 * `ez-doctor verify-contract FILE [--log KEY]`: whether a contract is what its signers signed, and, when a receipt is with
 * it, whether it stands in the log. Needs no network and believes nothing.
 */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { log: { type: 'string' } } })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) {
    throw new CannotError('Which file? Use: ez-doctor verify-contract FILE [--log KEY]')
  }
  const verdict = await verifyContractFile(await readBytes(file), values.log)
  if (!verdict.ok) {
    for (const problem of verdict.problems) showProblem(file, problem)
    say(`${file}: REFUSED. Do not use this contract.`)
    return EXIT.findings
  }
  verdict.checks.forEach(showCheck)
  const published = verdict.receipt === undefined ? 'signed, without a receipt of a store' : 'signed and published'
  say(`${file}: valid (${published}), digest ${verdict.digest}`)
  return EXIT.fine
}
