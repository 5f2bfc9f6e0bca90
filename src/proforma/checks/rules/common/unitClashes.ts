import type { Definition } from '../../../model/index.ts'
import type { UnitSystem } from '../../../units/index.ts'
import type { Analysis } from '../../analyse.ts'
import { type Place, placesIn } from '../../facts/places.ts'
import { type UnitClash, UnitReader } from '../../units/unitsIn.ts'

/** The clashes of units in a definition: in its expressions, and between an item and what it is computed from or assigned. */
export function unitClashesIn(analysis: Analysis, definition: Definition, units: UnitSystem): readonly UnitClash[] {
  return placesIn(definition).flatMap((place) => {
    const reader = new UnitReader(analysis.resolver, units)
    const unit = reader.of(place.expression)
    const item = itemOf(definition, place)
    if (item !== undefined) reader.same(unit, reader.ofItem(item), place.expression.span)
    return reader.clashes
  })
}

/** The item that takes the value of an expression. */
function itemOf(definition: Definition, { role, target }: Place): string | undefined {
  if (role === 'postcondition') return target
  return role === 'derivation' ? definition.name.text : undefined
}
