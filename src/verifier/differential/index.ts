export { type Difference, type DifferentialOptions, type DifferentialResult, runDifferential } from './run.ts'
