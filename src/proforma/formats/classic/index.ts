export { type ClassicExport, exportClassic } from './export.ts'
export { type ClassicImport, importClassic } from './import.ts'
export type { ComponentLayout } from './layout.ts'
