export { CompareView, type CompareViewProps } from './CompareView.tsx'
export type { Version } from './comparison.ts'
export { restoreVersion } from './restore.ts'
export { LookView } from './LookView.tsx'
