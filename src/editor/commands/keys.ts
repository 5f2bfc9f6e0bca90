/** The part of a keyboard event that decides which command is meant. */
export interface KeyStroke {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/**
 * Whether a stroke is the key of a command, written `Mod+Shift+Z`, `F2`, `A`, `+`. `Mod` is Ctrl, and Cmd on a
 * Mac. A sign that needs Shift on some keyboards (`?`, `+`) is matched by what it gives (rule K1).
 */
export function matches(stroke: KeyStroke, key: string): boolean {
  const parts = key === '+' ? ['+'] : key.split('+')
  const main = parts.at(-1) ?? ''
  const wanted = new Set(parts.slice(0, -1))
  const letter = /^[a-z]$/i.test(main)
  if (stroke.key.toLowerCase() !== main.toLowerCase()) return false
  if ((stroke.ctrlKey || stroke.metaKey) !== wanted.has('Mod')) return false
  if (stroke.altKey !== wanted.has('Alt')) return false
  const shiftMatters = letter || main.length > 1
  return !shiftMatters || stroke.shiftKey === wanted.has('Shift')
}
