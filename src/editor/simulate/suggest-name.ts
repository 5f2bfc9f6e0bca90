import { indexOf } from '../../proforma/index.ts'
import { candidateCaption } from './names.ts'
import type { Run } from './session.ts'

/** A name for a run: what was decided in it, in the words of the protocol; empty when nothing was. */
export function suggestName(run: Run): string {
  const index = indexOf(run.program.parsed)
  const decided = run.moves
    .slice(0, run.done)
    .flatMap(({ operation }) =>
      operation.kind === 'commit'
        ? operation.candidates.map((name) => candidateCaption(index, operation.path, name))
        : [],
    )
  return decided.join(', ')
}
