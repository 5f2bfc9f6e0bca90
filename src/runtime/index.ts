export * from './types.ts'
export { type Compilation, compile, type CompileOptions } from './program/compile.ts'
export type { Program, TaskProgram, ItemProgram } from './program/program.ts'
export type { State } from './step/state.ts'
export { initial, step, type StepResult } from './step/step.ts'
export { type EnactmentView, isEnded, taskView, valueOf, view } from './step/view.ts'
export { evaluate, type Evaluation, renderText } from './step/evaluate.ts'
export { type WarningView, warnings } from './step/warnings.ts'
export { wakeTimes } from './step/wake.ts'
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
export type { Cause, Why, WhyCandidate } from './trail/explanation.ts'
export { why, whyCandidate } from './trail/why.ts'
export type { ConditionView, ReadView } from './trail/condition.ts'
export type { NearestChange } from './trail/nearest.ts'
export type { Requirement, TaskMention } from './trail/requirements.ts'
export {
  beginOf,
  DEFAULT_BEGIN,
  type Expectation,
  operationOf,
  type Scenario,
  type ScenarioFile,
  scenarioOf,
  type ScenarioStep,
} from './scenarios/format.ts'
export { readScenarios, type ScenarioReading } from './scenarios/read.ts'
export { describeFailures, runScenario, type ScenarioFailure, type ScenarioResult } from './scenarios/run.ts'
export type { Mismatch } from './scenarios/compare.ts'
export { type Coverage, CoverageCounter, type Covered } from './scenarios/coverage.ts'
export { type CoverageGoal, coverageGoals, type Threshold } from './scenarios/goals.ts'
export { recordScenario } from './scenarios/record.ts'
export { junit, type Suite } from './scenarios/junit.ts'
