import { expressionsOf, type Definition, type Expression, type ProtocolIndex } from '../../proforma/index.ts'

/** A definition that asks for an item, or reads it in a condition. */
export interface Use {
  readonly definition: string
  readonly asked: boolean
}

/** Who uses a data item or a parameter: those that ask first, then those that read, in text order. */
export function usesOf(index: ProtocolIndex, name: string): Use[] {
  const asked: Use[] = []
  const read: Use[] = []
  for (const definition of [...index.tasks.values(), ...index.data.values(), ...index.properties.values()]) {
    const own = definition.name.text
    if (
      (definition.kind === 'enquiry' || definition.kind === 'decision') &&
      definition.sources.some(({ item }) => item.text === name)
    )
      asked.push({ definition: own, asked: true })
    if (reads(definition, name)) read.push({ definition: own, asked: false })
  }
  return [...asked, ...read]
}

function reads(definition: Definition, name: string): boolean {
  return expressionsOf(definition, () => undefined).some(({ expression }) => mentions(expression, name))
}

function mentions(expression: Expression, name: string): boolean {
  switch (expression.kind) {
    case 'name':
      return expression.name === name
    case 'unary':
      return mentions(expression.operand, name)
    case 'binary':
      return mentions(expression.left, name) || mentions(expression.right, name)
    case 'set':
      return expression.elements.some((element) => mentions(element, name))
    case 'call':
      return expression.arguments.some((argument) => mentions(argument, name))
    default:
      return false
  }
}
