export { type ProseLine, proseLines, renderProse } from './render.ts'
export { ExpressionWords } from './words.ts'
