import { parseArgs } from 'node:util'
import type { ConformanceCase } from '../conformance/cases.ts'
import { problemsOf, readCases } from '../conformance/read.ts'
import { runCase } from '../conformance/run.ts'
import { readText } from '../files.ts'
import { CannotError, EXIT, say } from '../output.ts'

/**
 * `ez-doctor conformance FILE`: runs the cases of a conformance file through the engine and tells of each that fails what
 * was expected and what was there.
 *
 * @returns 0 when every case passes, 1 when one fails; a file that cannot be read, or is none of cases, is a `CannotError`
 */
export async function conformance(args: string[]): Promise<number> {
  const [file, ...others] = parseArgs({ args, allowPositionals: true, options: {} }).positionals
  if (file === undefined || others.length > 0) throw new CannotError('Which file? Use: ez-doctor conformance FILE')
  const read = readCases(parsed(await readText(file), file))
  if (!read.ok) throw new CannotError(read.problems.map((problem) => `${file}: ${problem}`).join('\n'))
  let failed = 0
  for (const each of read.cases) {
    const failures = failuresOf(each)
    if (failures.length === 0) continue
    failed++
    say(`${each.id} ${each.title}`)
    for (const failure of failures) say(`  ${failure}`)
  }
  say(`${read.cases.length - failed} passed, ${failed} failed`)
  return failed === 0 ? EXIT.fine : EXIT.findings
}

/** A fault of the engine in one case must not hide the others. */
function failuresOf(each: ConformanceCase): readonly string[] {
  const problems = problemsOf(each)
  if (problems.length > 0) return problems
  try {
    return runCase(each)
  } catch (error) {
    return [`the engine failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CannotError(`${file}: is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
