/**
 * The inside of the engine for the model checker, which explores the engine's own step and therefore has to see what
 * a state consists of and what expressions read. Nobody else needs it.
 */
export { compileExpression } from './program/expression.ts'
export type {
  ArgumentProgram,
  AssignmentProgram,
  CandidateProgram,
  CompiledExpression,
  Dependencies,
  Evaluate,
  Readers,
  SourceProgram,
} from './program/program.ts'
export {
  COMPLETED,
  DISCARDED,
  DORMANT,
  IN_PROGRESS,
  type ItemRecord,
  type Reader,
  type StateCode,
  type TaskRecord,
} from './program/records.ts'
export { Reads, type Scope } from './program/scope.ts'
export { dueAt, isFinished, missingSources, nothingLeft, parentRuns } from './step/conditions.ts'
export { fit } from './step/draft.ts'
export { derivedValue, StateReader } from './step/state.ts'
export { withValues } from './step/substitute.ts'
export { readerAt } from './trail/past.ts'
