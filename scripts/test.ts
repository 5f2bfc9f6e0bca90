/**
 * `npm test`: everything that must hold before a change lands, in the order that fails fastest. Closes with one
 * line, `N passed, N failed`, in which each test counts once and each check of the whole (types of one layer, lint,
 * layers, format) counts once. `npm test -- unit browser` runs only those steps.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { checkLayers } from './layers.ts'
import { PROJECTS, typecheck } from './typecheck.ts'

interface Count {
  readonly passed: number
  readonly failed: number
}

const RESULTS = 'test-results'

const one = (passed: boolean): Count => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 })

function run(command: string, args: readonly string[], environment: Record<string, string> = {}): boolean {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } }).status === 0
}

/** A runner that fails without naming a failed test (a crash, a file that does not load) counts as one failure. */
function counted(succeeded: boolean, passed: number, failed: number): Count {
  return { passed, failed: succeeded || failed > 0 ? failed : 1 }
}

/** The report that a runner wrote, or nothing when it died before it could. */
function readReport(file: string): Readonly<Record<string, number>> | undefined {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    return report.stats ?? report
  } catch {
    return undefined
  }
}

function unit(): Count {
  const file = `${RESULTS}/unit.json`
  const succeeded = run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
  const report = readReport(file)
  return report === undefined
    ? one(false)
    : counted(succeeded, report['numPassedTests'] ?? 0, report['numFailedTests'] ?? 0)
}

function browser(): Count {
  const file = `${RESULTS}/browser.json`
  const succeeded = run('playwright', ['test'], { EZ_REPORT: file })
  const report = readReport(file)
  if (report === undefined) return one(false)
  return counted(succeeded, report['expected'] ?? 0, (report['unexpected'] ?? 0) + (report['flaky'] ?? 0))
}

const STEPS: Readonly<Record<string, () => Count | Promise<Count>>> = {
  types: () => PROJECTS.map((project) => one(typecheck(project))).reduce(add),
  lint: () => one(run('oxlint', ['--type-aware', '--deny-warnings'])),
  layers: async () => one(await checkLayers()),
  format: () => one(run('biome', ['format'])),
  unit,
  browser,
}

function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in STEPS))
if (unknown.length > 0)
  throw new Error(`There is no step ${unknown.join(', ')}; the steps are ${Object.keys(STEPS).join(', ')}.`)

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
let total: Count = { passed: 0, failed: 0 }
for (const [name, step] of Object.entries(STEPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const started = performance.now()
  const count = await step()
  total = add(total, count)
  console.log(
    `${name}: ${count.passed} passed, ${count.failed} failed in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  )
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
