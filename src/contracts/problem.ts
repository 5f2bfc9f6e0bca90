/** Why something is refused, for people. */
export interface ContractProblem {
  /** Stable: `json.duplicate-name`, `digest.mismatch`, `signature.invalid`, … (SPEC.md lists all). */
  readonly code: string
  /** JSON pointer (RFC 6901) of the part concerned; empty for the whole. */
  readonly where: string
  /** What is wrong, why it matters, how to go on. */
  readonly message: string
}

/** One thing that was looked at when a contract was checked. */
export interface ContractCheck {
  readonly code: string
  readonly passed: boolean
  readonly message: string
}

/** Carries a problem out of a nested reader. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly problem: ContractProblem

  constructor(code: string, where: string, message: string) {
    super(message)
    this.problem = { code, where, message }
  }
}

/** RFC 6901. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
