import type { ProtocolIndex } from '../../proforma/index.ts'
import { componentNames } from '../document/place.ts'
import { usesOf } from '../document/uses.ts'

export type ItemUse = 'asks' | 'reads' | 'both'

/**
 * What the tasks of a plan do with a data item: who asks for it, who reads it. A plan does what the tasks below it
 * do. Tasks that have nothing to do with it are not in the answer.
 */
export function dataFlow(index: ProtocolIndex, plan: string, item: string): ReadonlyMap<string, ItemUse> {
  const direct = new Map<string, ItemUse>()
  for (const { definition, asked } of usesOf(index, item))
    direct.set(definition, joined(direct.get(definition), asked ? 'asks' : 'reads'))
  const found = new Map<string, ItemUse>()
  for (const name of componentNames(index, plan)) {
    const use = usedBelow(index, name, direct, new Set())
    if (use) found.set(name, use)
  }
  return found
}

function usedBelow(
  index: ProtocolIndex,
  name: string,
  direct: ReadonlyMap<string, ItemUse>,
  seen: Set<string>,
): ItemUse | undefined {
  let use = direct.get(name)
  if (seen.has(name)) return use
  seen.add(name)
  for (const below of componentNames(index, name)) {
    const other = usedBelow(index, below, direct, seen)
    if (other) use = joined(use, other)
  }
  return use
}

function joined(a: ItemUse | undefined, b: ItemUse): ItemUse {
  return a === undefined || a === b ? b : 'both'
}
