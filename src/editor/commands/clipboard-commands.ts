import { duplicate } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { aPlan, someTasks } from './allow.ts'
import { copyByButton, pasteByButton } from './clipboard.ts'
import type { Command } from './types.ts'

/** Copying and pasting. The keys are the browser's own, which bring the clipboard along. */
export const clipboardCommands: readonly Command[] = [
  {
    id: 'edit.copy',
    title: 'command.copy',
    keys: ['Mod+C'],
    native: true,
    region: 'canvas',
    when: 'when.someTasks',
    allowed: someTasks,
    run: (editor) => void copyByButton(editor, false),
  },
  {
    id: 'edit.cut',
    title: 'command.cut',
    keys: ['Mod+X'],
    native: true,
    region: 'canvas',
    when: 'when.someTasks',
    allowed: someTasks,
    run: (editor) => void copyByButton(editor, true),
  },
  {
    id: 'edit.paste',
    title: 'command.paste',
    keys: ['Mod+V'],
    native: true,
    region: 'canvas',
    when: 'when.aPlan',
    allowed: aPlan,
    run: (editor) => void pasteByButton(editor),
  },
  {
    id: 'edit.duplicate',
    title: 'command.duplicate',
    keys: ['Mod+D'],
    region: 'canvas',
    when: 'when.someTasks',
    allowed: someTasks,
    run(editor) {
      const seen = editor.canvas.current?.positions() ?? new Map()
      perform(editor.document, (state, view) => duplicate(state, view, seen))
      requestAnimationFrame(() => editor.canvas.current?.focus())
    },
  },
]
