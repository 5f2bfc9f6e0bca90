import type {
  Candidate,
  Component,
  DataDefinition,
  ParsedProtocol,
  ProtocolIndex,
  Source,
  TaskDefinition,
} from '../../model/index.ts'
import { indexOf } from '../../names/index.ts'
import { printDefinition } from '../../text/index.ts'
import { printExpression } from '../../expressions/index.ts'
import { ImportError } from '../error.ts'
import type { Json } from '../json.ts'
import { ReportBuilder } from '../report.ts'
import type { ImportReport } from '../report.ts'
import { clausesOf } from './build.ts'
import { dataJson, parameterJson } from './exportData.ts'
import { Holder } from './holder.ts'
import { ExportNames } from './names.ts'
import { Recovery } from './recovery.ts'
import { scriptText } from './script.ts'
import { EMPTY_SIDECAR } from './sidecar.ts'
import type { Sidecar } from './sidecar.ts'

export interface ProformajsExport {
  /** The protocol as a proformajs file has it, ready for JSON.stringify. */
  readonly json: Json
  readonly report: ImportReport
}

const DEEPEST = 100

/**
 * Writes a protocol for proformajs. What has no counterpart there goes along under `meta.proforma` and stands in the report, so that
 * the way back gives the same protocol. Throws ImportError `not-convertible` without a root plan, or with a plan inside itself.
 */
export function exportProformajs(parsed: ParsedProtocol, sidecar: Sidecar = EMPTY_SIDECAR): ProformajsExport {
  const index = indexOf(parsed)
  const root = index.root === undefined ? undefined : index.tasks.get(index.root)
  if (root === undefined)
    throw new ImportError('not-convertible', 'There is no plan to start with: name it as the root of the protocol.')
  const report = new ReportBuilder()
  const exporter = new Exporter(index, sidecar, report)
  const json = exporter.root(root, parsed)
  return { json, report: report.build('proformajs') }
}

class Exporter {
  readonly #index: ProtocolIndex
  readonly #names: ExportNames
  readonly #sidecar: Sidecar
  readonly #report: ReportBuilder
  readonly #written = new Set<string>()

  constructor(index: ProtocolIndex, sidecar: Sidecar, report: ReportBuilder) {
    this.#index = index
    this.#names = new ExportNames(index)
    this.#sidecar = sidecar
    this.#report = report
  }

  root(task: TaskDefinition, parsed: ParsedProtocol): Json {
    const data = [
      ...[...this.#index.data.values()].map((one) => this.#data(one)),
      ...[...this.#index.parameters.values()].map((one) =>
        parameterJson(one, this.#holder(`data/${one.name.text}`), this.#names),
      ),
    ]
    return this.#task(task, undefined, [], (holder) => {
      if (data.length > 0) holder.set('dataDefinitions', data)
      const others = parsed.definitions
        .map(({ node }) => node)
        .filter(
          (node) =>
            node.kind === 'protocol' || node.kind === 'property' || node.kind === 'parameter' || this.#isLoose(node),
        )
      if (others.length > 0) holder.keep('definitions', others.map(printDefinition))
    })
  }

