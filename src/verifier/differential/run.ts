import type { Environment } from '../types.ts'
import { type Comparison, compareSketch } from './compare.ts'
import { compareParts } from './compare-parts.ts'
import { generateSketch } from './generate.ts'
import { generateAlarms } from './generate-alarms.ts'
import { generateModules } from './generate-modules.ts'
import { shrink } from './shrink.ts'
import { type Sketch, sketchText } from './sketch.ts'

export interface DifferentialOptions {
  readonly count: number
  /** Number of the first protocol; the same numbers give the same protocols on any machine. */
  readonly from?: number
  /** Stop after so many differences. */
  readonly maxDifferences?: number
  readonly onProgress?: (done: number) => void
}

/** A protocol on which two ways of exploring differ, made as small as it gets. */
export interface Difference {
  readonly seed: number
  readonly environment: Environment
  readonly text: string
  readonly comparison: Comparison
}

export interface DifferentialResult {
  readonly compared: number
  /** Protocols that were also verified in parts, and compared with what is found as a whole. */
  readonly inParts: number
  readonly skipped: Readonly<Record<string, number>>
  readonly states: number
  readonly differences: readonly Difference[]
}

/** Every fourth protocol free, a few with data that change at any time (they have many states), the others strict. */
export function environmentOf(seed: number): Environment {
  return { commit: seed % 4 === 3 ? 'free' : 'strict', asynchronousData: seed % 32 === 5 }
}

/** Every fifth protocol has alarms, every fifth modules, every tenth looks at sums, the others are random over the whole language. */
export function sketchOf(seed: number): Sketch {
  if (seed % 5 === 4) return generateModules(seed)
  if (seed % 5 === 2) return generateAlarms(seed)
  return generateSketch(seed, { sums: seed % 10 === 1 })
}

/** Compares all ways of exploring on random protocols; differences are made small. */
export async function runDifferential(options: DifferentialOptions): Promise<DifferentialResult> {
  const from = options.from ?? 0
  const skipped: Record<string, number> = {}
  const differences: Difference[] = []
  let compared = 0
  let inParts = 0
  let states = 0
  for (let seed = from; seed < from + options.count; seed += 1) {
    const environment = environmentOf(seed)
    const sketch = sketchOf(seed)
    const comparison = compareSketch(sketch, { environment })
    const parts = comparison.kind === 'different' ? undefined : await compareParts(sketch, environment)
    if (comparison.kind === 'skipped') skipped[comparison.why] = (skipped[comparison.why] ?? 0) + 1
    else compared += 1
    if (parts) inParts += 1
    if (comparison.kind === 'same') states += comparison.states
    if (comparison.kind === 'different') differences.push(await smallest(seed, environment, ofExplorer))
    if (parts?.kind === 'different') differences.push(await smallest(seed, environment, compareParts))
    if (differences.length >= (options.maxDifferences ?? 3)) break
    options.onProgress?.(seed - from + 1)
  }
  return { compared, inParts, skipped, states, differences }
}

type Compare = (sketch: Sketch, environment: Environment) => Comparison | undefined | Promise<Comparison | undefined>

const ofExplorer: Compare = (sketch, environment) => compareSketch(sketch, { environment, maxStates: 1500 })

async function smallest(seed: number, environment: Environment, compare: Compare): Promise<Difference> {
  const differs = async (sketch: Sketch): Promise<boolean> => (await compare(sketch, environment))?.kind === 'different'
  const sketch = sketchOf(seed)
  const small = (await differs(sketch)) ? await shrink(sketch, differs) : sketch
  const comparison = (await compare(small, environment)) ?? compareSketch(small, { environment })
  return { seed, environment, text: sketchText(small), comparison }
}
