import type { Program } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { hasModules, type Module, Modules } from './modules.ts'

/** Smaller modules than this save nothing. */
const LEAST = 6
/** In smaller protocols parts save nothing. */
const WORTHWHILE = 100
/** Parts must promise to cost at most this share of the whole. */
const SHARE = 0.6

/** Which modules are looked at together, each group in a protocol of its own, in the order of the tree. */
export type Division = readonly (readonly Module[])[]

/**
 * How to look at a protocol in parts so that it costs least; undefined when it is better looked at as a whole. The cost of
 * an exploration is about the square of its size: so many situations, each with so many tasks.
 *
 * @param together paths of plans that have turned out to be no modules
 * @param always divide whatever can be divided, however small
 */
export function divide(
  program: Program,
  environment: Environment,
  together: ReadonlySet<string>,
  always = false,
): Division | undefined {
  const size = program.tasks.length
  if ((!always && size < WORTHWHILE) || !hasModules(program, environment)) return undefined
  const modules = new Modules(program, environment, together)
  let best: { readonly division: Division; readonly cost: number } | undefined
  for (let most = size - 1; most >= (always ? 2 : LEAST); most = Math.floor(most / 2)) {
    const found = modules.select(always ? 2 : LEAST, most)
    if (found.length < (always ? 1 : 2)) continue
    const division = grouped(size, found)
    const cost = costOf(size, division)
    if (!best || cost < best.cost) best = { division, cost }
  }
  return best && (always || best.cost <= SHARE * size * size) ? best.division : undefined
}

/** Neighbours together, until a group is as large as what stands around it in any case. */
function grouped(size: number, modules: readonly Module[]): Division {
  const around = remaining(size, modules)
  const groups: Module[][] = []
  let room = 0
  for (const module of modules) {
    const last = groups[groups.length - 1]
    const own = module.end - module.plan
    if (last && own <= room) last.push(module)
    else groups.push([module])
    room = (last && own <= room ? room : around) - own
  }
  return groups
}

function costOf(size: number, division: Division): number {
  const around = remaining(size, division.flat())
  const costs = division.map((group) => (around + group.reduce((sum, { plan, end }) => sum + end - plan - 1, 0)) ** 2)
  return costs.reduce((sum, cost) => sum + cost, around ** 2)
}

/** Tasks that are left when each module is one. */
function remaining(size: number, modules: readonly Module[]): number {
  return modules.reduce((left, { plan, end }) => left - (end - plan - 1), size)
}
