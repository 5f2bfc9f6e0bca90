export { type ModelImport, readModel } from './read.ts'
export { modelSchema } from './schema.ts'
export { MODEL_FORMAT, writeModel } from './write.ts'
