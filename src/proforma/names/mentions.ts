import { walkExpression } from '../expressions/walk.ts'
import { type Definition, isTask } from '../model/index.ts'
import { expressionsOf } from './expressions.ts'

const MENTIONS = new WeakMap<Definition, ReadonlySet<string>>()

/** Every name that stands in a definition, its own included. What a name means elsewhere cannot matter to it otherwise. */
export function mentionsOf(node: Definition): ReadonlySet<string> {
  let names = MENTIONS.get(node)
  if (names === undefined) {
    names = collect(node)
    MENTIONS.set(node, names)
  }
  return names
}

function collect(node: Definition): ReadonlySet<string> {
  const names = new Set<string>([node.name.text])
  if (node.kind === 'protocol' && node.root) names.add(node.root.value.text)
  if (node.kind === 'plan') {
    for (const component of node.components) {
      names.add(component.task.text)
      for (const { antecedent } of component.scheduleConstraints) names.add(antecedent.text)
      for (const { parameter } of component.paramValues) names.add(parameter.text)
    }
  }
  if (node.kind === 'enquiry' || node.kind === 'decision') for (const { item } of node.sources) names.add(item.text)
  if (node.kind === 'decision') for (const { name } of node.candidates) names.add(name.text)
  if (isTask(node)) for (const { target } of node.postcondition?.value ?? []) names.add(target.text)
  for (const { expression } of expressionsOf(node, () => undefined)) {
    walkExpression(expression, (part) => (part.kind === 'name' ? names.add(part.name) : undefined))
  }
  return names
}
