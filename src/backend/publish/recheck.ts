import type { ProblemCode } from '../../api/index.ts'
import type { ContractContent, ContractProblem } from '../../contracts/index.ts'

/** Whether the server came to the same report by itself. */
export type RecheckOutcome =
  | { readonly kind: 'repeated' }
  | {
      readonly kind: 'refused'
      readonly code: ProblemCode
      readonly detail: string
      readonly problems?: readonly ContractProblem[]
    }

/** Verifies a protocol again, from its text alone, within bounds of time and memory. */
export interface Recheck {
  repeat(content: ContractContent): Promise<RecheckOutcome>
  close(): Promise<void>
}
