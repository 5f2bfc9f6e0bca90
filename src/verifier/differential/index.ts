export { type Difference, type DifferentialOptions, type DifferentialResult, runDifferential } from './run.ts'
export { askOracle, type OracleQuestion } from './ask-oracle.ts'
export type { OracleResult } from '../explore/oracle.ts'
