import { readFile } from 'node:fs/promises'
import { type ConformanceCase, runCase } from '../conformance/run.ts'

/**
 * `ez-doctor conformance FILE`: runs the cases of a conformance file through the engine.
 *
 * @returns 0 when every case passes, 1 when one fails, 2 when the file cannot be read
 */
export async function conformance(args: string[]): Promise<number> {
  const [file] = args
  if (file === undefined) {
    console.error('Which file? Use: ez-doctor conformance FILE')
    return 2
  }
  const cases = await readCases(file)
  if (typeof cases === 'string') {
    console.error(cases)
    return 2
  }
  let failed = 0
  for (const each of cases) {
    const failures = runCase(each)
    if (failures.length === 0) continue
    failed++
    console.log(`${each.id} ${each.title}`)
    for (const failure of failures) console.log(`  ${failure}`)
  }
  console.log(`${cases.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

async function readCases(file: string): Promise<readonly ConformanceCase[] | string> {
  try {
    const cases: unknown = JSON.parse(await readFile(file, 'utf8'))
    return Array.isArray(cases) ? (cases as readonly ConformanceCase[]) : `${file}: not a list of cases.`
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : String(error)}`
  }
}
