import { walkExpression } from '../../../expressions/walk.ts'
import type { BinaryExpression, Definition, Expression } from '../../../model/index.ts'
import type { Analysis } from '../../analyse.ts'
import { type Place, placesIn } from '../../facts/places.ts'
import { hasMissing, type View, viewsOf } from './conditions.ts'

/** A chain of `and` (or of `or`) as a whole, with its parts. */
export interface Chain {
  readonly whole: BinaryExpression
  readonly parts: readonly Expression[]
}

/** The chains of one connective in an expression, outermost first; a chain is not taken apart into shorter ones. */
export function chainsOf(expression: Expression, operator: 'and' | 'or'): readonly Chain[] {
  const chains: Chain[] = []
  const inside = new Set<Expression>()
  walkExpression(expression, (part) => {
    if (part.kind !== 'binary' || part.operator !== operator || inside.has(part)) return
    chains.push({ whole: part, parts: partsOfChain(part, operator, inside) })
  })
  return chains
}

function partsOfChain(whole: BinaryExpression, operator: string, inside: Set<Expression>): readonly Expression[] {
  const parts: Expression[] = []
  const stack: Expression[] = [whole]
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (part.kind === 'binary' && part.operator === operator) {
      inside.add(part)
      stack.push(part.right, part.left)
    } else parts.push(part)
  }
  return parts
}

/** The chains of a definition with the places they are looked at. */
export function placedChains(
  analysis: Analysis,
  definition: Definition,
  operator: 'and' | 'or',
): readonly { readonly chain: Chain; readonly place: Place; readonly views: readonly View[] }[] {
  return placesIn(definition).flatMap((place) => {
    const chains = chainsOf(place.expression, operator)
    if (chains.length === 0 || hasMissing(place.expression)) return []
    const views = viewsOf(analysis, definition, place)
    return chains.map((chain) => ({ chain, place, views }))
  })
}
