import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { Coverage } from '../../runtime/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './CoverageView.module.css'

const KINDS = ['tasks', 'arrows', 'candidates', 'arguments', 'thresholds'] as const

/** How much of the pathway the test cases have shown, as bars with their figures, and what they have not. */
export function CoverageView({ coverage }: { readonly coverage: Coverage }) {
  const t = useMessages()
  return (
    <section className={styles.coverage} aria-label={t('scenarios.coverage')}>
      <h3 className={styles.heading}>{t('scenarios.coverage')}</h3>
      {KINDS.map((kind) => {
        const { total, covered, missing } = coverage[kind]
        if (total === 0) return null
        return (
          <div key={kind} className={styles.kind}>
            <div className={styles.line}>
              <span>{t(`scenarios.coverage.${kind}`)}</span>
              <span className={styles.figure}>{t('scenarios.coverage.of', { covered, total })}</span>
            </div>
            <div className={styles.track}>
              <div className={styles.bar} style={{ width: `${(100 * covered) / total}%` }} />
            </div>
            {missing.length === 0 ? null : (
              <Disclosure>
                <Button slot="trigger" className={styles.more ?? ''}>
                  {t('scenarios.coverage.missing', { count: missing.length })}
                </Button>
                <DisclosurePanel>
                  <ul className={styles.missing}>
                    {missing.map((words) => (
                      <li key={words}>{words}</li>
                    ))}
                  </ul>
                </DisclosurePanel>
              </Disclosure>
            )}
          </div>
        )
      })}
    </section>
  )
}
