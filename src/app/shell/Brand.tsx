import styles from './Brand.module.css'

/** The mark: a decision and its three ways on; with the name unless `compact`. */
export function Brand({ compact = false }: { readonly compact?: boolean }) {
  return (
    <span className={styles.brand}>
      <svg viewBox="0 0 64 64" className={styles.mark} aria-hidden="true">
        <rect width="64" height="64" rx="15" className={styles.ground} />
        <path d="M32 13 45 26 32 39 19 26Z" className={styles.line} />
        <path d="M32 39v6M19 26h-4v19M45 26h4v19" className={styles.line} />
        <rect x="9" y="44" width="12" height="9" rx="2.5" className={styles.box} />
        <rect x="26" y="44" width="12" height="9" rx="2.5" className={styles.box} />
        <rect x="43" y="44" width="12" height="9" rx="2.5" className={styles.box} />
      </svg>
      {compact ? null : <span className={styles.name}>EZ-Doctor</span>}
    </span>
  )
}
