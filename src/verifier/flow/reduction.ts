import type { Program } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { Liveness } from './liveness.ts'
import { type ReadTable, readTable } from './reads.ts'
import { Stubborn } from './stubborn.ts'
import { NOTHING_WATCHED, type Watched } from './watched.ts'

/** What need not be explored. */
export interface Reduction {
  readonly liveness: Liveness
  readonly stubborn: Stubborn
}

/** Items whose values count until a task is over, although nobody else may look at them any more. */
export interface Held {
  readonly task: number
  readonly items: readonly number[]
}

export function reductionOf(
  program: Program,
  environment: Environment,
  watched: Watched = NOTHING_WATCHED,
  held: readonly Held[] = [],
): Reduction {
  const table = readTable(program)
  return {
    liveness: new Liveness(program, holding(table, held), watched),
    stubborn: new Stubborn(program, environment, watched, table),
  }
}

function holding(table: ReadTable, held: readonly Held[]): ReadTable {
  if (held.length === 0) return table
  const ofItem = table.ofItem.map((reads) => [...reads])
  for (const { task, items } of held) for (const item of items) ofItem[item]?.push({ task, role: 'terminate' })
  return { ...table, ofItem }
}
