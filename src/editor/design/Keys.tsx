import styles from './Keys.module.css'

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
  Delete: 'Del',
}

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

function shown(key: string): string {
  if (key === 'Mod') return isMac ? '⌘' : 'Ctrl'
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

/** A key or chord as on a keyboard: `Mod+Shift+Z`. */
export function Keys({ keys }: { readonly keys: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return (
    <span className={styles.keys}>
      {parts.map((part) => (
        <kbd key={part} className={styles.key}>
          {shown(part)}
        </kbd>
      ))}
    </span>
  )
}
