import type { Diagram, Diagrams } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'

/** One value for each variable; variables that do not matter are 0. */
export type Valuation = (variable: number) => number

/** The valuation with the lowest values that makes `area` true; undefined when none does. */
export function pick(diagrams: Diagrams, area: Diagram): Valuation | undefined {
  if (area === FALSE) return undefined
  const { table } = diagrams
  const chosen = new Map<number, number>()
  let node = area
  while (!table.isLeaf(node)) {
    let from = 0
    let next: Diagram = FALSE
    for (let i = table.first(node); next === FALSE; i += 2) {
      next = table.runs[i + 1] as Diagram
      if (next === FALSE) from = table.runs[i] as number
    }
    chosen.set(table.variable(node), from)
    node = next
  }
  return (variable) => chosen.get(variable) ?? 0
}

/** As `pick`, among the values that are allowed for each variable, the first that works. */
export function pickAmong(
  diagrams: Diagrams,
  area: Diagram,
  allowed: (variable: number) => readonly number[],
): Valuation | undefined {
  const { table } = diagrams
  const chosen = new Map<number, number>()
  const hopeless = new Set<Diagram>([FALSE])
  const walk = (node: Diagram): boolean => {
    if (node === TRUE) return true
    if (hopeless.has(node)) return false
    const variable = table.variable(node)
    for (const value of allowed(variable)) {
      chosen.set(variable, value)
      if (walk(table.child(node, value))) return true
    }
    chosen.delete(variable)
    hopeless.add(node)
    return false
  }
  return walk(area) ? (variable) => chosen.get(variable) ?? allowed(variable)[0] ?? 0 : undefined
}
