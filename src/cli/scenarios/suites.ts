import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { formatProblem, LineIndex, parse } from '../../proforma/index.ts'
import {
  compile,
  type Coverage,
  CoverageCounter,
  type Program,
  readScenarios,
  runScenario,
  type Scenario,
  type Suite,
} from '../../runtime/index.ts'

/** A protocol with the scenarios that stand beside it. */
export interface SuiteFiles {
  /** The protocol's file as seen from the folder that is tested. */
  readonly name: string
  readonly protocol: string
  readonly scenarios: string
  /** Whether there is a file of scenarios yet. */
  readonly hasScenarios: boolean
}

/** A suite that was read: what can be run, or why it cannot. */
export type LoadedSuite =
  | {
      readonly ok: true
      readonly program: Program
      readonly protocolText: string
      readonly scenarios: readonly Scenario[]
      /** As it stands in the file; absent when there is none. */
      readonly scenarioText?: string
    }
  | { readonly ok: false; readonly problems: readonly string[] }

export interface SuiteRun {
  readonly suite: Suite
  readonly coverage?: Coverage
}

const SUFFIX = 'scenarios.json'
const PROTOCOL = '.pf'

/**
 * `scenarios.json` belongs to `protocol.pf` beside it, `NAME.scenarios.json` to `NAME.pf`.
 *
 * @param everyProtocol whether protocols without scenarios are suites too
 */
export async function findSuites(folder: string, everyProtocol = false): Promise<readonly SuiteFiles[] | string> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && !entry.parentPath.split(/[\\/]/).includes('node_modules'))
      .map(({ name, parentPath }) => join(parentPath, name))
    const known = new Set(files)
    const found = new Map<string, SuiteFiles>()
    for (const file of files) {
      const protocol = file.endsWith(SUFFIX) ? protocolOf(file) : file
      if (protocol === undefined || !(file.endsWith(SUFFIX) || (everyProtocol && file.endsWith(PROTOCOL)))) continue
      const scenarios = scenariosOf(protocol)
      const name = relative(folder, protocol)
      found.set(protocol, { name, protocol, scenarios, hasScenarios: known.has(scenarios) })
    }
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return `${folder}: ${REASONS[code ?? ''] ?? message}.`
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'this is no folder',
  EACCES: 'you may not open it',
}

function protocolOf(scenarios: string): string | undefined {
  const base = scenarios.slice(0, -SUFFIX.length)
  if (/[\\/]$/.test(base)) return `${base}protocol${PROTOCOL}`
  return base.endsWith('.') ? `${base.slice(0, -1)}${PROTOCOL}` : undefined
}

function scenariosOf(protocol: string): string {
  const base = protocol.slice(0, -PROTOCOL.length)
  return /(^|[\\/])protocol$/.test(base) ? `${base.slice(0, -'protocol'.length)}${SUFFIX}` : `${base}.${SUFFIX}`
}

/** Reads a suite; what cannot be read or loaded becomes its problems. */
export async function loadSuite({ protocol, scenarios, hasScenarios }: SuiteFiles): Promise<LoadedSuite> {
  const protocolText = await readText(protocol)
  const scenarioText = hasScenarios ? await readText(scenarios) : undefined
  const unread = [protocolText, scenarioText].flatMap((text) => (text && 'problem' in text ? [text.problem] : []))
  if ('problem' in protocolText || unread.length > 0) return { ok: false, problems: unread }
  const { text } = protocolText
  const compiled = compile(parse(text))
  if (!compiled.ok) {
    const lines = new LineIndex(text)
    return { ok: false, problems: compiled.problems.map((problem) => formatProblem(problem, protocol, lines)) }
  }
  const loaded = { ok: true as const, program: compiled.program, protocolText: text }
  if (!scenarioText || 'problem' in scenarioText) return { ...loaded, scenarios: [] }
  const data = readJson(scenarioText.text)
  if ('problem' in data) return { ok: false, problems: [`${scenarios}: ${data.problem}`] }
  const read = readScenarios(data.value)
  if (!read.ok) return { ok: false, problems: read.problems.map((each) => `${scenarios}: ${each}`) }
  return { ...loaded, scenarios: read.file.scenarios, scenarioText: scenarioText.text }
}

/** Runs all scenarios of a suite. */
export function runSuite(name: string, loaded: LoadedSuite): SuiteRun {
  if (!loaded.ok) return { suite: { name, results: [], problems: loaded.problems } }
  const { program, scenarios } = loaded
  const results = scenarios.map((scenario) => runScenario(program, scenario))
  const counter = new CoverageCounter(program)
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

function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: `is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}
