import { canvas } from './canvas.ts'
import { document } from './document.ts'

export const drawing = { ...canvas, ...document }
