import { printExpression } from '../expressions/print.ts'
import { describeType, typeOfItem } from '../expressions/types/index.ts'
import type { DataDefinition, DataRange, Definition, ParameterDefinition, TaskDefinition } from '../model/index.ts'
import { printValue } from '../text/printDefinition.ts'
import { attributeSpec } from '../text/attributes.ts'

/** `a whole number, 0 .. 120 a`: type, range and unit in a few words. */
export function describeItem(item: DataDefinition | ParameterDefinition): string {
  const type = item.type === undefined ? 'no type yet' : describeType(typeOfItem(item))
  const range = item.range === undefined ? '' : `, ${describeRange(item.range.value)}`
  return `${type}${range}${item.unit === undefined ? '' : ` ${item.unit.value}`}`
}

export function describeRange(range: DataRange): string {
  const spec = attributeSpec('range')
  return spec === undefined ? '' : printValue(spec, range)
}

export function describeKind(definition: Definition): string {
  switch (definition.kind) {
    case 'data':
      return definition.derivation ? 'derived data item' : 'data item'
    case 'task':
      return 'keystone'
    case 'protocol':
      return 'protocol'
    default:
      return definition.kind
  }
}

export function captionOf(definition: Definition): string | undefined {
  if (definition.kind === 'protocol') return definition.title?.value
  return definition.caption?.value
}

/** What a task waits for and asks, line by line. */
export function conditionsOf(task: TaskDefinition): string[] {
  const lines: string[] = []
  if (task.waitCondition) lines.push(`Waits until ${printExpression(task.waitCondition.value)}`)
  if (task.precondition) lines.push(`Only if ${printExpression(task.precondition.value)}`)
  if (task.trigger) lines.push(`Started by the trigger "${task.trigger.value}"`)
  return lines
}
