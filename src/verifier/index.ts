export * from './types.ts'
export { NotLoadableError } from './limits.ts'
export { GENERATE_BUDGET, generateScenarios } from './scenarios/generate.ts'
export {
  type GenerateHost,
  type GenerateRequest,
  type GenerateResponse,
  scenarioService,
} from './scenarios/worker-protocol.ts'
export type {
  GeneratedScenario,
  GenerateOptions,
  GenerateProgress,
  GoalMention,
  ScenarioGeneration,
  UncoveredGoal,
  UncoveredReason,
} from './scenarios/types.ts'
export { DEFAULT_BUDGET, STRICT, verifyProtocol, type VerifyOptions } from './verify.ts'
export { VerificationStore } from './parts/store.ts'
export { isolateDecision } from './isolate.ts'
export { decideDecision, type DecisionPatients, type DecisionVerdict } from './decide.ts'
export { TOOL_VERSION } from './report/assemble.ts'
export { CATALOGUE, type CatalogueEntry, codeOf, entryOf, type Weight } from './report/catalogue.ts'
export { identityOf, reportHtml } from './report/html.ts'
export { reportDigest, reportJson } from './report/json.ts'
export { reportSarif } from './report/sarif.ts'
export { contractLabel } from './report/words.ts'
export { type VerifierHost, type VerifierRequest, type VerifierResponse, verifierService } from './worker-protocol.ts'
export {
  askOracle,
  type Difference,
  type DifferentialOptions,
  type DifferentialResult,
  type OracleQuestion,
  type OracleResult,
  runDifferential,
} from './differential/index.ts'
