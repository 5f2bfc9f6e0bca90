import type { Environment } from '../types.ts'
import { type Comparison, compareSketch } from './compare.ts'
import { generateSketch } from './generate.ts'
import { generateAlarms } from './generate-alarms.ts'
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
  readonly skipped: Readonly<Record<string, number>>
  readonly states: number
  readonly differences: readonly Difference[]
}

/** Every fourth protocol free, a few with data that change at any time (they have many states), the others strict. */
export function environmentOf(seed: number): Environment {
  return { commit: seed % 4 === 3 ? 'free' : 'strict', asynchronousData: seed % 32 === 5 }
}

/** Every fifth protocol has alarms, the others are random over the whole language. */
export function sketchOf(seed: number): Sketch {
  return seed % 5 === 2 ? generateAlarms(seed) : generateSketch(seed)
}

/** Compares all ways of exploring on random protocols; differences are made small. */
export function runDifferential(options: DifferentialOptions): DifferentialResult {
  const from = options.from ?? 0
  const skipped: Record<string, number> = {}
  const differences: Difference[] = []
  let compared = 0
  let states = 0
  for (let seed = from; seed < from + options.count; seed += 1) {
    const environment = environmentOf(seed)
    const comparison = compareSketch(sketchOf(seed), { environment })
    if (comparison.kind === 'skipped') skipped[comparison.why] = (skipped[comparison.why] ?? 0) + 1
    else compared += 1
    if (comparison.kind === 'same') states += comparison.states
    if (comparison.kind === 'different') differences.push(smallest(seed, environment))
    if (differences.length >= (options.maxDifferences ?? 3)) break
    options.onProgress?.(seed - from + 1)
  }
  return { compared, skipped, states, differences }
}

function smallest(seed: number, environment: Environment): Difference {
  const differs = (sketch: Sketch): boolean =>
    compareSketch(sketch, { environment, maxStates: 1500 }).kind === 'different'
  const sketch = sketchOf(seed)
  const small = differs(sketch) ? shrink(sketch, differs) : sketch
  return { seed, environment, text: sketchText(small), comparison: compareSketch(small, { environment }) }
}
