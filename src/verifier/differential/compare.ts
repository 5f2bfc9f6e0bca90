import { parse, toJson, type JsonValue } from '../../proforma/index.ts'
import { compile, IN_PROGRESS, type Program, StateReader } from '../../runtime/index.ts'
import { conditionsOf } from '../data/model.ts'
import { partition } from '../data/partition.ts'
import type { DataSpace, ItemSpace } from '../data/space.ts'
import { Symbolic } from '../data/symbolic.ts'
import { FALSE } from '../data/diagram.ts'
import { gap } from '../data/decisions.ts'
import { canReach, endedRegions, outside, type Regions, stuckRegions } from '../explore/backward.ts'
import { ControlKeys } from '../explore/control-key.ts'
import { Explorer } from '../explore/explorer.ts'
import type { Node } from '../explore/graph.ts'
import { exploreAll } from '../explore/oracle.ts'
import type { Environment } from '../types.ts'
import { type Sketch, sketchText } from './sketch.ts'

/** What two ways of exploring must agree on. */
export interface Facts {
  readonly states: string
  readonly stuck: string
  readonly doomed: string
  readonly diverges: boolean
  readonly reached: readonly string[]
  readonly recommended: readonly string[]
  readonly gaps: readonly string[]
}

export type Comparison =
  | { readonly kind: 'same'; readonly states: number; readonly nodes: number }
  /** The protocol does not load, or has more states than the oracle may visit. */
  | { readonly kind: 'skipped'; readonly why: 'load' | 'size' | 'inexact' }
  | { readonly kind: 'different'; readonly oracle: Facts | string; readonly explorer: Facts | string }

/** Explores a random protocol in both ways. */
export function compareWays(sketch: Sketch, environment: Environment, maxStates = 4000): Comparison {
  const compiled = compile(parse(sketchText(sketch)), { passLimit: 200 })
  if (!compiled.ok) return { kind: 'skipped', why: 'load' }
  return compareProgram(compiled.program, environment, maxStates)
}

export function compareProgram(program: Program, environment: Environment, maxStates: number): Comparison {
  const { space, cuts } = partition(program)
  if (cuts.relations.length > 0 || cuts.approximations.size > 0) return { kind: 'skipped', why: 'inexact' }
  const oracle = exploreAll(program, { environment, maxStates, values: (item) => valuesOf(space, program, item) })
  if (!oracle.complete) return { kind: 'skipped', why: 'size' }
  const expected: Facts = {
    states: String(oracle.states),
    stuck: String(oracle.stuck),
    doomed: String(oracle.doomed),
    diverges: oracle.diverging > 0,
    reached: [...oracle.reached].sort(),
    recommended: [...oracle.recommended].sort(),
    gaps: [...oracle.gaps].sort(),
  }
  let nodes = 0
  let found: Facts | string
  try {
    const symbolic = new Symbolic(space)
    const keys = new ControlKeys(
      program,
      conditionsOf(program).map((each) => each.expression),
    )
    const explorer = new Explorer(symbolic, keys, { environment, maxStates })
    for (const _ of explorer.run()) continue
    nodes = explorer.nodes.length
    found = factsOf(symbolic, explorer)
  } catch (error) {
    found = String(error)
  }
  if (JSON.stringify(found) === JSON.stringify(expected)) return { kind: 'same', states: oracle.states, nodes }
  return { kind: 'different', oracle: expected, explorer: found }
}

function factsOf(symbolic: Symbolic, explorer: Explorer): Facts {
  const { nodes } = explorer
  const ends = canReach(symbolic, endedRegions(nodes))
  return {
    states: total(symbolic.space, new Map(nodes.map((node) => [node, node.known]))),
    stuck: total(symbolic.space, stuckRegions(symbolic, nodes)),
    doomed: total(symbolic.space, outside(symbolic, nodes, ends)),
    diverges: explorer.divergences.length > 0,
    reached: [...explorer.reached].sort(),
    ...decisionFacts(symbolic, nodes),
  }
}

function total(space: DataSpace, regions: Regions): string {
  const variables = space.items.flatMap((item: ItemSpace) => item.variables).sort((a, b) => a - b)
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

/** One value of every piece, for the oracle. */
function valuesOf(space: DataSpace, program: Program, name: string): readonly JsonValue[] {
  const own = space.of(program.itemIndex.get(name) as number)
  if (!own) return []
  if (own.kind === 'scalar') return own.values.slice(1).map(toJson)
  let sets: readonly (readonly JsonValue[])[] = [[]]
  for (const member of own.members) sets = [...sets, ...sets.map((set) => [...set, toJson(member)])]
  return sets
}
