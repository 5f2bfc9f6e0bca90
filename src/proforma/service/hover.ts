import type { Analysis } from '../checks/analyse.ts'
import { functionSpec, signatureOf } from '../expressions/types/index.ts'
import type { DecisionDefinition, Definition, Span, TaskDefinition } from '../model/index.ts'
import { isTask } from '../model/index.ts'
import { type Occurrence, occurrences, occurrencesIn, type ProtocolSymbol, sameSymbol } from '../names/occurrences.ts'
import { attributeSpec } from '../text/attributes.ts'
import * as T from '../text/tokens.ts'
import { isDefinitionKind } from '../text/words.ts'
import { captionOf, conditionsOf, describeItem, describeKind } from './describe.ts'
import { ATTRIBUTE_HELP, KIND_HELP } from './help.ts'
import { definitionAt, locate } from './locate.ts'
import type { Hover } from './types.ts'

/** The name at an offset with what it stands for. */
export function occurrenceAt(analysis: Analysis, offset: number): Occurrence | undefined {
  const definition = definitionAt(analysis, offset)
  if (definition === undefined) return undefined
  const found = occurrencesIn(analysis.parsed.text, definition, analysis.resolver)
  return found.find(({ span }) => span.start <= offset && offset <= span.end)
}

/** What there is to know about the word at an offset. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const occurrence = occurrenceAt(analysis, offset)
  if (occurrence !== undefined) return describeSymbol(analysis, occurrence.symbol, occurrence.span)
  const word = wordAt(analysis, offset)
  return word && hoverWord(word.image, word.span)
}

/** A function, attribute or kind of definition. */
export function hoverWord(image: string, span: Span): Hover | undefined {
  const spec = functionSpec(image)
  if (spec !== undefined)
    return { span, title: signatureOf(spec), lines: [spec.description, `Gives: ${spec.resultName}`] }
  const attribute = attributeSpec(image)
  if (attribute !== undefined) {
    const values = attribute.values === undefined ? [] : [`One of: ${attribute.values.join(', ')}`]
    return { span, title: attribute.keyword, lines: [ATTRIBUTE_HELP[attribute.keyword] ?? '', ...values] }
  }
  return isDefinitionKind(image) ? { span, title: image, lines: [KIND_HELP[image] ?? ''] } : undefined
}

function wordAt(analysis: Analysis, offset: number): { image: string; span: Span } | undefined {
  const location = locate(analysis, offset)
  const token = location?.cursor.word ?? location?.cursor.after[0]
  if (location === undefined || token === undefined) return undefined
  const start = token.startOffset + location.definition.offset
  const end = T.tokenEnd(token) + location.definition.offset
  return start <= offset && offset <= end ? { image: token.image, span: { start, end } } : undefined
}

/** A data item, parameter, task, candidate or property: what it is, where it comes from and who uses it. */
export function describeSymbol(analysis: Analysis, symbol: ProtocolSymbol, span: Span): Hover | undefined {
  const { index } = analysis
  switch (symbol.kind) {
    case 'candidate': {
      const decision = index.tasks.get(symbol.decision)
      return decision?.kind === 'decision' ? describeCandidate(decision, symbol.name, span) : undefined
    }
    case 'task': {
      const task = index.tasks.get(symbol.name)
      return task && describeTask(analysis, task, span)
    }
    case 'property':
      return { span, title: symbol.name, lines: ['property'] }
    default: {
      const item = symbol.kind === 'data' ? index.data.get(symbol.name) : index.parameters.get(symbol.name)
      return (
        item && { span, title: symbol.name, lines: [...heading(item), describeItem(item), ...uses(analysis, symbol)] }
      )
    }
  }
}

function heading(definition: Definition): string[] {
  const caption = captionOf(definition)
  return [describeKind(definition), ...(caption === undefined ? [] : [`"${caption}"`])]
}

function describeTask({ resolver }: Analysis, task: TaskDefinition, span: Span): Hover {
  const paths = resolver.tree.pathsOf(task.name.text, 4).map((path) => path.join(' / '))
  const places = paths.length === 0 ? ['Stands in no plan yet'] : paths.slice(0, 3).map((path) => `At ${path}`)
  const more = paths.length > 3 ? ['… and other places'] : []
  return { span, title: task.name.text, lines: [...heading(task), ...conditionsOf(task), ...places, ...more] }
}

function describeCandidate(decision: DecisionDefinition, name: string, span: Span): Hover | undefined {
  const candidate = decision.candidates.find((one) => one.name.text === name)
  if (candidate === undefined) return undefined
  const count = candidate.arguments.length
  const lines = [
    `candidate of '${decision.name.text}'`,
    ...(candidate.caption ? [`"${candidate.caption.value}"`] : []),
    `${count} argument${count === 1 ? '' : 's'}`,
  ]
  return { span, title: name, lines }
}

/** Who asks for a data item, who sets it and who reads it. */
function uses({ parsed, resolver }: Analysis, symbol: ProtocolSymbol): string[] {
  const asks = new Set<string>()
  const sets = new Set<string>()
  const reads = new Set<string>()
  const starts = parsed.definitions.map((one) => one.offset)
  for (const { symbol: other, role, span } of occurrences(parsed, resolver)) {
    if (role === 'definition' || !sameSymbol(other, symbol)) continue
    const holder = parsed.definitions[lastAtOrBefore(starts, span.start)]?.node
    if (holder === undefined || holder.name.text === symbol.name) continue
    const isSource = 'sources' in holder && holder.sources.some((one) => one.item.text === symbol.name)
    const target = role === 'owner' && isTask(holder)
    const where = target ? (isSource ? asks : sets) : reads
    where.add(holder.name.text)
  }
  return [list('Asked by', asks), list('Set by', sets), list('Read by', reads)].filter((line) => line !== '')
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function list(label: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return ''
  const shown = [...names].slice(0, 5).map((name) => `'${name}'`)
  return `${label}: ${shown.join(', ')}${names.size > 5 ? ` and ${names.size - 5} more` : ''}`
}
