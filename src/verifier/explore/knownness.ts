import type { Expression } from '../../proforma/index.ts'
import type { Program } from '../../runtime/index.ts'

/** Whether an expression asks by itself whether an item, or something derived from it, is known. */
export function mentionsKnownness(program: Program, expression: Expression, item: number): boolean {
  switch (expression.kind) {
    case 'name': {
      const index = program.itemIndex.get(expression.name)
      const derivation = index === undefined ? undefined : program.items[index]?.derivation
      return derivation !== undefined && mentionsKnownness(program, derivation.source, item)
    }
    case 'unary':
      return mentionsKnownness(program, expression.operand, item)
    case 'binary':
      return mentionsKnownness(program, expression.left, item) || mentionsKnownness(program, expression.right, item)
    case 'set':
      return expression.elements.some((element) => mentionsKnownness(program, element, item))
    case 'call': {
      const [argument] = expression.arguments
      if (expression.function === 'is_known' && argument?.kind === 'name') {
        const index = program.itemIndex.get(argument.name)
        if (index !== undefined && program.items[index]?.givenBy.includes(item)) return true
      }
      return expression.arguments.some((each) => mentionsKnownness(program, each, item))
    }
    default:
      return false
  }
}
