import { isComparison } from '../../../expressions/operators.ts'
import { walkExpression } from '../../../expressions/walk.ts'
import type { Definition, Expression } from '../../../model/index.ts'
import type { Analysis } from '../../analyse.ts'
import { placesIn } from '../../facts/places.ts'

const COMPARED = new WeakMap<Analysis, ReadonlySet<string>>()
const OWN = new WeakMap<Definition, ReadonlySet<string>>()

/** The names that stand directly at one side of a comparison somewhere. */
export function comparedNames(analysis: Analysis): ReadonlySet<string> {
  let names = COMPARED.get(analysis)
  if (names === undefined) {
    names = new Set(analysis.parsed.definitions.flatMap(({ node }) => [...comparedIn(node)]))
    COMPARED.set(analysis, names)
  }
  return names
}

/** Its own warnings only guard against slips of the hand. */
function comparedIn(definition: Definition): ReadonlySet<string> {
  let names = OWN.get(definition)
  if (names === undefined) {
    const found = new Set<string>()
    for (const { role, expression } of placesIn(definition)) {
      if (role !== 'warning_condition') walkExpression(expression, (part) => addSides(part, found))
    }
    names = found
    OWN.set(definition, names)
  }
  return names
}

function addSides(part: Expression, found: Set<string>): void {
  if (part.kind !== 'binary' || !isComparison(part.operator)) return
  for (const side of [part.left, part.right]) if (side.kind === 'name') found.add(side.name)
}
