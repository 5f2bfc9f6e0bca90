import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Operation } from '../../runtime/index.ts'
import type { Finding, PropertyResult, ScenarioStep, VerificationReport } from '../types.ts'
import { CATALOGUE, codeOf, entryOf, type Weight } from './catalogue.ts'
import { reportDigest, sha256Hex } from './json.ts'
import { definitionOfPath, ProtocolText, type TextRange } from './protocol-text.ts'
import { messageOf, uriOfPath } from './sarif-text.ts'
import type * as Sarif from './sarif-types.ts'
import { changesInWords, contractLabel, operationInWords, patientsInLines, valueInWords } from './words.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const KIND_AND_LEVEL = {
  violated: { kind: 'fail' },
  possible: { kind: 'review', level: 'none' },
  'not-decided': { kind: 'open', level: 'none' },
  holds: { kind: 'pass', level: 'none' },
} as const

/**
 * Reports as one SARIF 2.1.0 log (OASIS), with one run for each: the rules of the catalogue, each finding with the run that
 * shows it as a thread flow of one location for each event, and its edit as a fix. No times, no places of a machine.
 *
 * @param reports about one text, under different contracts
 * @param path of the text, relative to what the log is read with, `/` between its parts
 */
export function reportSarif(reports: readonly VerificationReport[], text: string, path: string): string {
  const protocol = new ProtocolText(text)
  const log: Sarif.Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: reports.map((report) => new RunWriter(report, protocol, uriOfPath(path)).write()),
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

class RunWriter {
  readonly #report: VerificationReport
  readonly #protocol: ProtocolText
  readonly #artifact: Sarif.ArtifactLocation

  constructor(report: VerificationReport, protocol: ProtocolText, uri: string) {
    this.#report = report
    this.#protocol = protocol
    this.#artifact = { uri, index: 0 }
  }

  write(): Sarif.Run {
    const { toolVersion, environment, coverage, protocol, results, findings, notes = [], verdict, model } = this.#report
    const open = results.filter((each) => each.verdict === 'not-decided')
    return {
      tool: {
        driver: { name: 'EZ-Doctor verifier', version: toolVersion, semanticVersion: toolVersion, rules: RULES },
      },
      automationDetails: {
        id: `ez-doctor/verify/${environment.commit}${environment.asynchronousData ? '-async' : ''}/`,
        description: messageOf(`Verification under the contract ${contractLabel(environment)}.`),
      },
      invocations: [
        {
          executionSuccessful: true,
          toolExecutionNotifications: coverage.limits.map((limit) => ({ level: 'warning', message: messageOf(limit) })),
        },
      ],
      artifacts: [
        {
          location: { uri: this.#artifact.uri },
          roles: ['analysisTarget'],
          mimeType: 'text/plain',
          encoding: 'UTF-8',
          sourceLanguage: 'proforma',
          length: utf8ToBytes(this.#protocol.text).length,
          hashes: { 'sha-256': protocol },
        },
      ],
      columnKind: 'utf16CodeUnits',
      newlineSequences: ['\r\n', '\n', '\r'],
      results: [
        ...findings.map((each) => this.#result(each)),
        ...notes.map((each) => ({ ...this.#result(each), kind: 'informational' as const, level: 'none' as const })),
        ...open.map((each) => this.#undecided(each)),
      ],
      properties: { verdict, environment, model, coverage, results, reportSha256: reportDigest(this.#report) },
    }
  }

  #result(finding: Finding): Sarif.Result {
    const { title, why, fix, where, kind, edit, scenario, verdict, confirmedByReplay, patients, pointOfNoReturn } =
      finding
    const entry = entryOf(finding)
    const [first, ...others] = this.#definitionsOf(finding)
    return {
      ...ruleOf(finding),
      ...KIND_AND_LEVEL[verdict],
      ...(verdict === 'violated' && { level: LEVELS[entry.weight] }),
      message: messageOf([title, why, fix].filter(Boolean).map(sentence).join(' ')),
      locations: [
        {
          ...this.#physical(first),
          ...(where.length > 0 && {
            logicalLocations: where.map((path) => ({
              name: definitionOfPath(path),
              fullyQualifiedName: path,
              kind: 'object',
            })),
          }),
        },
      ],
      ...this.#related(finding, others),
      ...(scenario.length > 0 && { codeFlows: [this.#codeFlow(finding)] }),
      ...(edit && { fixes: [this.#fix(edit)] }),
      partialFingerprints: { 'ezDoctorFinding/v1': sha256Hex([kind, ...where, title].join('\n')) },
      properties: {
        verdict,
        confirmedByReplay,
        term: entry.term,
        patients,
        ...(pointOfNoReturn !== undefined && { pointOfNoReturn }),
        ...(scenario.length > 0 && { scenario: scenario.map((step) => step.operation) }),
      },
    }
  }

  #undecided(result: PropertyResult): Sarif.Result {
    return {
      ...ruleOf(result),
      kind: 'open',
      level: 'none',
      message: messageOf(`Not decided: ${entryOf(result).demand}`),
      locations: [this.#physical(undefined)],
    }
  }

  /** What a finding names, the first as its place; a requirement or an item stands where it is written. */
  #definitionsOf({ definitions, where }: Finding): readonly string[] {
    return [...new Set([...definitions, ...where.map(definitionOfPath)])]
  }

  #related({ patients }: Finding, others: readonly string[]): Pick<Sarif.Result, 'relatedLocations'> {
    const items = new Set(patients.flatMap((box) => box.map(({ item }) => item)))
    const about = [
      ...others.map((name) => [name, `“${this.#protocol.taskName(name)}” has a part in it.`] as const),
      ...[...items].map((name) => [name, `“${this.#protocol.itemName(name)}” tells for which patients.`] as const),
    ]
    const known = about.filter(([name]) => this.#protocol.definition(name))
    if (known.length === 0) return {}
    return {
      relatedLocations: known.map(([name, text], i) => ({
        id: i + 1,
        ...this.#physical(name),
        message: messageOf(text),
      })),
    }
  }

  #codeFlow({ scenario, pointOfNoReturn, patients }: Finding): Sarif.CodeFlow {
    const whom = patientsInLines(patients, this.#protocol).join('; or: ')
    return {
      message: messageOf(`A run that shows it, as short as one was found. For whom: ${whom}.`),
      threadFlows: [
        {
          id: 'run',
          locations: scenario.map((step, i) => this.#event(step, i, i === pointOfNoReturn)),
        },
      ],
    }
  }

  #event(step: ScenarioStep, i: number, isLastWayOut: boolean): Sarif.ThreadFlowLocation {
    const said = [operationInWords(step.operation, this.#protocol), step.because]
    if (isLastWayOut) said.push('This is the last step before which it can still be avoided.')
    const changes = changesInWords(step.changes, this.#protocol)
    if (changes.length > 0) said.push(`Then: ${changes.join(', ')}.`)
    return {
      location: {
        ...this.#physical(this.#placeOf(step.operation)),
        message: messageOf(said.filter((each) => each !== '').join(' ')),
      },
      state: this.#stateAfter(step),
      executionOrder: i + 1,
      nestingLevel: 0,
      importance: isLastWayOut ? 'essential' : 'important',
    }
  }

  /** What a step changes: tasks by path, items by name. */
  #stateAfter({ changes }: ScenarioStep): Readonly<Record<string, Sarif.Text>> {
    const state = new Map<string, string>()
    for (const change of changes) {
      if (change.kind === 'state') state.set(change.path, change.to)
      else if (change.kind === 'value') state.set(change.item, valueInWords(change.item, change.to, this.#protocol))
      else if (change.kind === 'commitment') state.set(change.path, `decided: ${change.candidates.join(', ')}`)
    }
    return Object.fromEntries([...state].map(([name, text]) => [name, messageOf(text)]))
  }

  #placeOf(operation: Operation): string | undefined {
    switch (operation.kind) {
      case 'confirm':
      case 'commit':
      case 'skip':
        return definitionOfPath(operation.path)
      case 'set':
        return Object.keys(operation.values)[0]
      case 'unset':
        return operation.items[0]
      case 'trigger':
        return this.#protocol.triggered(operation.trigger)[0]?.name.text
      default:
        return this.#protocol.root
    }
  }

  #fix({ title, offset, length, text }: NonNullable<Finding['edit']>): Sarif.Fix {
    const deletedRegion = this.#protocol.range(offset, offset + length)
    return {
      description: messageOf(sentence(title)),
      artifactChanges: [
        {
          artifactLocation: this.#artifact,
          replacements: [{ deletedRegion, ...(text !== '' && { insertedContent: { text } }) }],
        },
      ],
    }
  }

  #physical(name: string | undefined): { readonly physicalLocation: Sarif.PhysicalLocation } {
    const region: TextRange | undefined = name === undefined ? undefined : this.#protocol.rangeOfName(name)
    return {
      physicalLocation: { artifactLocation: this.#artifact, region: region ?? this.#protocol.range(0, 0) },
    }
  }
}

const LEVELS: Readonly<Record<Weight, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
}

const RULES: readonly Sarif.ReportingDescriptor[] = CATALOGUE.map((entry) => ({
  id: codeOf(entry),
  name: pascalCase(entry.kind),
  shortDescription: { text: entry.demand },
  fullDescription: { text: `${entry.demand} ${entry.meaning}`.trim() },
  help: {
    text: `${entry.demand}\n\n${entry.meaning}\n\nFormal term: ${entry.term}.`,
    markdown: `**${entry.demand}**\n\n${entry.meaning}\n\nFormal term: *${entry.term}*.`,
  },
  defaultConfiguration: { level: LEVELS[entry.weight] },
  properties: { tags: ['proforma', entry.property, entry.term] },
}))

const RULE_INDEX: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, i) => [id, i]))

function ruleOf(of: Pick<Finding, 'property' | 'kind'>): Pick<Sarif.Result, 'ruleId' | 'ruleIndex'> {
  const ruleId = codeOf(of)
  const ruleIndex = RULE_INDEX.get(ruleId)
  return { ruleId, ...(ruleIndex !== undefined && { ruleIndex }) }
}

function pascalCase(kind: string): string {
  return kind.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}

/** With a full stop. */
function sentence(text: string | undefined): string {
  const trimmed = (text ?? '').trim()
  return /[.!?]\)?$/.test(trimmed) ? trimmed : `${trimmed}.`
}
