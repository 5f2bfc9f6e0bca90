import type { Program } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { Liveness } from './liveness.ts'
import { readTable } from './reads.ts'
import { Stubborn } from './stubborn.ts'

/** What need not be explored. */
export interface Reduction {
  readonly liveness: Liveness
  readonly stubborn: Stubborn
}

/** What properties look at: it counts at all times, and its changes are never passed over. */
export interface Watched {
  readonly tasks: ReadonlySet<number>
  readonly items: ReadonlySet<number>
}

export const NOTHING_WATCHED: Watched = { tasks: new Set(), items: new Set() }

export function reductionOf(program: Program, environment: Environment, watched: Watched = NOTHING_WATCHED): Reduction {
  const table = readTable(program)
  return {
    liveness: new Liveness(program, table, watched),
    stubborn: new Stubborn(program, environment, watched, table),
  }
}
