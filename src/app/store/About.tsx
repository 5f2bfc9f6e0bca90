import type { Manifest } from '../../contracts/index.ts'
import { useIntlShape, useMessages } from '../../editor/index.ts'
import styles from './Contract.module.css'

/** What a contract says about itself. */
export function About({ manifest }: { readonly manifest: Manifest }) {
  const t = useMessages()
  const intl = useIntlShape()
  const facts = [
    [t('contract.intendedUse'), manifest.intendedUse],
    [t('contract.intendedUser'), manifest.intendedUser],
    [t('contract.population'), manifest.population],
    [t('contract.limits'), manifest.limits],
    [t('contract.authors'), intl.formatList([...manifest.authors])],
    [t('contract.licence'), manifest.licence],
    [t('document.reviewBy'), manifest.reviewBy ?? ''],
  ] as const
  return (
    <section className={styles.section}>
      <h2>{t('contract.use')}</h2>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === '' ? <span className={styles.absent}>{t('contract.notSaid')}</span> : value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('contract.sources')}</dt>
          <dd>
            {manifest.citations.length === 0 ? (
              <span className={styles.absent}>{t('contract.notSaid')}</span>
            ) : (
              <ul className={styles.sources}>
                {manifest.citations.map((citation) => (
                  <li key={citation}>{citation}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}
