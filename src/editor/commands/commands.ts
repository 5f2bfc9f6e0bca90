import { arrangeCommands } from './arrange-commands.ts'
import { arrowCommands } from './arrow-commands.ts'
import { canvasCommands } from './canvas-commands.ts'
import { clipboardCommands } from './clipboard-commands.ts'
import { editCommands } from './edit-commands.ts'
import { moveCommands } from './move-commands.ts'
import { outlineCommands } from './outline-commands.ts'
import { planCommands } from './plan-commands.ts'
import { runCommands } from './run-commands.ts'
import type { Command } from './types.ts'
import { viewCommands } from './view-commands.ts'

/** Every command of the editor, in the order of the shortcut sheet. Ids are stable and unique. */
export const editorCommands: readonly Command[] = [
  ...editCommands,
  ...clipboardCommands,
  ...canvasCommands,
  ...planCommands,
  ...arrowCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...outlineCommands,
  ...moveCommands,
  ...runCommands,
]

const byId = new Map(editorCommands.map((command) => [command.id, command]))

export function commandOf(id: string): Command | undefined {
  return byId.get(id)
}
