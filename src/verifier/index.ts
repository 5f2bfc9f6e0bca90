export * from './types.ts'
export { DEFAULT_BUDGET, NotLoadableError, STRICT, verifyProtocol, type VerifyOptions } from './verify.ts'
export { TOOL_VERSION } from './report/assemble.ts'
export { type VerifierHost, type VerifierRequest, type VerifierResponse, verifierService } from './worker-protocol.ts'
export {
  type Difference,
  type DifferentialOptions,
  type DifferentialResult,
  runDifferential,
} from './differential/index.ts'
