import type { Expression, PropertyDefinition } from '../../proforma/index.ts'
import { type State, StateReader } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Watched } from '../flow/watched.ts'

/** What is remembered of a run for one requirement. */
export type Memory = number

/** Nothing has happened yet that the requirement speaks of. */
export const OPEN: Memory = 0
/** What it asks for has happened (and, where it asks again and again, nothing is owed). */
export const MET: Memory = 1
/** Something is owed: the condition of a response, or of a precedence that is broken for good. */
export const OWED: Memory = 2

/** The patients of a state of the tasks, by what is remembered of their runs. */
export interface Part {
  readonly memories: readonly Memory[]
  readonly patients: Diagram
}

/** Follows runs for the `property` blocks of a protocol; conditions count in the states between operations (rule V60). */
export class Monitors {
  readonly properties: readonly PropertyDefinition[]
  readonly #symbolic: Symbolic

  constructor(symbolic: Symbolic, properties: readonly PropertyDefinition[]) {
    this.#symbolic = symbolic
    this.properties = properties.filter((each) => each.pattern !== undefined)
  }

  get initial(): readonly Memory[] {
    return this.properties.map(() => OPEN)
  }

  /** What the conditions look at. */
  get watched(): Watched {
    const tasks = new Set<number>()
    const items = new Set<number>()
    for (const { pattern } of this.properties)
      for (const expression of expressionsOf(pattern)) {
        const reads = this.#symbolic.reads(expression, 0)
        for (const task of reads.tasks) tasks.add(task)
        for (const item of reads.items) items.add(item)
      }
    return { tasks, items }
  }

  /** Divides the patients who come into a state, by what is remembered from then on. */
  advance(memories: readonly Memory[], state: State, patients: Diagram): readonly Part[] {
    if (!state.started) return [{ memories, patients }]
    const { diagrams } = this.#symbolic.space
    const reader = new StateReader(state)
    let parts: readonly Part[] = [{ memories: [], patients }]
    for (const [i, { pattern }] of this.properties.entries()) {
      const next = this.#next(pattern, memories[i] ?? OPEN, reader)
      parts = parts.flatMap((part) =>
        next.flatMap(([memory, where]) => {
          const those = diagrams.and(part.patients, where)
          return those === FALSE ? [] : [{ memories: [...part.memories, memory], patients: those }]
        }),
      )
    }
    return parts
  }

  /** Where a condition of a requirement is true in a state. */
  where(expression: Expression, reader: StateReader): Diagram {
    return this.#symbolic.condition(expression, 0, reader)
  }

  #next(
    pattern: PropertyDefinition['pattern'],
    memory: Memory,
    reader: StateReader,
  ): readonly (readonly [Memory, Diagram])[] {
    const { diagrams } = this.#symbolic.space
    const split = (where: Diagram, then: Memory, otherwise: Memory) =>
      [
        [then, where],
        [otherwise, diagrams.not(where)],
      ] as const
    switch (pattern?.kind) {
      case 'eventually':
        return memory === MET ? everybody(MET) : split(this.where(pattern.condition.value, reader), MET, OPEN)
      case 'response': {
        const answered = this.where(pattern.eventually.value, reader)
        const asked = diagrams.minus(this.where(pattern.whenever.value, reader), answered)
        if (memory === OWED) return split(answered, MET, OWED)
        return split(asked, OWED, memory)
      }
      case 'precedence': {
        if (memory !== OPEN) return everybody(memory)
        const before = this.where(pattern.before.value, reader)
        const broken = diagrams.minus(this.where(pattern.never.value, reader), before)
        return [
          [MET, before],
          [OWED, broken],
          [OPEN, diagrams.not(diagrams.or(before, broken))],
        ]
      }
      default:
        return everybody(OPEN)
    }
  }
}

const everybody = (memory: Memory): readonly (readonly [Memory, Diagram])[] => [[memory, TRUE]]

/** The conditions of a pattern. */
export function expressionsOf(pattern: PropertyDefinition['pattern']): readonly Expression[] {
  switch (pattern?.kind) {
    case 'never':
    case 'always':
    case 'eventually':
      return [pattern.condition.value]
    case 'response':
      return [pattern.whenever.value, pattern.eventually.value]
    case 'precedence':
      return [pattern.never.value, pattern.before.value]
    default:
      return []
  }
}