  /** A task that stands in no plan; asked when the tree has been written. */
  #isLoose(node: { readonly kind: string; readonly name: { readonly text: string } }): boolean {
    return this.#index.tasks.has(node.name.text) && !this.#written.has(node.name.text) && node.kind !== 'data'
  }

  #holder(place: string, owner?: TaskDefinition): Holder {
    return new Holder(place, owner, this.#names, this.#report)
  }

  #task(
    task: TaskDefinition,
    component: Component | undefined,
    above: readonly string[],
    more?: (holder: Holder) => void,
  ): Json {
    const name = task.name.text
    if (above.includes(name) || above.length > DEEPEST)
      throw new ImportError('not-convertible', `The plan "${name}" contains itself.`, name)
    const key = `task/${name}`
    const linked = this.#written.has(name)
    this.#written.add(name)
    const holder = this.#holder(key, task)
    holder.set('class', CLASSES[task.kind])
    const shown = this.#names.task(name)
    holder.set('name', shown)
    if (shown !== name) holder.extend('name', name)
    if (linked) holder.extend('linked', name)
    holder.caption(task.caption, shown)
    holder.text('description', task.description)
    holder.set('eventTrigger', task.trigger?.value)
    this.#conditions(task, component, holder)
    this.#completion(task, holder)
    if (component !== undefined) this.#component(component, holder, task)
    this.#parts(task, holder, above)
    holder.rest(task.kind, task, TASK_KEYWORDS)
    more?.(holder)
    return holder.finish(this.#sidecar.meta[key], this.#sidecar.attributes[key])
  }

  /** Arrows become guards: the first clause of the wait condition and of the precondition. */
  #conditions(task: TaskDefinition, component: Component | undefined, holder: Holder): void {
    const recovery = new Recovery(this.#index, this.#names)
    const recover = (script: string): string | undefined => recovery.expression(script, task)
    const antecedents = (component?.scheduleConstraints ?? []).map(({ antecedent }) =>
      scriptText(this.#names.task(antecedent.text)),
    )
    const conditions = [
      ['waitCondition', 'wait_condition', task.waitCondition?.value, 'finished', `==${antecedents.length}`],
      ['preCondition', 'precondition', task.precondition?.value, 'completed', '>0'],
    ] as const
    for (const [attribute, keyword, expression, state, test] of conditions) {
      holder.expression(attribute, keyword, expression, recover)
      const guard =
        antecedents.length === 0
          ? undefined
          : antecedents.length === 1
            ? `is_${state}(${antecedents[0]})`
            : `num_${state}([${antecedents.join(',')}])${test}`
      if (guard === undefined) continue
      const rest = holder.json[attribute]
      const single = expression !== undefined && clausesOf(expression).length === 1
      holder.set(attribute, typeof rest !== 'string' ? guard : `${guard} && ${single ? `(${rest})` : rest}`)
    }
    if (task.kind !== 'plan') return
    holder.expression('abortCondition', 'abort', task.abort?.value, recover)
    holder.expression('terminateCondition', 'terminate', task.terminate?.value, recover)
  }

  /** Everything there waits for an explicit completion unless it is autonomous. */
  #completion(task: TaskDefinition, holder: Holder): void {
    const confirmatory = task.confirmatory?.value === true
    if (task.confirmatory?.value === false || (confirmatory && (task.kind === 'action' || task.kind === 'task'))) {
      holder.extend('confirmatory', confirmatory ? 'yes' : 'no')
    }
    if (task.autonomous?.value === false && task.kind !== 'enquiry' && task.kind !== 'plan')
      holder.extend('autonomous', 'no')
    if (task.kind === 'action' || task.kind === 'task') {
      if (task.autonomous?.value === true) holder.set('autonomous', true)
    } else if (!confirmatory) {
      holder.set('autonomous', true)
    }
    if (task.kind === 'decision' && task.autonomous?.value === true) holder.set('autoConfirmMostSupported', true)
    if (task.kind === 'decision' && task.autonomous?.value === true && confirmatory) holder.set('autonomous', false)
    if ((task.kind === 'enquiry' || task.kind === 'plan') && task.autonomous !== undefined)
      holder.keep('autonomous', task.autonomous.value ? 'yes' : 'no')
  }

  #component(component: Component, holder: Holder, task: TaskDefinition): void {
    const recovery = new Recovery(this.#index, this.#names)
    if (component.optional?.value === true) holder.set('optional', true)
    if (component.optional?.value === false) holder.extend('optional', 'no')
    if (component.numberOfCycles !== undefined || component.cycleUntil !== undefined) holder.set('cyclic', true)
    holder.expression('cycleUntil', 'cycle_until', component.cycleUntil?.value, (script) =>
      recovery.expression(script, task),
    )
    if (component.numberOfCycles !== undefined) holder.keep('number_of_cycles', String(component.numberOfCycles.value))
    if (component.cycleRepeat !== undefined) holder.keep('cycle_repeat', printExpression(component.cycleRepeat.value))
    if (component.terminal !== undefined) holder.keep('terminal', component.terminal.value ? 'yes' : 'no')
    if (component.ltwh !== undefined) holder.keep('ltwh', component.ltwh.value.join(', '))
    if (component.paramValues.length > 0) {
      holder.keep(
        'param_value',
        component.paramValues.map(({ parameter, value }) => `'${parameter.text}' = ${printExpression(value)}`),
      )
    }
  }

  #parts(task: TaskDefinition, holder: Holder, above: readonly string[]): void {
    const path = [...above, task.name.text]
    if (task.kind === 'plan') {
      const tasks = task.components.flatMap((component) => {
        const found = this.#index.tasks.get(component.task.text)
        if (found !== undefined) return [this.#task(found, component, path)]
        this.#report.add(
          'lost',
          'proformajs.unknown-name',
          `task/${task.name.text}`,
          `There is no task "${component.task.text}".`,
        )
        return []
      })
      holder.set('tasks', tasks)
    }
    if (task.kind === 'enquiry' || task.kind === 'decision') {
      const sources = task.sources.map((source) => this.#source(source, task))
      if (task.kind === 'enquiry') holder.set('sources', sources)
      else if (sources.length > 0) holder.keep('sources', sources)
    }
    if (task.kind === 'decision')
      holder.set(
        'candidates',
        task.candidates.map((candidate) => this.#candidate(candidate, task)),
      )
  }

  #source(source: Source, task: TaskDefinition): Json {
    const key = `source/${task.name.text}/${source.item.text}`
    const holder = this.#holder(key, task)
    const name = this.#names.item(source.item.text)
    holder.set('class', 'Source')
    holder.set('type', name)
    if (source.mandatory?.value === true) holder.extend('mandatory', 'yes')
    if (source.mandatory?.value !== false) holder.set('requestCondition', `!is_known(${scriptText(name)})`)
    return holder.finish(this.#sidecar.meta[key], this.#sidecar.attributes[key])
  }

  #candidate(candidate: Candidate, task: TaskDefinition & { kind: 'decision' }): Json {
    const key = `candidate/${task.name.text}/${candidate.name.text}`
    const holder = this.#holder(key, task)
    const recovery = new Recovery(this.#index, this.#names)
    holder.set('class', 'Candidate')
    const shown = this.#names.candidate(candidate.name.text)
    holder.set('name', shown)
    if (shown !== candidate.name.text) holder.extend('name', candidate.name.text)
    holder.caption(candidate.caption, shown)
    holder.text('description', candidate.description)
    const recommendation = candidate.recommendation
    // Without one a candidate is recommended there always, here with support of at least 1.
    if (recommendation === undefined) {
      holder.set('recommendCondition', `net_support(${scriptText(shown)}) >= 1`)
      holder.ownText('recommendCondition', 'recommendation', '')
    } else {
      holder.expression('recommendCondition', 'recommendation', recommendation.value, (script) =>
        recovery.expression(script, task),
      )
    }
    holder.rest('candidate', { ...candidate, ...candidate.evidence }, ['caption', 'description', 'recommendation'])
    if (candidate.evidence.citations.length > 0)
      holder.keep(
        'citation',
        candidate.evidence.citations.map(({ value }) => value),
      )
    if (candidate.arguments.length > 0)
      holder.set(
        'arguments',
        candidate.arguments.map((_, at) => this.#argument(candidate, at, task)),
      )
    return holder.finish(this.#sidecar.meta[key], this.#sidecar.attributes[key])
  }

  #argument(candidate: Candidate, at: number, task: TaskDefinition): Json {
    const argument = candidate.arguments[at]
    const key = `argument/${task.name.text}/${candidate.name.text}/${at}`
    const holder = this.#holder(key, task)
    if (argument === undefined) return null
    const recovery = new Recovery(this.#index, this.#names)
    holder.set('class', 'Argument')
    holder.caption(argument.caption, printExpression(argument.condition))
    holder.text('description', argument.description)
    const { support } = argument
    holder.set('support', support.kind === 'weight' ? support.weight : SUPPORT[support.kind])
    holder.expression('activeCondition', 'condition', argument.condition, (script) => recovery.expression(script, task))
    holder.rest('argument', { ...argument, ...argument.evidence }, ['caption', 'description'])
    if (argument.evidence.citations.length > 0)
      holder.keep(
        'citation',
        argument.evidence.citations.map(({ value }) => value),
      )
    return holder.finish(this.#sidecar.meta[key], this.#sidecar.attributes[key])
  }

  #data(data: DataDefinition): Json {
    const key = `data/${data.name.text}`
    const recovery = new Recovery(this.#index, this.#names)
    const json = dataJson(
      data,
      this.#holder(key),
      this.#names,
      (script) => recovery.expression(script, undefined),
      this.#warnings(data),
    )
    return json.finish(this.#sidecar.meta[key], this.#sidecar.attributes[key])
  }

  #warnings(data: DataDefinition): Json[] {
    const recovery = new Recovery(this.#index, this.#names)
    return data.warningConditions.map(({ condition, message }, at) => {
      const key = `warning/${data.name.text}/${at}`
      const holder = this.#holder(key)
      holder.set('class', 'Warning')
      holder.set('caption', message ?? printExpression(condition))
      if (message === undefined) holder.extend('caption', '')
      holder.expression('warnCondition', 'condition', condition, (script) => recovery.expression(script, undefined))
      return holder.finish(this.#sidecar.meta[key], this.#sidecar.attributes[key])
    })
  }
}

const CLASSES = { plan: 'Plan', enquiry: 'Enquiry', decision: 'Decision', action: 'Action', task: 'Task' } as const
const SUPPORT = { for: '+', against: '-', confirming: '++', excluding: '--' } as const

/** Attributes of tasks that are written otherwise than under `meta.proforma`. */
const TASK_KEYWORDS = [
  'caption',
  'description',
  'trigger',
  'precondition',
  'wait_condition',
  'autonomous',
  'confirmatory',
  'abort',
  'terminate',
]
