import type { JsonValue } from '../../proforma/index.ts'
import { toJson } from '../../proforma/index.ts'
import type { ItemProgram, Program } from '../../runtime/index.ts'
import type { DataSpace } from '../data/space.ts'

/** One value of every piece: the oracle then has exactly as many states as the explorer counts. */
export function valuesOfPieces(space: DataSpace, program: Program, name: string): readonly JsonValue[] {
  const own = space.of(program.itemIndex.get(name) as number)
  if (!own) return []
  return own.kind === 'scalar' ? own.values.slice(1).map(toJson) : subsets(own.members.map(toJson))
}

/**
 * Values chosen without knowing the partition: every value of a small domain, quarters of a real, two texts that are
 * mentioned and one that is not. Judges the partition itself.
 */
export function valuesOfDomain(program: Program, name: string): readonly JsonValue[] {
  const item = program.items[program.itemIndex.get(name) as number]
  if (!item) return []
  const scalars = scalarValues(item)
  return item.domain.multiple ? subsets(scalars) : scalars
}

function scalarValues({ domain }: ItemProgram): readonly JsonValue[] {
  if (domain.values) return domain.values.map(toJson)
  if (domain.type === 'boolean') return [false, true]
  if (domain.type === 'text') return ['u', 'v', 'w']
  const from = typeof domain.interval?.from === 'number' ? domain.interval.from : -1
  const to = typeof domain.interval?.to === 'number' ? domain.interval.to : 4
  const step = domain.type === 'integer' ? 1 : (domain.precision ?? 0.25)
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)
}

function subsets(values: readonly JsonValue[]): readonly (readonly JsonValue[])[] {
  return values.reduce<(readonly JsonValue[])[]>((all, each) => [...all, ...all.map((set) => [...set, each])], [[]])
}
