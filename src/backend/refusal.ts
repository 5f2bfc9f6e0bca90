import { makeProblem } from '../api/index.ts'
import type { Problem, ProblemCode } from '../api/index.ts'

/** A request that is answered with a problem (RFC 9457). */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: Problem

  constructor(code: ProblemCode, detail: string, problems?: Problem['problems']) {
    super(detail)
    this.problem = makeProblem(code, detail, problems)
  }
}
