import { canvas } from './canvas.ts'
import { code } from './code.ts'
import { commands } from './commands.ts'
import { document } from './document.ts'
import { inspector } from './inspector.ts'
import { places } from './places.ts'
import { problems } from './problems.ts'
import { reading } from './reading.ts'

/** The parts of the editor that show and change the protocol itself. */
export const drawing = {
  ...canvas,
  ...code,
  ...commands,
  ...document,
  ...inspector,
  ...places,
  ...problems,
  ...reading,
} as const
