import { quoteText } from '../../text/index.ts'
import { printExpression } from '../../expressions/index.ts'
import { isObject, listMember, member, textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { definition, statement, textStatement } from '../statements.ts'
import { numberOf } from './build.ts'
import { extensionOf, foreignMeta, ownTextOf, soundStatement } from './extension.ts'
import { captionLine } from './context.ts'
import type { ImportContext } from './context.ts'
import { objects } from './tree.ts'
import type { DataNode, TaskNode } from './tree.ts'

const TYPES: Readonly<Record<string, string>> = {
  Integer: 'integer',
  Float: 'real',
  Text: 'text',
  Boolean: 'boolean',
  Date: 'date',
}

/** A data item as PROforma text; empty for one that stands for a parameter, which the file has as a definition too. */
export function dataLines(item: DataNode, node: TaskNode, importer: ImportContext): string {
  const { json } = item
  const own = extensionOf(json)
  if (textMember(own, 'parameter') !== undefined) return ''
  const key = `data/${item.definition}`
  importer.sidecar.meta(key, foreignMeta(json))
  return definition('data', item.definition, [
    ...captionLine(json),
    ...textStatement('description', textMember(json, 'description') ?? ''),
    ...typeLine(item, key, importer),
    ...(member(json, 'multiValued') === true ? ['multiple ;'] : []),
    ...rangeLine(item, key, importer),
    ...defaultLine(item, node, key, importer),
    ...importer.expression(json, 'valueCondition', 'derivation', 'data', node, key),
    ...objects(json, 'warnings').flatMap((warning, at) => {
      const place = `warning/${item.definition}/${at}`
      importer.sidecar.meta(place, foreignMeta(warning))
      const source = textMember(warning, 'warnCondition')
      const condition = source === undefined ? undefined : importer.convert(source, node, place, 'warning_condition')
      if (condition === undefined) return []
      const text = ownWarning(warning) ?? printExpression(condition)
      const message = textMember(extensionOf(warning), 'caption') === '' ? undefined : textMember(warning, 'caption')
      return [statement('warning_condition', message === undefined ? text : `${text}, ${quoteText(message)}`)]
    }),
    ...importer.extensions('data', json, key, ['type', 'name', 'caption', 'default_value', 'derivation']),
  ])
}

function ownWarning(warning: JsonObject): string | undefined {
  const text = ownTextOf(warning, 'warnCondition', 'condition')
  return text !== undefined && soundStatement('data', 'warning_condition', text) !== undefined ? text : undefined
}

function typeLine({ json }: DataNode, key: string, importer: ImportContext): string[] {
  const own = textMember(extensionOf(json), 'type')
  if (own === '') return []
  if (own !== undefined && ['time', 'datetime', 'duration'].includes(own)) return [statement('type', own)]
  const found = TYPES[textMember(json, 'class') ?? '']
  if (found === undefined)
    importer.lost(
      'proformajs.type',
      key,
      `The class ${JSON.stringify(member(json, 'class'))} is not known; the item is a text now.`,
    )
  return [statement('type', found ?? 'text')]
}

function rangeLine({ json }: DataNode, key: string, importer: ImportContext): string[] {
  const range = listMember(json, 'range')
  if (range === undefined) return []
  const values = range.map((entry) => (isObject(entry) ? (entry['value'] ?? null) : entry))
  const literals = values.flatMap((value) => literal(value))
  if (literals.length !== range.length || literals.length === 0) {
    importer.keep(key, 'range', range, 'its values are not plain values.')
    return []
  }
  if (range.some(isObject)) importer.keep(key, 'range', range, 'the language has the values, not their captions.')
  return [statement('range', literals.join(', '))]
}

function defaultLine({ json }: DataNode, node: TaskNode, key: string, importer: ImportContext): string[] {
  const value = member(json, 'defaultValue')
  const literals = value === undefined ? [] : literal(value)
  if (literals[0] !== undefined) return [statement('default_value', literals[0])]
  if (value !== undefined) importer.keep(key, 'defaultValue', value, 'it is not a plain value.')
  return importer.expression(json, 'defaultCondition', 'default_value', 'data', node, key)
}

function literal(value: Json): string[] {
  switch (typeof value) {
    case 'string':
      return [quoteText(value)]
    case 'number':
      return Number.isFinite(value) ? [printExpression(numberOf(value))] : []
    case 'boolean':
      return [String(value)]
    default:
      return []
  }
}
