import type { OperationError } from '../types.ts'

/** Every code with which an operation can be refused (R60); `SPEC.md` says when. */
export type ErrorCode =
  | 'bad-operation'
  | 'not-started'
  | 'already-started'
  | 'ended'
  | 'unknown-path'
  | 'unknown-item'
  | 'unknown-candidate'
  | 'unknown-trigger'
  | 'derived-item'
  | 'constant'
  | 'wrong-type'
  | 'out-of-range'
  | 'too-precise'
  | 'future-dated'
  | 'warning'
  | 'not-in-progress'
  | 'no-confirmation'
  | 'not-ready'
  | 'not-a-decision'
  | 'empty-commitment'
  | 'single-choice'
  | 'not-optional'
  | 'no-reason'
  | 'time-backwards'
  | 'oscillation'
  | 'other-protocol'
  | 'bad-state'
  | 'bad-trail'

export function refused(
  code: ErrorCode,
  message: string,
  more: Omit<OperationError, 'code' | 'message'> = {},
): OperationError {
  return { code, message, ...more }
}
