import type { MessageKey } from '../messages/index.ts'
import { always } from './allow.ts'
import type { Command } from './types.ts'

const KEYS: readonly (readonly [string, MessageKey, readonly string[]])[] = [
  ['outline.rename', 'command.outline.rename', ['F2']],
  ['outline.add', 'command.outline.add', ['Insert', 'Alt+Enter']],
  ['outline.move', 'command.outline.move', ['Alt+ArrowUp', 'Alt+ArrowDown']],
  ['outline.moveOut', 'command.outline.moveOut', ['Alt+ArrowLeft']],
  ['outline.moveIn', 'command.outline.moveIn', ['Alt+ArrowRight']],
  ['outline.open', 'command.outline.open', ['Enter']],
  ['outline.delete', 'command.outline.delete', ['Delete']],
]

/** The keys of the outline, for the shortcut sheet. The tree itself answers them; run from elsewhere they lead to it. */
export const outlineCommands: readonly Command[] = KEYS.map(([id, title, keys]) => ({
  id,
  title,
  keys,
  native: true,
  hidden: true,
  region: 'outline',
  when: 'when.always',
  allowed: always,
  run: () => document.querySelector<HTMLElement>('[data-outline] [role=row][tabindex="0"]')?.focus(),
}))
