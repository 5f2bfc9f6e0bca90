import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { formatProblem, LineIndex, parse } from '../../proforma/index.ts'
import { compile, type Coverage, CoverageCounter, readScenarios, runScenario, type Suite } from '../../runtime/index.ts'

/** A protocol with the scenarios that stand beside it. */
export interface SuiteFiles {
  readonly name: string
  readonly protocol: string
  readonly scenarios: string
}

export interface SuiteRun {
  readonly suite: Suite
  readonly coverage?: Coverage
}

const SUFFIX = 'scenarios.json'

/** `scenarios.json` belongs to `protocol.pf` beside it, `NAME.scenarios.json` to `NAME.pf`. */
export async function findSuites(folder: string): Promise<readonly SuiteFiles[] | string> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && (entry.name === SUFFIX || entry.name.endsWith(`.${SUFFIX}`)))
      .filter((entry) => !entry.parentPath.split('/').includes('node_modules'))
      .map(({ name, parentPath }) => {
        const base = name === SUFFIX ? 'protocol' : name.slice(0, -SUFFIX.length - 1)
        const protocol = join(parentPath, `${base}.pf`)
        return { name: relative(folder, protocol), protocol, scenarios: join(parentPath, name) }
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return `${folder}: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Runs all scenarios of a suite; what cannot be read or loaded becomes its problems. */
export async function runSuite({ name, protocol, scenarios }: SuiteFiles): Promise<SuiteRun> {
  const texts = await Promise.all([readText(protocol), readText(scenarios)])
  const unread = texts.flatMap((text) => ('problem' in text ? [text.problem] : []))
  const [protocolText, scenarioText] = texts.map((text) => ('text' in text ? text.text : ''))
  if (unread.length > 0) return { suite: { name, results: [], problems: unread } }
  const compiled = compile(parse(protocolText ?? ''))
  if (!compiled.ok) {
    const lines = new LineIndex(protocolText ?? '')
    const problems = compiled.problems.map((problem) => formatProblem(problem, protocol, lines))
    return { suite: { name, results: [], problems } }
  }
  const read = readScenarios(readJson(scenarioText ?? ''))
  if (!read.ok) return { suite: { name, results: [], problems: read.problems.map((each) => `${scenarios}: ${each}`) } }
  const results = read.file.scenarios.map((scenario) => runScenario(compiled.program, scenario))
  const counter = new CoverageCounter(compiled.program)
  for (const { moment } of results) counter.add(moment)
  return { suite: { name, results }, coverage: counter.result() }
}

async function readText(file: string): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    return { problem: `${file}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Data that is no JSON is no scenario file either: `readScenarios` says so. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
