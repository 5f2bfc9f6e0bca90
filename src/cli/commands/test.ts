import { writeFile } from 'node:fs/promises'
import { type Coverage, type Covered, describeFailures, junit, type ScenarioResult } from '../../runtime/index.ts'
import { findSuites, runSuite, type SuiteRun } from '../scenarios/suites.ts'

/**
 * `ez-doctor test DIR [--junit FILE]`: runs every scenario file under a folder against the protocol beside it.
 *
 * @returns 0 when all pass, 1 when one fails, 2 when something cannot be read or there is nothing to run
 */
export async function test(args: string[]): Promise<number> {
  const options = readArguments(args)
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  const found = await findSuites(options.folder)
  if (typeof found === 'string' || found.length === 0) {
    console.error(typeof found === 'string' ? found : `${options.folder}: no scenarios.json in it.`)
    return 2
  }
  const runs: SuiteRun[] = []
  for (const files of found) runs.push(await runSuite(files))
  for (const run of runs) printRun(run)
  if (options.junit !== undefined) await writeFile(options.junit, junit(runs.map(({ suite }) => suite)))
  const results = runs.flatMap(({ suite }) => suite.results)
  const failed = results.filter((result) => !result.passed).length
  const broken = runs.filter(({ suite }) => (suite.problems ?? []).length > 0).length
  console.log(`${results.length - failed} passed, ${failed + broken} failed`)
  if (broken > 0) return 2
  return failed > 0 ? 1 : 0
}

interface Options {
  readonly folder: string
  readonly junit?: string
}

function readArguments(args: readonly string[]): Options | string {
  const usage = 'Use: ez-doctor test DIR [--junit FILE]'
  const at = args.indexOf('--junit')
  const file = at < 0 ? undefined : args[at + 1]
  if (at >= 0 && file === undefined) return `--junit needs a file. ${usage}`
  const rest = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)]
  const [folder, more] = rest
  if (folder === undefined || more !== undefined || folder.startsWith('--')) return usage
  return file === undefined ? { folder } : { folder, junit: file }
}

function printRun({ suite, coverage }: SuiteRun): void {
  console.log(suite.name)
  for (const problem of suite.problems ?? []) console.log(`  ${problem}`)
  for (const result of suite.results) printResult(result)
  if (coverage) printCoverage(coverage)
}

function printResult(result: ScenarioResult): void {
  console.log(`  ${result.passed ? 'passed' : 'FAILED'}  ${result.name}`)
  for (const line of describeFailures(result)) console.log(`      ${line}`)
}

function printCoverage(coverage: Coverage): void {
  const part = (words: string, { covered, total }: Covered) => `${words} ${covered}/${total}`
  const parts = [
    part('tasks', coverage.tasks),
    part('arrows', coverage.arrows),
    part('candidates', coverage.candidates),
    part('arguments', coverage.arguments),
    part('thresholds', coverage.thresholds),
  ]
  console.log(`  covered: ${parts.join(', ')}`)
}
