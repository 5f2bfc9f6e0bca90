export * from './types.ts'
export { DEFAULT_BUDGET, NotLoadableError, STRICT, verifyProtocol, type VerifyOptions } from './verify.ts'
export { TOOL_VERSION } from './report/assemble.ts'
export { CATALOGUE, type CatalogueEntry, codeOf, entryOf, type Weight } from './report/catalogue.ts'
export { identityOf, reportHtml } from './report/html.ts'
export { reportDigest, reportJson } from './report/json.ts'
export { reportSarif } from './report/sarif.ts'
export { contractLabel } from './report/words.ts'
export { type VerifierHost, type VerifierRequest, type VerifierResponse, verifierService } from './worker-protocol.ts'
export {
  type Difference,
  type DifferentialOptions,
  type DifferentialResult,
  runDifferential,
} from './differential/index.ts'
