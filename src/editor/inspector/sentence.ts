import type {
  Component,
  DataDefinition,
  Expression,
  ParameterDefinition,
  PropertyDefinition,
  ProtocolHeader,
  ProtocolIndex,
  TaskDefinition,
} from '../../proforma/index.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { captionOf, readable } from '../canvas/plan-chart.ts'
import type { Translate } from '../messages/index.ts'

/** What the sentences need from the language of the page. */
export interface Speaker {
  readonly t: Translate
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string
  /** On paper nothing is shortened: there is no other place to read it. */
  readonly whole?: boolean
}

/** What a task does in its place, in a few short sentences that a clinician would say. */
export function taskSentences(
  index: ProtocolIndex,
  task: TaskDefinition,
  component: Component | undefined,
  speaker: Speaker,
): string[] {
  const words = (expression: Expression): string => inWords(expression, index, speaker.t)
  return [
    ...startSentences(index, task, component, speaker, words),
    ...doesSentences(index, task, speaker),
    ...placeSentences(task, component, speaker.t, words),
  ]
}

function startSentences(
  index: ProtocolIndex,
  task: TaskDefinition,
  component: Component | undefined,
  { t, list }: Speaker,
  words: (expression: Expression) => string,
): string[] {
  const said: string[] = []
  const before = component?.scheduleConstraints.map(({ antecedent }) => quoted(taskName(index, antecedent.text)))
  if (!component) said.push(task.name.text === index.root ? t('say.root') : '')
  else if (task.trigger) said.push(t('say.trigger', { trigger: task.trigger.value }))
  else said.push(before && before.length > 0 ? t('say.after', { tasks: list(before) }) : t('say.first'))
  if (task.waitCondition) said.push(t('say.wait', { condition: words(task.waitCondition.value) }))
  if (task.precondition) said.push(t('say.if', { condition: words(task.precondition.value) }))
  return said.filter((sentence) => sentence !== '')
}

function doesSentences(index: ProtocolIndex, task: TaskDefinition, { t, list, whole = false }: Speaker): string[] {
  switch (task.kind) {
    case 'action': {
      const procedure = task.procedure?.value.trim()
      if (!procedure) return [t('say.action')]
      return [t('say.action.procedure', { procedure: whole ? procedure : shorten(procedure) })]
    }
    case 'enquiry': {
      const items = task.sources.map(({ item }) => itemName(index, item.text))
      return [items.length === 0 ? t('say.enquiry.none') : t('say.enquiry', { items: list(items) })]
    }
    case 'decision': {
      const options = task.candidates.map((candidate) => quoted(captionOf(candidate)))
      const weighs = options.length === 0 ? t('say.decision.none') : t('say.decision', { options: list(options) })
      return task.choiceMode?.value === 'multiple' ? [weighs, t('say.decision.several')] : [weighs]
    }
    case 'plan': {
      const tasks = task.components.map((one) => quoted(taskName(index, one.task.text)))
      return [tasks.length === 0 ? t('say.plan.none') : t('say.plan', { tasks: list(tasks) })]
    }
    case 'task':
      return [t('say.task')]
  }
}

function placeSentences(
  task: TaskDefinition,
  component: Component | undefined,
  t: Translate,
  words: (expression: Expression) => string,
): string[] {
  const said: string[] = []
  const cycles = component?.numberOfCycles?.value
  if (component?.cycleUntil) said.push(t('say.cycles.until', { condition: words(component.cycleUntil.value) }))
  else if (cycles !== undefined && cycles < 0) said.push(t('say.cycles.endless'))
  else if (cycles !== undefined && cycles !== 1) said.push(t('say.cycles', { count: cycles }))
  if (component?.optional?.value) said.push(t('say.optional'))
  if (task.autonomous?.value) said.push(t('say.autonomous'))
  if (component?.terminal?.value) said.push(t('say.terminal'))
  return said
}

/** What a data item or a parameter is. `range` as the text has it. */
export function itemSentences(
  index: ProtocolIndex,
  item: DataDefinition | ParameterDefinition,
  range: string,
  { t }: Speaker,
): string[] {
  const said = [t('say.item', { caption: captionOf(item), type: t(`type.${item.type?.value ?? 'none'}`) })]
  const unit = item.unit?.value
  if (unit !== undefined && unit !== '1') said.push(t('say.item.unit', { unit }))
  if (range !== '') said.push(t('say.item.range', { range: range.replace('..', '–') }))
  if (item.kind === 'data' && item.derivation)
    said.push(t('say.item.derived', { expression: inWords(item.derivation.value, index, t) }))
  return said
}

/** What an author demands of every run. */
export function propertySentence(index: ProtocolIndex, { pattern }: PropertyDefinition, { t }: Speaker): string {
  const said = (expression: Expression): string => inWords(expression, index, t)
  if (pattern === undefined) return t('property.sentence.none')
  switch (pattern.kind) {
    case 'response':
      return t('property.sentence.response', {
        first: said(pattern.whenever.value),
        second: said(pattern.eventually.value),
      })
    case 'precedence':
      return t('property.sentence.precedence', {
        first: said(pattern.never.value),
        second: said(pattern.before.value),
      })
    default:
      return t(`property.sentence.${pattern.kind}`, { condition: said(pattern.condition.value) })
  }
}

/** What a protocol says about itself, in one breath. */
export function headerSentence({ version, intendedUse }: ProtocolHeader, { t }: Speaker): string {
  return version && intendedUse
    ? t('header.sentence', { version: version.value, use: intendedUse.value })
    : t('header.sentence.plain')
}

function inWords(expression: Expression, index: ProtocolIndex, t: Translate): string {
  const chosen = (candidate: string): string => t('condition.chosen', { candidate })
  return conditionInWords(expression, index, { ...lexiconOf(t), chosen })
}

function taskName(index: ProtocolIndex, name: string): string {
  const task = index.tasks.get(name)
  return task ? captionOf(task) : readable(name)
}

function itemName(index: ProtocolIndex, name: string): string {
  const item = index.data.get(name)
  return item ? captionOf(item) : readable(name)
}

function quoted(name: string): string {
  return `“${name}”`
}

const MOST = 120

function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > MOST ? `${line.slice(0, MOST).trimEnd()}…` : line
}
