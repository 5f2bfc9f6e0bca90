import { LineIndex } from '../proforma/index.ts'
import type { ParsedProtocol } from '../proforma/index.ts'
import type { Operation } from '../runtime/index.ts'
import type { Finding, Region, ScenarioStep, VerificationReport } from '../verifier/index.ts'

/** `line:column` of the first definition that a finding names; the start of the file when it names none. */
function placeOf({ definitions }: Finding, { definitions: parsed }: ParsedProtocol, lines: LineIndex): string {
  const [name] = definitions
  const definition = parsed.find(({ node }) => node.name.text === name)
  const { line, column } = lines.position(definition?.offset ?? 0)
  return `${line}:${column}`
}

/** What somebody does, in words. */
function describeOperation(operation: Operation): string {
  switch (operation.kind) {
    case 'start':
      return 'start'
    case 'set':
      return Object.entries(operation.values)
        .map(([item, value]) => `${item} = ${value === null ? 'unknown' : JSON.stringify(value)}`)
        .join(', ')
    case 'unset':
      return `${operation.items.join(', ')} = unknown`
    case 'confirm':
      return `confirm ${operation.path}`
    case 'commit':
      return `decide ${operation.path}: ${operation.candidates.join(', ')}`
    case 'trigger':
      return `send ${operation.trigger}`
    case 'skip':
      return `skip ${operation.path} (${operation.reason})`
    case 'advanceTo':
      return `wait until ${new Date(operation.time).toISOString()}`
    default:
      return operation satisfies never
  }
}

function describeSteps(steps: readonly ScenarioStep[], pointOfNoReturn: number | undefined): string[] {
  return steps.map(({ operation, because }, index) => {
    const mark = index === pointOfNoReturn ? '  <- the last moment at which it can be avoided' : ''
    return `    ${index + 1}. ${describeOperation(operation)}${because === '' ? '' : ` (${because})`}${mark}`
  })
}

function describePatients(patients: readonly (readonly Region[])[]): string[] {
  return patients
    .filter((box) => box.length > 0)
    .map((box) => `  for patients with ${box.map(({ item, label }) => `${item} ${label}`).join(', ')}`)
}

function describeFinding(finding: Finding): string[] {
  const { verdict, confirmedByReplay, why, fix, patients, scenario, pointOfNoReturn } = finding
  const certainty = verdict === 'violated' && confirmedByReplay ? [] : ['  not confirmed by a run: it may not happen']
  return [
    `  ${why}`,
    ...(verdict === 'violated' ? certainty : [`  ${verdict}`]),
    ...describePatients(patients),
    ...(scenario.length === 0 ? [] : ['  the shortest run:', ...describeSteps(scenario, pointOfNoReturn)]),
    ...(fix === undefined ? [] : [`  ${fix}`]),
  ]
}

const VERDICTS: Readonly<Record<VerificationReport['verdict'], string>> = {
  clean: 'clean: everything that was checked holds',
  findings: 'not clean',
  'not-decided': 'not decided: this is no proof',
}

/** A report for a terminal: each finding as `file:line:column code title` with what leads to it, then the verdict. */
export function describeReport(report: VerificationReport, file: string, parsed: ParsedProtocol): string[] {
  const lines = new LineIndex(parsed.text)
  const findings = report.findings.flatMap((finding) => [
    `${file}:${placeOf(finding, parsed, lines)} ${finding.property}.${finding.kind} ${finding.title}`,
    ...describeFinding(finding),
  ])
  const { states, limits } = report.coverage
  const checked = report.results.filter((result) => result.checked > 0).length
  const commit =
    report.environment.commit === 'strict' ? 'only what is recommended is decided' : 'anything may be decided'
  return [
    ...findings,
    ...limits.map((limit) => `${file}: ${limit}`),
    `${file}: ${VERDICTS[report.verdict]} (${checked} properties, ${states} situations, ${commit})`,
  ]
}
