import { printExpression } from '../../expressions/index.ts'
import type { Expression } from '../../model/index.ts'
import { quoteName, quoteText } from '../../text/index.ts'
import type { Owner } from '../../text/index.ts'
import { guarded } from '../guarded.ts'
import { member, readJson, textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { ImportLimits } from '../limits.ts'
import { ReportBuilder } from '../report.ts'
import type { ImportReport } from '../report.ts'
import { definition, statement, textStatement } from '../statements.ts'
import { extensionOf, foreignMeta, ownTextOf, soundDefinition, soundStatement, WRITTEN } from './extension.ts'
import { captionLine } from './context.ts'
import type { ImportContext } from './context.ts'
import { fromScript, NotConvertible } from './fromScript.ts'
import { recoverGuards } from './guards.ts'
import type { Guards } from './guards.ts'
import { dataLines } from './importData.ts'
import { decisionLines } from './importDecision.ts'
import { SidecarBuilder } from './sidecar.ts'
import type { Sidecar } from './sidecar.ts'
import { objects, readTree } from './tree.ts'
import type { TaskNode } from './tree.ts'

export interface ProformajsImport {
  readonly text: string
  /** `meta` and attributes that PROforma text has no place for; keep it beside the text for the way back. */
  readonly sidecar: Sidecar
  readonly report: ImportReport
}

/**
 * Makes PROforma text of a proformajs file (JSON text or parsed). Rules of SPEC.md: F30 and following. Throws ImportError when the
 * source is no such file, or beyond the limits.
 */
export function importProformajs(
  source: unknown,
  options: { readonly limits?: Partial<ImportLimits> } = {},
): ProformajsImport {
  return guarded(() => translated(source, options.limits))
}

function translated(source: unknown, given: Partial<ImportLimits> | undefined): ProformajsImport {
  const limits = { ...DEFAULT_LIMITS, ...given }
  const report = new ReportBuilder()
  const tree = readTree(readJson(source, limits), limits, (from, to) =>
    report.add(
      'changed',
      'proformajs.renamed',
      from,
      `The name "${from}" stands for something else too: this one is "${to}" here.`,
      [to],
    ),
  )
  const sidecar = new SidecarBuilder()
  const text = new Importer(report, sidecar).all(tree)
  return { text, sidecar: sidecar.build(), report: report.build('proformajs') }
}

/** Writes the tasks of a file, and collects what has no place in the text. */
class Importer implements ImportContext {
  readonly report: ReportBuilder
  readonly sidecar: SidecarBuilder
  readonly #read = new Map<TaskNode, Guards>()

  constructor(report: ReportBuilder, sidecar: SidecarBuilder) {
    this.report = report
    this.sidecar = sidecar
  }

  all(root: TaskNode): string {
    const nodes = flat(root)
    const { headers, others } = this.#definitions(root)
    const tasks = nodes.filter((node) => !node.linked).map((node) => this.#task(node))
    const data = nodes.flatMap((node) => [...node.data.values()].map((item) => dataLines(item, node, this)))
    this.report.found('tasks', tasks.length)
    return `${[...headers, ...tasks, ...data.filter((one) => one !== ''), ...others].join('\n\n')}\n`
  }

  /** Definitions that stand in the file as PROforma text: the header, properties, parameters. */
  #definitions(root: TaskNode): { headers: string[]; others: string[] } {
    const list = extensionOf(root.json)['definitions']
    const texts = Array.isArray(list) ? (list as readonly Json[]).filter((one) => typeof one === 'string') : []
    const sound = texts.filter((text) => {
      const good = soundDefinition(text)
      if (!good)
        this.lost(
          'proformajs.extension',
          `task/${root.definition}`,
          `A definition under meta.proforma is not valid PROforma: ${text.slice(0, 80)}`,
        )
      return good
    })
    const isHeader = (text: string): boolean => /^\s*protocol\b/.test(text)
    return { headers: sound.filter(isHeader), others: sound.filter((text) => !isHeader(text)) }
  }

  lost(reason: string, place: string, message: string): void {
    this.report.add('lost', reason, place, message)
  }

  /** Keeps what has no place in the text, and says so. */
  keep(key: string, name: string, value: Json, message: string): void {
    this.sidecar.attribute(key, name, value)
    this.report.add('changed', 'proformajs.no-counterpart', key, `"${name}" is kept beside the text: ${message}`)
  }

  /** Attributes of the owner under `meta.proforma`. */
  extensions(owner: Owner, json: JsonObject, key: string, done: readonly string[]): string[] {
    return Object.entries(extensionOf(json)).flatMap(([keyword, value]) => {
      if (done.includes(keyword) || keyword === WRITTEN) return []
      const values = Array.isArray(value) ? (value as readonly Json[]) : [value]
      return values.flatMap((one) => {
        const value = typeof one === 'string' ? one : JSON.stringify(one)
        const line = soundStatement(
          owner,
          keyword,
          keyword === 'citation' || keyword === 'code' ? quoteText(value) : value,
        )
        if (line === undefined)
          this.lost('proformajs.extension', key, `"${keyword}" under meta.proforma cannot stand here.`)
        return line === undefined ? [] : [line]
      })
    })
  }

  /**
   * A condition or value: as the file's expression says, in the author's own words where `meta.proforma` has them and they still
   * say the same.
   */
  expression(
    json: JsonObject,
    attribute: string,
    keyword: string,
    owner: Owner,
    node: TaskNode,
    key: string,
  ): string[] {
    const source = textMember(json, attribute)
    const own = ownTextOf(json, attribute, keyword)
    const kept = own === undefined || own === '' ? undefined : soundStatement(owner, keyword, own)
    if (source === undefined) return kept === undefined ? [] : [kept]
    const converted = this.convert(source, node, key, keyword)
    if (converted === undefined) return []
    return [kept ?? statement(keyword, printExpression(converted))]
  }

  convert(source: string, node: TaskNode, key: string, keyword: string): Expression | undefined {
    try {
      return fromScript(source, node)
    } catch (error) {
      if (!(error instanceof NotConvertible)) throw error
      this.sidecar.attribute(key, keyword, source)
      this.lost(error.reason, key, `"${source.slice(0, 160)}" (${keyword}) was left out: ${error.message}`)
      return undefined
    }
  }

  #task(node: TaskNode): string {
    const key = `task/${node.definition}`
    const { json } = node
    this.sidecar.meta(key, foreignMeta(json))
    const kind = KINDS[node.class]
    return definition(kind, node.definition, [
      ...captionLine(json),
      ...textStatement('description', textMember(json, 'description') ?? ''),
      ...textStatement('trigger', textMember(json, 'eventTrigger') ?? ''),
      ...this.#conditions(node, key),
      ...this.#completion(node, key),
      ...this.extensions(kind, json, key, TASK_DONE),
      ...this.#parts(node),
    ])
  }

  #conditions(node: TaskNode, key: string): string[] {
    const { wait, pre } = this.#guards(node)
    const line = (attribute: string, keyword: string, expression: Expression | undefined): string[] => {
      const text = ownTextOf(node.json, attribute, keyword)
      const kept = text === undefined ? undefined : soundStatement(KINDS[node.class], keyword, text)
      if (expression === undefined) return kept === undefined ? [] : [kept]
      return [kept ?? statement(keyword, printExpression(expression))]
    }
    const lines = [...line('waitCondition', 'wait_condition', wait), ...line('preCondition', 'precondition', pre)]
    if (node.class === 'Plan') {
      lines.push(
        ...this.expression(node.json, 'abortCondition', 'abort', 'plan', node, key),
        ...this.expression(node.json, 'terminateCondition', 'terminate', 'plan', node, key),
      )
      return lines
    }
    for (const attribute of ['abortCondition', 'terminateCondition']) {
      const value = member(node.json, attribute)
      if (value !== undefined)
        this.keep(key, attribute, value, 'only plans can be aborted or terminated by a condition.')
    }
    return lines
  }

  /** Read once: what cannot be read is said once, though a task needs it in its plan and in its own definition. */
  #guards(node: TaskNode): Guards {
    const known = this.#read.get(node)
    if (known !== undefined) return known
    const guards = this.#readGuards(node)
    this.#read.set(node, guards)
    return guards
  }

  #readGuards(node: TaskNode): Guards {
    const wait = textMember(node.json, 'waitCondition')
    const pre = textMember(node.json, 'preCondition')
    const key = `task/${node.definition}`
    try {
      return recoverGuards(wait, pre, node)
    } catch (error) {
      if (!(error instanceof NotConvertible)) throw error
      const one = wait === undefined ? undefined : this.convert(wait, node, key, 'wait_condition')
      const other = pre === undefined ? undefined : this.convert(pre, node, key, 'precondition')
      return {
        antecedents: [],
        ...(one === undefined ? {} : { wait: one }),
        ...(other === undefined ? {} : { pre: other }),
      }
    }
  }

  /** Everything there waits for an explicit completion unless it is autonomous. */
  #completion(node: TaskNode, key: string): string[] {
    const autonomous = member(node.json, 'autonomous') === true
    const said = extensionOf(node.json)
    if (node.class === 'Action' || node.class === 'Task') return autonomous ? [statement('autonomous', 'yes')] : []
    const best = member(node.json, 'autoConfirmMostSupported') === true
    const lines = best && node.class === 'Decision' ? [statement('autonomous', 'yes')] : []
    const useDefaults = member(node.json, 'useDefaults')
    if (useDefaults !== undefined)
      this.keep(key, 'useDefaults', useDefaults, 'a default only fills the field in advance.')
    return autonomous || Object.hasOwn(said, 'confirmatory') ? lines : [...lines, statement('confirmatory', 'yes')]
  }

  #parts(node: TaskNode): string[] {
    switch (node.class) {
      case 'Plan':
        return node.children.flatMap((child) => this.#component(child))
      case 'Enquiry':
        return objects(node.json, 'sources').flatMap((source) => this.#source(source, node))
      case 'Decision': {
        const kept = extensionOf(node.json)['sources']
        const sources = Array.isArray(kept) ? objects({ sources: kept }, 'sources') : []
        return [...sources.flatMap((source) => this.#source(source, node)), ...decisionLines(node, this)]
      }
      default:
        return []
    }
  }

  #component(child: TaskNode): string[] {
    const { json } = child
    const key = `task/${child.definition}`
    const own = extensionOf(json)
    const cycles =
      textMember(own, 'number_of_cycles') ??
      (member(json, 'cyclic') === true && textMember(json, 'cycleUntil') === undefined ? '-1' : '')
    const kept = Object.fromEntries(
      Object.entries({ ...own, number_of_cycles: cycles }).filter(
        ([keyword, value]) => COMPONENT.includes(keyword) && value !== '',
      ),
    )
    const lines = [
      ...this.#guards(child).antecedents.map((node) =>
        statement('schedule_constraint', `completed(${quoteName(node.definition)})`),
      ),
      ...(member(json, 'optional') === true ? [statement('optional', 'yes')] : []),
      ...this.expression(json, 'cycleUntil', 'cycle_until', 'component', child, key),
      ...this.extensions('component', { meta: { proforma: kept } }, key, []),
    ]
    return [statement('component', quoteName(child.definition)), ...lines.map((line) => `  ${line}`)]
  }

  #source(source: JsonObject, node: TaskNode): string[] {
    const type = textMember(source, 'type') ?? ''
    const item = this.convertItem(type, node)
    if (item === undefined) {
      this.lost(
        'proformajs.unknown-name',
        `task/${node.definition}`,
        `It asks for "${type}", but there is no such data item.`,
      )
      return []
    }
    const key = `source/${node.definition}/${item}`
    this.sidecar.meta(key, foreignMeta(source))
    const request = textMember(source, 'requestCondition')?.replace(/\s+/g, '')
    const mandatory = request === `!is_known('${type}')` || request === `!is_known("${type}")`
    if (request !== undefined && !mandatory) {
      this.keep(
        key,
        'requestCondition',
        member(source, 'requestCondition') ?? null,
        'here a question is mandatory or optional, whatever the other answers; it is optional now.',
      )
    }
    const said = textMember(extensionOf(source), 'mandatory') === 'yes'
    if (mandatory)
      return [statement('source', quoteName(item)), ...(said ? [`  ${statement('mandatory', 'yes')}`] : [])]
    return [statement('source', quoteName(item)), `  ${statement('mandatory', 'no')}`]
  }

  convertItem(name: string, node: TaskNode): string | undefined {
    try {
      const expression = fromScript(name, node)
      return expression.kind === 'name' ? expression.name : undefined
    } catch (error) {
      if (error instanceof NotConvertible) return undefined
      throw error
    }
  }
}

const KINDS = { Plan: 'plan', Enquiry: 'enquiry', Decision: 'decision', Action: 'action', Task: 'task' } as const

/** Read with the task's place in its plan. */
const COMPONENT = ['optional', 'number_of_cycles', 'cycle_repeat', 'terminal', 'param_value', 'ltwh']
/** Under `meta.proforma` but written elsewhere. */
const TASK_DONE = [
  ...COMPONENT,
  'cycle_until',
  'precondition',
  'wait_condition',
  'abort',
  'terminate',
  'definitions',
  'name',
  'linked',
  'sources',
  'caption',
  'optional',
]

function flat(node: TaskNode): TaskNode[] {
  return [node, ...node.children.flatMap(flat)]
}
