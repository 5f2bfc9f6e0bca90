import { parse } from '../../proforma/index.ts'
import { compile, type Program } from '../../runtime/index.ts'
import { conditionsOf, propertiesOf } from '../data/model.ts'
import { type Partition, partition } from '../data/partition.ts'
import type { SumSpace } from '../data/spaces.ts'
import { isDense } from '../data/sum-parts.ts'
import { Symbolic } from '../data/symbolic.ts'
import { ControlKeys } from '../explore/control-key.ts'
import { Explorer } from '../explore/explorer.ts'
import { expressionsOf, Monitors } from '../explore/monitor.ts'
import { exploreAll, type OracleResult } from '../explore/oracle.ts'
import { type Reduction, reductionOf } from '../flow/reduction.ts'
import { brokenBy } from '../properties/requirements.ts'
import type { Environment } from '../types.ts'
import { type Counts, everTrue, explorerCounts, explorerFacts, type Facts, oracleCounts, oracleFacts } from './facts.ts'
import { type Sketch, sketchText } from './sketch.ts'
import { valuesOfDomain, valuesOfPieces } from './values.ts'

export type Comparison =
  | { readonly kind: 'same'; readonly states: number; readonly nodes: number }
  /** The protocol does not load, has more states than the oracle may visit, or is over-approximated. */
  | { readonly kind: 'skipped'; readonly why: 'load' | 'size' | 'inexact' }
  | { readonly kind: 'different'; readonly way: string; readonly oracle: Outcome; readonly explorer: Outcome }

type Outcome = Facts | Counts | readonly string[] | string

export interface CompareOptions {
  readonly environment: Environment
  /** States that the oracle may visit. */
  readonly maxStates?: number
}

/** Explores a protocol in every way there is and compares what they found. */
export function compareSketch(sketch: Sketch, options: CompareOptions): Comparison {
  const compiled = compile(parse(sketchText(sketch)), { passLimit: 200 })
  return compiled.ok ? compareProgram(compiled.program, options) : { kind: 'skipped', why: 'load' }
}

export function compareProgram(program: Program, { environment, maxStates = 2500 }: CompareOptions): Comparison {
  const { asynchronousData } = environment
  const parts = partition(program, { asynchronousData })
  if (!isExact(parts)) return { kind: 'skipped', why: 'inexact' }
  const domain = exploreAll(program, { environment, maxStates, values: (item) => valuesOfDomain(program, item) })
  // With something computed from several items one value for each piece says too little: only the domain judges then.
  const pieces = hasComputed(parts)
    ? undefined
    : exploreAll(program, { environment, maxStates, values: (item) => valuesOfPieces(parts.space, program, item) })
  const judges = [domain, pieces].filter((each) => each?.complete === true) as OracleResult[]
  if (judges.length === 0) return { kind: 'skipped', why: 'size' }
  try {
    const comparison = judged(program, parts, environment, judges, pieces)
    if (comparison.kind !== 'same' || !domain?.complete) return comparison
    // The same once more with a variable for every sum of several items, however few values they have.
    const summed = partition(program, { asynchronousData, enumerable: 1 })
    if (!isExact(summed) || summed.space.sums.length === 0 || summed.space.sums.some(isFine)) return comparison
    return judged(program, summed, environment, [domain], undefined)
  } catch (error) {
    return { kind: 'different', way: 'error', oracle: oracleFacts(judges[0] as OracleResult), explorer: String(error) }
  }
}

const isExact = ({ exact, cuts }: Partition): boolean => exact && cuts.approximations.size === 0

/** Between fine steps the domain's judge, who tries quarters, would miss some patients. */
const isFine = ({ operands }: SumSpace): boolean => operands.some(isDense)

const hasComputed = ({ space }: Partition): boolean => space.compounds.length > 0 || space.sums.length > 0

function judged(
  program: Program,
  { space, cuts }: Partition,
  environment: Environment,
  judges: readonly OracleResult[],
  pieces: OracleResult | undefined,
): Comparison {
  const symbolic = new Symbolic(space, cuts)
  const whole = explored(symbolic, environment)
  const reduced = explored(symbolic, environment, reductionOf(program, environment))
  const monitors = new Monitors(symbolic, propertiesOf(program))
  const broken = [undefined, reductionOf(program, environment, monitors.watched)].map((reduction) =>
    brokenIn(symbolic, monitors, explored(symbolic, environment, reduction, monitors)),
  )
  const facts = explorerFacts(symbolic, whole, broken[0] ?? [])
  const fewer = explorerFacts(symbolic, reduced, broken[1] ?? [])
  // With requirements the oracle has a state for each story of a run.
  const counts =
    pieces?.complete && monitors.properties.length === 0
      ? different('counts', oracleCounts(pieces), explorerCounts(symbolic, whole))
      : undefined
  const looks = different('conditions', everTrue(whole), everTrue(reduced))
  const apart = counts ?? looks
  if (apart) return apart
  for (const judge of judges) {
    const way = judge === pieces ? 'pieces' : 'domain'
    const difference =
      different(`whole, ${way}`, oracleFacts(judge), facts) ?? different(`reduced, ${way}`, oracleFacts(judge), fewer)
    if (difference) return difference
  }
  return { kind: 'same', states: (judges[0] as OracleResult).states, nodes: reduced.nodes.length }
}

function explored(symbolic: Symbolic, environment: Environment, reduction?: Reduction, monitors?: Monitors): Explorer {
  const { program } = symbolic.space
  const conditions = conditionsOf(program).map((each) => each.expression)
  const watched = monitors?.properties.flatMap((each) => expressionsOf(each.pattern)) ?? []
  const keys = new ControlKeys(program, [...conditions, ...watched], reduction?.liveness)
  const maxStates = Number.POSITIVE_INFINITY
  const explorer = new Explorer(symbolic, keys, { environment, maxStates, reduction, monitors })
  for (const _ of explorer.run()) continue
  return explorer
}

function brokenIn(symbolic: Symbolic, monitors: Monitors, explorer: Explorer): readonly string[] {
  const names = monitors.properties.flatMap(({ name, pattern }, i) => {
    const places = pattern ? brokenBy({ symbolic, explorer, complete: true }, monitors, pattern, i).places : []
    return places.length > 0 ? [name.text] : []
  })
  return names.sort()
}

function different(way: string, oracle: Outcome, explorer: Outcome): Comparison | undefined {
  return JSON.stringify(oracle) === JSON.stringify(explorer) ? undefined : { kind: 'different', way, oracle, explorer }
}
