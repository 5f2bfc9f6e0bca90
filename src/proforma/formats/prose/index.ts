export { type ProseLine, proseLines, renderProse } from './render.ts'
