import type { Editor } from '../context.ts'
import type { Outcome } from '../document/types.ts'
import type { MessageKey } from '../messages/index.ts'

/** Where the keyboard is: a key means what it means only in its own region. */
export type Region = 'anywhere' | 'canvas' | 'outline' | 'text' | 'inspector'

/**
 * Something the author can do. Palette, menus, shortcut sheet and key handler read the same list, and pointer
 * gestures run the same commands, so that nothing can be done in one way only.
 */
export interface Command {
  /** Stable, dotted: `task.rename`. */
  readonly id: string
  /** Key of the message catalogue. */
  readonly title: MessageKey
  /** `Mod` is Ctrl, or Cmd on a Mac: `Mod+Z`, `Shift+Mod+Z`, `F2`, `A`. The first one is shown. */
  readonly keys: readonly string[]
  /** The browser's own event answers the keys: they are shown, not caught. */
  readonly native?: boolean
  readonly region: Region
  /** Not in the palette: keys that move about, or that only make sense as keys. */
  readonly hidden?: boolean
  /** The when-clause, for the shortcut sheet: a key of the catalogue (`when.oneTask`). */
  readonly when: MessageKey
  /** The when-clause itself: allowed, or refused with the reason that menus show. */
  allowed(editor: Editor): Outcome
  run(editor: Editor): void
}
