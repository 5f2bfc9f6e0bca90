import { canvas } from './canvas.ts'
import { code } from './code.ts'
import { commands } from './commands.ts'
import { document } from './document.ts'
import { inspector } from './inspector.ts'
import { places } from './places.ts'
import { problems } from './problems.ts'
import { reading } from './reading.ts'

export const drawing = {
  ...canvas,
  ...code,
  ...commands,
  ...document,
  ...inspector,
  ...places,
  ...problems,
  ...reading,
}
