import { removeSelection } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { always, canRedo, canUndo, somethingSelected } from './allow.ts'
import type { Command } from './types.ts'

/** What works on the document wherever the keyboard is. */
export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'command.undo',
    keys: ['Mod+Z'],
    region: 'anywhere',
    when: 'when.canUndo',
    allowed: canUndo,
    run: ({ document }) => void document.undo(),
  },
  {
    id: 'edit.redo',
    title: 'command.redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    region: 'anywhere',
    when: 'when.canRedo',
    allowed: canRedo,
    run: ({ document }) => void document.redo(),
  },
  {
    id: 'edit.delete',
    title: 'command.delete',
    keys: ['Delete', 'Backspace'],
    region: 'canvas',
    when: 'when.somethingSelected',
    allowed: somethingSelected,
    run({ document, canvas }) {
      perform(document, removeSelection)
      // What is selected now is drawn in the next frame.
      requestAnimationFrame(() => canvas.current?.focus())
    },
  },
  {
    id: 'edit.escape',
    title: 'command.escape',
    keys: ['Escape'],
    region: 'canvas',
    when: 'when.always',
    hidden: true,
    allowed: always,
    run({ document, canvas }) {
      const { mode } = document.view.getState()
      if (mode.kind === 'idle') document.select({ kind: 'none' })
      else document.setMode({ kind: 'idle' })
      canvas.current?.focus()
    },
  },
]
