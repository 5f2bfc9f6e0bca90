import type { DataDefinition, Definition, Expression, ParameterDefinition, Span } from '../model/index.ts'
import { DURATION, ERROR, type Type, BOOLEAN } from '../expressions/types/type.ts'
import { typeOfItem } from '../expressions/types/index.ts'

/** An expression of a definition with what its place asks for. */
export interface PlacedExpression {
  readonly expression: Expression
  readonly expected: Type
  /** Name of the component whose place this is; the definition's own otherwise. */
  readonly component?: string
  /** `constant`: read before anything runs, so that only parameters have a meaning in it. */
  readonly kind: 'condition' | 'value' | 'constant'
  /** The attribute that holds it, from keyword to semicolon. */
  readonly span: Span
}

/** Every expression of a definition, in text order of its parts. One list for checks, types and references. */
export function expressionsOf(
  definition: Definition,
  itemType: (name: string) => Type | undefined,
): PlacedExpression[] {
  switch (definition.kind) {
    case 'protocol':
      return []
    case 'data':
      return dataExpressions(definition)
    case 'parameter':
      return itemExpressions(definition)
    case 'property':
      return propertyExpressions(definition)
    default:
      return taskExpressions(definition, itemType)
  }
}

type Attributed = { readonly value: Expression; readonly span: Span } | undefined

function condition(attribute: Attributed, component?: string): PlacedExpression[] {
  if (attribute === undefined) return []
  const place = component === undefined ? {} : { component }
  return [{ expression: attribute.value, expected: BOOLEAN, kind: 'condition', span: attribute.span, ...place }]
}

function taskExpressions(
  task: Extract<Definition, { kind: 'plan' | 'action' | 'enquiry' | 'decision' | 'task' }>,
  itemType: (name: string) => Type | undefined,
): PlacedExpression[] {
  const found = [...condition(task.precondition), ...condition(task.waitCondition)]
  for (const { target, value, span } of task.postcondition?.value ?? []) {
    found.push({ expression: value, expected: itemType(target.text) ?? ERROR, kind: 'value', span })
  }
  if (task.kind === 'plan') {
    found.push(...condition(task.abort), ...condition(task.terminate))
    for (const component of task.components) found.push(...componentExpressions(component, itemType))
  }
  if (task.kind === 'decision') {
    for (const candidate of task.candidates) {
      for (const argument of candidate.arguments) {
        found.push({ expression: argument.condition, expected: BOOLEAN, kind: 'condition', span: argument.span })
      }
      found.push(...condition(candidate.recommendation))
    }
  }
  return found
}

function componentExpressions(
  component: Extract<Definition, { kind: 'plan' }>['components'][number],
  itemType: (name: string) => Type | undefined,
): PlacedExpression[] {
  const name = component.task.text
  const found = condition(component.cycleUntil, name)
  const repeat = component.cycleRepeat
  if (repeat) {
    found.push({ expression: repeat.value, expected: DURATION, kind: 'value', component: name, span: repeat.span })
  }
  for (const { parameter, value, span } of component.paramValues) {
    const expected = itemType(parameter.text) ?? ERROR
    found.push({ expression: value, expected, kind: 'value', component: name, span })
  }
  return found
}

function dataExpressions(data: DataDefinition): PlacedExpression[] {
  const found = itemExpressions(data)
  const { derivation } = data
  if (derivation) {
    found.push({ expression: derivation.value, expected: typeOfItem(data), kind: 'value', span: derivation.span })
  }
  for (const warning of data.warningConditions) {
    found.push({ expression: warning.condition, expected: BOOLEAN, kind: 'condition', span: warning.span })
  }
  return found
}

/** Range and default value: elements of a set item are of its element type. */
function itemExpressions(item: DataDefinition | ParameterDefinition): PlacedExpression[] {
  const type = typeOfItem(item)
  const element = type.kind === 'set' ? type.element : type
  const range = item.range?.value
  const limits = range === undefined ? [] : range.kind === 'values' ? range.values : [range.from, range.to]
  const found: PlacedExpression[] = []
  for (const limit of limits) {
    if (limit)
      found.push({ expression: limit, expected: element, kind: 'constant', span: item.range?.span ?? limit.span })
  }
  const initial = item.defaultValue
  if (initial) found.push({ expression: initial.value, expected: type, kind: 'constant', span: initial.span })
  return found
}

function propertyExpressions({ pattern }: Extract<Definition, { kind: 'property' }>): PlacedExpression[] {
  if (pattern === undefined) return []
  switch (pattern.kind) {
    case 'response':
      return [...condition(pattern.whenever), ...condition(pattern.eventually)]
    case 'precedence':
      return [...condition(pattern.never), ...condition(pattern.before)]
    default:
      return condition(pattern.condition)
  }
}
