export * from './inside.ts'
export { type Compilation, type CompileOptions, compile } from './program/compile.ts'
export type { ItemProgram, Program, TaskProgram } from './program/program.ts'
export type { Mismatch, Subject } from './scenarios/compare.ts'
export { type Coverage, CoverageCounter, type Covered } from './scenarios/coverage.ts'
export {
  beginOf,
  DEFAULT_BEGIN,
  type Expectation,
  operationOf,
  type Scenario,
  type ScenarioFile,
  type ScenarioStep,
  scenarioOf,
} from './scenarios/format.ts'
export { type CoverageGoal, coverageGoals, type Threshold } from './scenarios/goals.ts'
export { junit, type Suite } from './scenarios/junit.ts'
export { readScenarios, type ScenarioReading } from './scenarios/read.ts'
export { recordScenario } from './scenarios/record.ts'
export { type Renamed, renameInScenario } from './scenarios/rename.ts'
export { describeFailures, runScenario, type ScenarioFailure, type ScenarioResult } from './scenarios/run.ts'
export { type Decoding, decode, encode, hash } from './step/encode.ts'
export { type Evaluation, evaluate, renderText } from './step/evaluate.ts'
export { type PossibleOperations, possibleOperations } from './step/possible.ts'
export type { State } from './step/state.ts'
export { initial, type StepResult, step } from './step/step.ts'
export { type EnactmentView, isEnded, taskView, valueOf, view } from './step/view.ts'
export { wakeTimes } from './step/wake.ts'
export { type WarningView, warnings } from './step/warnings.ts'
export {
  compareRuns,
  compareStates,
  type Difference,
  type RunComparison,
  type TaskDifference,
} from './trail/compare.ts'
export type { ConditionView, ReadView } from './trail/condition.ts'
export type { Cause, Why, WhyArgument, WhyCandidate, WhyCommitment } from './trail/explanation.ts'
export { back, begin, historyOf, type Moment, moments, type Next, proceed, trailOf } from './trail/history.ts'
export type { NearestChange } from './trail/nearest.ts'
export { type Replay, replay, replayTrail } from './trail/replay.ts'
export type { Trail } from './trail/trail.ts'
export { passTime } from './trail/passTime.ts'
export type { Requirement, TaskMention } from './trail/requirements.ts'
export { why } from './trail/why.ts'
export { whyCandidate, whyCommitment } from './trail/whyCandidate.ts'
export * from './types.ts'
