export * from './types.ts'
export { type Compilation, compile, type CompileOptions } from './program/compile.ts'
export type { Program, TaskProgram, ItemProgram } from './program/program.ts'
export type { State } from './step/state.ts'
export { initial, step, type StepResult } from './step/step.ts'
export { type EnactmentView, isEnded, taskView, valueOf, view } from './step/view.ts'
export { evaluate, type Evaluation, renderText } from './step/evaluate.ts'
export { type WarningView, warnings } from './step/warnings.ts'
export { possibleOperations, type PossibleOperations } from './step/possible.ts'
export * from './inside.ts'
export { decode, type Decoding, encode, hash } from './step/encode.ts'
export { type Replay, replay, replayTrail, type Trail } from './trail/replay.ts'
export { back, begin, historyOf, type Moment, moments, type Next, proceed, trailOf } from './trail/history.ts'
export {
  compareRuns,
  compareStates,
  type Difference,
  type RunComparison,
  type TaskDifference,
} from './trail/compare.ts'
export { type Cause, type Why, why, type WhyCandidate, whyCandidate } from './trail/why.ts'
export type { ConditionView, ReadView } from './trail/condition.ts'
export type { NearestChange } from './trail/nearest.ts'
export type { Requirement, TaskMention } from './trail/requirements.ts'
