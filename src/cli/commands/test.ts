import { parseArgs } from 'node:util'
import { junit } from '../../runtime/index.ts'
import { generateScenarios } from '../../verifier/index.ts'
import { writeText } from '../files.ts'
import { CannotError, EXIT, say } from '../output.ts'
import { describeGeneration, describeRun } from '../scenarios/describe.ts'
import {
  findSuites,
  type LoadedSuite,
  loadSuite,
  runSuite,
  type SuiteFiles,
  type SuiteRun,
} from '../scenarios/suites.ts'
import { withScenarios } from '../scenarios/write.ts'

const USAGE = 'Use: ez-doctor test DIR [--junit FILE] [--generate [--write] [--seconds N]]'
const DEFAULT_SECONDS = '30'

interface Settings {
  readonly folder: string
  readonly junit?: string
  readonly isGenerating: boolean
  readonly isWriting: boolean
  readonly maxMilliseconds: number
}

function readSettings(args: string[]): Settings {
  const options = {
    junit: { type: 'string' },
    generate: { type: 'boolean' },
    write: { type: 'boolean' },
    seconds: { type: 'string', default: DEFAULT_SECONDS },
  } as const
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [folder, ...others] = positionals
  if (folder === undefined || others.length > 0) throw new CannotError(`Which folder? ${USAGE}`)
  if (values.write === true && values.generate !== true) throw new CannotError(`--write goes with --generate. ${USAGE}`)
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new CannotError(`“${values.seconds}” is no number of seconds. ${USAGE}`)
  return {
    folder,
    ...(values.junit === undefined ? {} : { junit: values.junit }),
    isGenerating: values.generate === true,
    isWriting: values.write === true,
    maxMilliseconds: seconds * 1_000,
  }
}

/**
 * `ez-doctor test DIR`: runs every scenario file under a folder against the protocol beside it. `--generate` also makes the
 * scenarios that are missing, for protocols without any too, and `--write` adds them to the files.
 *
 * @returns 0 when all pass, 1 when one fails, 2 when something cannot be read or there is nothing to run
 */
export async function test(args: string[]): Promise<number> {
  const settings = readSettings(args)
  const found = await findSuites(settings.folder, settings.isGenerating)
  if (typeof found === 'string') throw new CannotError(found)
  if (found.length === 0) {
    const wanted = settings.isGenerating ? 'protocol (.pf)' : 'scenarios.json'
    throw new CannotError(`${settings.folder}: no ${wanted} in it.`)
  }
  const runs: SuiteRun[] = []
  for (const files of found) runs.push(await runOne(files, settings))
  if (settings.junit !== undefined) await writeText(settings.junit, junit(runs.map(({ suite }) => suite)))
  return summary(runs)
}

async function runOne(files: SuiteFiles, settings: Settings): Promise<SuiteRun> {
  const loaded = await loadSuite(files)
  const run = runSuite(files.name, loaded)
  for (const line of describeRun(run)) say(line)
  if (settings.isGenerating && loaded.ok) await generate(files, loaded, settings)
  return run
}

async function generate(
  files: SuiteFiles,
  { protocolText, scenarios, scenarioText }: LoadedSuite & { readonly ok: true },
  { isWriting, maxMilliseconds }: Settings,
): Promise<void> {
  const now = (): number => performance.now()
  const generation = await generateScenarios(protocolText, scenarios, { budget: { maxMilliseconds }, now })
  for (const line of describeGeneration(generation)) say(line)
  const fresh = generation.scenarios.map(({ scenario }) => scenario)
  if (!isWriting || fresh.length === 0) return
  await writeText(files.scenarios, withScenarios(scenarioText, fresh))
  say(`  written: ${files.scenarios}. Read each one: it says what the protocol does, not what is right.`)
}

/** The last line, and the status. */
function summary(runs: readonly SuiteRun[]): number {
  const results = runs.flatMap(({ suite }) => suite.results)
  const failed = results.filter((result) => !result.passed).length
  const broken = runs.filter(({ suite }) => (suite.problems ?? []).length > 0).length
  say(`${results.length - failed} passed, ${failed + broken} failed`)
  if (broken > 0) return EXIT.couldNot
  return failed > 0 ? EXIT.findings : EXIT.fine
}
