import { IN_PROGRESS, StateReader } from '../../runtime/index.ts'
import { gap } from '../data/decisions.ts'
import { FALSE } from '../data/diagram.ts'
import type { DataSpace } from '../data/space.ts'
import type { Symbolic } from '../data/symbolic.ts'
import { canReach, endedRegions, outside, type Regions, stuckRegions } from '../explore/backward.ts'
import type { Explorer } from '../explore/explorer.ts'
import type { Node } from '../explore/graph.ts'
import type { OracleResult } from '../explore/oracle.ts'

/** What all ways of exploring must agree on. */
export interface Facts {
  readonly stuck: boolean
  /** Whether there are states from which the end cannot be reached. */
  readonly doomed: boolean
  readonly diverges: boolean
  /** `path state`: what each task has ever been. */
  readonly reached: readonly string[]
  /** `path candidate`: what was ever recommended while its decision could be taken. */
  readonly recommended: readonly string[]
  /** Decisions that could be taken with no candidate recommended. */
  readonly gaps: readonly string[]
  /** Requirements that some run breaks. */
  readonly broken: readonly string[]
}

/** How many states there are; ways without reductions agree on these too. */
export interface Counts {
  readonly states: string
  readonly stuck: string
  readonly doomed: string
}

export function oracleFacts(oracle: OracleResult): Facts {
  return {
    stuck: oracle.stuck > 0,
    doomed: oracle.doomed > 0,
    diverges: oracle.diverging > 0,
    reached: [...oracle.reached].sort(),
    recommended: [...oracle.recommended].sort(),
    gaps: [...oracle.gaps].sort(),
    broken: [...oracle.broken].sort(),
  }
}

export function oracleCounts(oracle: OracleResult): Counts {
  return { states: String(oracle.states), stuck: String(oracle.stuck), doomed: String(oracle.doomed) }
}

export function explorerFacts(symbolic: Symbolic, explorer: Explorer, broken: readonly string[]): Facts {
  const { nodes } = explorer
  return {
    stuck: stuckRegions(symbolic, nodes).size > 0,
    doomed: doomed(symbolic, nodes).size > 0,
    diverges: explorer.divergences.length > 0,
    reached: [...explorer.reached].sort(),
    ...decisionFacts(symbolic, nodes),
    broken,
  }
}

/** `task role`: conditions that were ever true when they were asked; what is told of conditions that never are rests on it. */
export function everTrue({ notebook }: Explorer): readonly string[] {
  return [...notebook.asked].flatMap(([key, { everTrue: is }]) => (is ? [key] : [])).sort()
}

export function explorerCounts(symbolic: Symbolic, explorer: Explorer): Counts {
  const { nodes } = explorer
  return {
    states: total(symbolic.space, new Map(nodes.map((node) => [node, node.known]))),
    stuck: total(symbolic.space, stuckRegions(symbolic, nodes)),
    doomed: total(symbolic.space, doomed(symbolic, nodes)),
  }
}

function doomed(symbolic: Symbolic, nodes: readonly Node[]): Regions {
  return outside(symbolic, nodes, canReach(symbolic, endedRegions(nodes)))
}

function total(space: DataSpace, regions: Regions): string {
  const variables = space.items.flatMap((item) => item.variables).sort((a, b) => a - b)
  let sum = 0n
  for (const region of regions.values()) sum += space.diagrams.count(region, variables)
  return String(sum)
}

function decisionFacts(symbolic: Symbolic, nodes: readonly Node[]): Pick<Facts, 'recommended' | 'gaps'> {
  const { diagrams, program } = symbolic.space
  const recommended = new Set<string>()
  const gaps = new Set<string>()
  for (const node of nodes) {
    const reader = new StateReader(node.state)
    for (const task of program.tasks) {
      if (task.kind !== 'decision' || node.ended) continue
      const record = reader.task(task.index)
      if (record.state !== IN_PROGRESS || record.committed.length > 0) continue
      const here = diagrams.and(node.known, symbolic.sourcesKnown(task.index, reader))
      if (diagrams.and(here, gap(symbolic, task.index, reader)) !== FALSE) gaps.add(task.path)
      for (const [position, candidate] of task.candidates.entries())
        if (diagrams.and(here, symbolic.recommended(task.index, position, reader)) !== FALSE)
          recommended.add(`${task.path} ${candidate.name}`)
    }
  }
  return { recommended: [...recommended].sort(), gaps: [...gaps].sort() }
}
