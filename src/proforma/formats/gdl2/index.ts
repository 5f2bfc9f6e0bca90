export { type Gdl2Import, type Gdl2ImportOptions, importGdl2 } from './import.ts'
export type { Gdl2Answer, Gdl2Bindings, Gdl2Input, Gdl2Output } from './bindings.ts'
export { agrees, encodeInput, type Encoding, type Observed, readRecordValue, type RecordValue } from './record.ts'
export * as gdl2Reference from './reference/index.ts'
