import { LineIndex } from '../proforma/index.ts'
import type { ParsedProtocol } from '../proforma/index.ts'
import type { Operation } from '../runtime/index.ts'
import {
  codeOf,
  contractLabel,
  type Finding,
  identityOf,
  type Region,
  reportDigest,
  type ScenarioStep,
  type VerificationReport,
} from '../verifier/index.ts'

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
  const { verdict, why, fix, edit, patients, scenario, pointOfNoReturn } = finding
  return [
    `  ${why}`,
    ...(verdict === 'violated' ? [] : ['  not confirmed by a run: it may not happen']),
    ...describePatients(patients),
    ...(scenario.length === 0
      ? []
      : ['  a run that shows it, as short as one was found:', ...describeSteps(scenario, pointOfNoReturn)]),
    ...(fix === undefined ? [] : [`  ${fix}`]),
    ...(edit === undefined ? [] : [`  suggested edit: ${edit.title}`]),
  ]
}

const VERDICTS: Readonly<Record<VerificationReport['verdict'], string>> = {
  clean: 'clean: everything that was checked holds',
  findings: 'not clean',
  'not-decided': 'not decided: this is no proof',
}

/** Reports for a terminal: all of the first, of the others only what the first does not find. */
export function describeReports(
  reports: readonly VerificationReport[],
  file: string,
  parsed: ParsedProtocol,
): string[] {
  const [first, ...others] = reports
  if (!first) return []
  const known = new Set(first.findings.map(identityOf))
  return [
    ...describeReport(first, file, parsed),
    ...others.flatMap((other) => {
      const more = other.findings.filter((finding) => !known.has(identityOf(finding)))
      return describeReport({ ...other, findings: more, notes: [] }, file, parsed, other)
    }),
  ]
}

/**
 * A report for a terminal: each finding as `file:line:column code title` with what leads to it, then the verdict.
 *
 * @param whole the report of which only a part is told
 */
function describeReport(
  report: VerificationReport,
  file: string,
  parsed: ParsedProtocol,
  whole: VerificationReport = report,
): string[] {
  const lines = new LineIndex(parsed.text)
  const found = (finding: Finding, mark: string): string[] => [
    `${file}:${placeOf(finding, parsed, lines)} ${codeOf(finding)} ${mark}${finding.title}`,
    ...describeFinding(finding),
  ]
  const { states, limits } = report.coverage
  const checked = new Set(report.results.filter((result) => result.checked > 0).map((result) => result.property)).size
  const facts = [`${checked} properties`, `${states} situations`, contractLabel(report.environment)]
  return [
    ...report.findings.flatMap((finding) => found(finding, '')),
    ...(report.notes ?? []).flatMap((note) => found(note, 'worth knowing: ')),
    ...limits.map((limit) => `${file}: ${limit}`),
    `${file}: ${VERDICTS[report.verdict]} (${facts.join(', ')}; report SHA-256 ${reportDigest(whole)})`,
  ]
}
