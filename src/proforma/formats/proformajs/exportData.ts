import { printExpression } from '../../expressions/index.ts'
import type { DataDefinition, DataRange, Expression, ParameterDefinition } from '../../model/index.ts'
import type { Json } from '../json.ts'
import type { Holder } from './holder.ts'
import type { ExportNames } from './names.ts'

const CLASSES: Readonly<Record<string, string>> = {
  integer: 'Integer',
  real: 'Float',
  text: 'Text',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'Date',
}

/** A data item as proformajs has it. Times and durations, which it has not, become texts there. */
export function dataJson(
  data: DataDefinition,
  holder: Holder,
  names: ExportNames,
  recover: (script: string) => string | undefined,
  warnings: readonly Json[],
): Holder {
  begin(data, holder, names)
  holder.set('range', rangeJson(data.range?.value, holder))
  if (data.multiple?.value === true) holder.set('multiValued', true)
  if (data.multiple?.value === false) holder.extend('single', '')
  const value = data.defaultValue?.value
  const literal = value === undefined ? undefined : literalJson(value)
  if (literal !== undefined) holder.set('defaultValue', literal)
  else holder.expression('defaultCondition', 'default_value', value, recover)
  holder.expression('valueCondition', 'derivation', data.derivation?.value, recover)
  if (warnings.length > 0) holder.set('warnings', warnings)
  holder.rest('data', data, [
    'caption',
    'description',
    'type',
    'single',
    'multiple',
    'range',
    'default_value',
    'derivation',
  ])
  if (data.codes.length > 0)
    holder.keep(
      'code',
      data.codes.map(({ value: code }) => code),
    )
  return holder
}

/** A parameter is a derived item there, with the value that it has by default. */
export function parameterJson(parameter: ParameterDefinition, holder: Holder, names: ExportNames): Json {
  begin(parameter, holder, names)
  const value = parameter.defaultValue?.value
  if (value !== undefined) holder.set('valueCondition', holder.script(value, 'default_value'))
  holder.keep('parameter', parameter.name.text)
  return holder.finish(undefined)
}

function begin(data: DataDefinition | ParameterDefinition, holder: Holder, names: ExportNames): void {
  const type = data.type?.value ?? 'text'
  const shown = names.item(data.name.text)
  holder.set('class', CLASSES[type] ?? 'Text')
  holder.set('name', shown)
  holder.caption(data.caption, shown)
  holder.text('description', data.description)
  if (shown !== data.name.text) holder.extend('name', data.name.text)
  if (!['integer', 'real', 'text', 'boolean', 'date'].includes(type)) holder.keep('type', type)
  if (data.type === undefined) holder.extend('type', '')
}

/** Lists of values only; an interval has no counterpart. */
function rangeJson(range: DataRange | undefined, holder: Holder): Json | undefined {
  if (range === undefined) return undefined
  if (range.kind === 'values') {
    const values = range.values.map(literalJson)
    if (!values.includes(undefined)) return values.filter((value) => value !== undefined)
    holder.keep('range', range.values.map(printExpression).join(', '))
    return undefined
  }
  const from = range.from === undefined ? '' : `${printExpression(range.from)} `
  const to = range.to === undefined ? '' : ` ${printExpression(range.to)}`
  holder.keep('range', `${from}..${to}`)
  return undefined
}

export function literalJson(expression: Expression): Json | undefined {
  switch (expression.kind) {
    case 'boolean':
    case 'text':
      return expression.value
    case 'number':
      // Other digits (`1.50`) would not come back.
      return String(expression.value) === expression.text ? expression.value : undefined
    case 'unary': {
      const inner = expression.operator === '-' ? literalJson(expression.operand) : undefined
      return typeof inner === 'number' ? -inner : undefined
    }
    default:
      return undefined
  }
}
