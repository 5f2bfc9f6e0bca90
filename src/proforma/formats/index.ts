export * from './gdl2/index.ts'
export { ImportError, type ImportErrorCode } from './error.ts'
export { DEFAULT_LIMITS as DEFAULT_IMPORT_LIMITS, type ImportLimits } from './limits.ts'
export { entriesOf, type ImportReport, type ReportEntry, type ReportOutcome } from './report.ts'
