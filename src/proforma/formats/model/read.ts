import { attributeSpec, isName, parse, quoteName, quoteText } from '../../text/index.ts'
import type { AttributeSpec, Owner } from '../../text/index.ts'
import { ImportError } from '../error.ts'
import { isObject, listMember, member, readJson, textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { ImportLimits } from '../limits.ts'
import { ReportBuilder } from '../report.ts'
import type { ImportReport } from '../report.ts'
import { definition, statement } from '../statements.ts'
import { MODEL_FORMAT } from './write.ts'

export interface ModelImport {
  readonly text: string
  readonly report: ImportReport
}

const KINDS: ReadonlySet<string> = new Set([
  'plan',
  'enquiry',
  'decision',
  'action',
  'task',
  'data',
  'parameter',
  'property',
  'protocol',
])

/**
 * PROforma text of the JSON that `writeModel` writes. A definition or attribute that is not valid is left out and reported.
 * Throws ImportError when the whole is something else, or beyond the limits.
 */
export function readModel(source: unknown, options: Partial<ImportLimits> = {}): ModelImport {
  const limits = { ...DEFAULT_LIMITS, ...options }
  const json = readJson(source, limits)
  const definitions = listMember(json, 'definitions')
  if (textMember(json, 'format') !== MODEL_FORMAT || definitions === undefined) {
    throw new ImportError(
      'not-this-format',
      `This is not a protocol as JSON: it has no "format": "${MODEL_FORMAT}" or no "definitions".`,
    )
  }
  if (definitions.length > limits.definitions)
    throw new ImportError('too-large', `More than ${limits.definitions} definitions.`, '/definitions')
  const report = new ReportBuilder()
  const texts = definitions.flatMap((one, index) => new DefinitionReader(report, `/definitions/${index}`).read(one))
  report.found('definitions', texts.length)
  return { text: `${texts.join('\n\n')}\n`, report: report.build('model') }
}

class DefinitionReader {
  readonly #report: ReportBuilder
  readonly #place: string

  constructor(report: ReportBuilder, place: string) {
    this.#report = report
    this.#place = place
  }

  read(json: Json): string[] {
    const kind = textMember(json, 'kind') ?? ''
    const name = textMember(json, 'name') ?? ''
    if (!isObject(json) || !KINDS.has(kind) || !isName(name)) {
      return this.#lost('', 'A definition needs a "kind" and a "name" (without single quotes, on one line).')
    }
    const owner = kind as Owner
    const text = definition(kind, name, [
      ...this.#attributes(json, owner, ['kind', 'name', ...PARTS]),
      ...this.#parts(json, kind),
    ])
    const { problems, definitions } = parse(text)
    const [problem] = problems
    if (problem === undefined && definitions.length === 1) return [text]
    return this.#lost('', `"${name}" does not make a sound definition: ${problem?.message ?? 'it is more than one'}.`)
  }

  #lost(at: string, message: string): [] {
    this.#report.add('lost', 'model.shape', `${this.#place}${at}`, message)
    return []
  }

  #parts(json: JsonObject, kind: string): string[] {
    const list = (key: string): readonly Json[] => listMember(json, key) ?? []
    const lines = [
      ...list('authors').flatMap((one) => this.#text('author', one)),
      ...list('citations').flatMap((one) => this.#text('citation', one)),
      ...list('codes').flatMap((one) => this.#text('code', one)),
      ...list('warning_conditions').flatMap((one, at) => this.#warning(one, `/warning_conditions/${at}`)),
    ]
    if (kind === 'plan')
      lines.push(...list('components').flatMap((one, at) => this.#component(one, `/components/${at}`)))
    if (kind === 'enquiry' || kind === 'decision') {
      lines.push(...list('sources').flatMap((one, at) => this.#source(one, `/sources/${at}`)))
    }
    if (kind === 'decision')
      lines.push(...list('candidates').flatMap((one, at) => this.#candidate(one, `/candidates/${at}`)))
    return lines
  }

  #text(keyword: string, value: Json): string[] {
    return typeof value === 'string'
      ? [statement(keyword, quoteText(value))]
      : this.#lost('', `"${keyword}" must be a text.`)
  }

  #warning(json: Json, at: string): string[] {
    const condition = textMember(json, 'condition')
    const message = textMember(json, 'message')
    if (condition === undefined) return this.#lost(at, 'A warning needs a condition.')
    return [statement('warning_condition', message === undefined ? condition : `${condition}, ${quoteText(message)}`)]
  }

  #component(json: Json, at: string): string[] {
    const task = textMember(json, 'task') ?? ''
    if (!isObject(json) || !isName(task)) return this.#lost(at, 'A component needs the name of its "task".')
    const after = (listMember(json, 'after') ?? []).flatMap((one) =>
      typeof one === 'string' && isName(one)
        ? [statement('schedule_constraint', `completed(${quoteName(one)})`)]
        : this.#lost(at, '"after" has names of tasks.'),
    )
    const values = (listMember(json, 'param_values') ?? []).flatMap((one) => {
      const parameter = textMember(one, 'parameter') ?? ''
      const value = textMember(one, 'value')
      return isName(parameter) && value !== undefined
        ? [statement('param_value', `${quoteName(parameter)} = ${value}`)]
        : this.#lost(at, 'A "param_values" entry needs "parameter" and "value".')
    })
    const own = this.#attributes(json, 'component', ['task', 'after', 'param_values'])
    return [statement('component', quoteName(task)), ...[...after, ...own, ...values].map(indent)]
  }

  #source(json: Json, at: string): string[] {
    const item = textMember(json, 'item') ?? ''
    if (!isObject(json) || !isName(item)) return this.#lost(at, 'A source needs the name of its "item".')
    return [statement('source', quoteName(item)), ...this.#attributes(json, 'source', ['item']).map(indent)]
  }

  #candidate(json: Json, at: string): string[] {
    const name = textMember(json, 'name') ?? ''
    if (!isObject(json) || !isName(name)) return this.#lost(at, 'A candidate needs a "name".')
    const recommendation = textMember(json, 'recommendation')
    const lines = [
      ...this.#attributes(json, 'candidate', ['name', 'citations', 'arguments', 'recommendation']),
      ...(listMember(json, 'citations') ?? []).flatMap((one) => this.#text('citation', one)),
      ...(listMember(json, 'arguments') ?? []).flatMap((one, index) => this.#argument(one, `${at}/arguments/${index}`)),
      ...(recommendation === undefined ? [] : [statement('recommendation', recommendation)]),
    ]
    return [statement('candidate', quoteName(name)), ...lines.map(indent)]
  }

  #argument(json: Json, at: string): string[] {
    const support = supportOf(member(json, 'support'))
    const condition = textMember(json, 'condition')
    if (!isObject(json) || condition === undefined || support === undefined) {
      return this.#lost(
        at,
        'An argument needs "support" (for, against, confirming, excluding or a number) and "condition".',
      )
    }
    const lines = [
      ...this.#attributes(json, 'argument', ['support', 'condition', 'citations']),
      ...(listMember(json, 'citations') ?? []).flatMap((one) => this.#text('citation', one)),
    ]
    const head = `argument :: ${support}, ${condition}`
    if (lines.length === 0) return [`${head} ;`]
    return [head, '  attributes', ...lines.map((line) => `    ${line}`), '  end attributes ;']
  }

  #attributes(json: JsonObject, owner: Owner, parts: readonly string[]): string[] {
    return Object.entries(json).flatMap(([keyword, value]) => {
      if (parts.includes(keyword) || value === undefined) return []
      const spec = attributeSpec(keyword)
      if (spec?.owners.includes(owner) !== true)
        return this.#lost(`/${keyword}`, `"${keyword}" is no attribute of a ${owner}.`)
      const lines = attributeLines(spec, value)
      return lines ?? this.#lost(`/${keyword}`, `"${keyword}" has a value of the wrong type.`)
    })
  }
}

/** The statement of an attribute, or nothing when the value has another shape. */
function attributeLines(spec: AttributeSpec, value: Json): string[] | undefined {
  const { keyword, shape } = spec
  switch (shape) {
    case 'text':
      return typeof value === 'string' ? [statement(keyword, quoteText(value))] : undefined
    case 'name':
      return typeof value === 'string' && isName(value) ? [statement(keyword, quoteName(value))] : undefined
    case 'number':
      return typeof value === 'number' ? [statement(keyword, String(value))] : undefined
    case 'flag':
      if (typeof value !== 'boolean') return undefined
      return keyword === 'multiple' ? [value ? 'multiple ;' : 'single ;'] : []
    case 'place':
      return Array.isArray(value) && value.every((one) => typeof one === 'number')
        ? [statement(keyword, value.join(', '))]
        : undefined
    case 'word':
      if (typeof value === 'boolean') return [statement(keyword, value ? 'yes' : 'no')]
      return typeof value === 'string' && spec.values?.includes(value) === true
        ? [statement(keyword, value)]
        : undefined
    default:
      return typeof value === 'string' ? [statement(keyword, value)] : undefined
  }
}

function supportOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && SUPPORTS.has(value) ? value : undefined
}

const SUPPORTS: ReadonlySet<string> = new Set(['for', 'against', 'confirming', 'excluding'])
const PARTS = ['authors', 'citations', 'codes', 'warning_conditions', 'components', 'sources', 'candidates']

function indent(line: string): string {
  return `  ${line}`
}
