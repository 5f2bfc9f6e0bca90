import { parseArgs } from 'node:util'
import { check, formatProblem, LineIndex, loadUnits, parse } from '../../proforma/index.ts'
import type { Problem } from '../../proforma/index.ts'
import { NotTextError, readText } from '../files.ts'
import { CannotError, EXIT, say } from '../output.ts'

/** Says every problem of a file; the number of those that are more than advice. */
async function findingsIn(file: string, today: string): Promise<number> {
  try {
    const problems = await problemsIn(file, today)
    if (problems.length === 0) say(`${file}: no problems`)
    return problems.filter(({ severity }) => severity !== 'hint').length
  } catch (error) {
    if (!(error instanceof NotTextError)) throw error
    say(error.message)
    return 1
  }
}

async function problemsIn(file: string, today: string): Promise<readonly Problem[]> {
  const text = await readText(file)
  const lines = new LineIndex(text)
  const problems = check(parse(text), { today, units: await loadUnits() })
  for (const problem of problems) say(formatProblem(problem, file, lines))
  return problems
}

/**
 * `ez-doctor check FILE…`: everything that is wrong with protocols, one line a problem. Advice (hints) is shown but is no
 * finding.
 */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  if (positionals.length === 0) throw new CannotError('Which file? Use: ez-doctor check FILE…')
  const today = new Date().toISOString().slice(0, 10)
  let findings = 0
  for (const file of positionals) findings += await findingsIn(file, today)
  return findings === 0 ? EXIT.fine : EXIT.findings
}
