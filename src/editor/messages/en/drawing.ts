import { canvas } from './canvas.ts'
import { document } from './document.ts'

/** The parts of the editor that show and change the protocol itself. */
export const drawing = { ...canvas, ...document } as const
