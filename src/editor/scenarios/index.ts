export { overlaysOfCoverage } from './coverage-overlays.ts'
export { ScenarioPanel } from './ScenarioPanel.tsx'
export { createTestCases } from './test-cases.ts'
export type { TestCases, TestCasesState } from './test-cases.ts'
