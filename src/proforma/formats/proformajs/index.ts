export { exportProformajs, type ProformajsExport } from './export.ts'
export { importProformajs, type ProformajsImport } from './import.ts'
export { EMPTY_SIDECAR, isEmptySidecar, type Sidecar } from './sidecar.ts'
