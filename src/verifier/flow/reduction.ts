import type { Program } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { Liveness } from './liveness.ts'
import { readTable } from './reads.ts'
import { Stubborn } from './stubborn.ts'
import { NOTHING_WATCHED, type Watched } from './watched.ts'

/** What need not be explored. */
export interface Reduction {
  readonly liveness: Liveness
  readonly stubborn: Stubborn
}

export function reductionOf(program: Program, environment: Environment, watched: Watched = NOTHING_WATCHED): Reduction {
  const table = readTable(program)
  return {
    liveness: new Liveness(program, table, watched),
    stubborn: new Stubborn(program, environment, watched, table),
  }
}
