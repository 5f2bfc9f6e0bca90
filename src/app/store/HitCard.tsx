import { Link } from '@tanstack/react-router'
import type { Hit } from '../../api/index.ts'
import { useIntlShape, useMessages } from '../../editor/index.ts'
import styles from './Store.module.css'
import { Verdict } from './Verdict.tsx'

/** One contract in a list: what it is, and what speaks for it. */
export function HitCard({ hit }: { readonly hit: Hit }) {
  const t = useMessages()
  const intl = useIntlShape()
  const { evidence } = hit
  const day = (iso: string): string => intl.formatDate(iso, { dateStyle: 'medium' })
  return (
    <li className={styles.hit}>
      <div className={styles.hitHead}>
        <h2 className={styles.hitTitle}>
          <Link to="/store/$digest" params={{ digest: hit.digest }} className={styles.hitLink ?? ''}>
            {hit.title}
          </Link>
        </h2>
        <Verdict verdict={hit.verdict} findings={evidence.findings} />
      </div>
      <p className={styles.summary}>{hit.summary}</p>
      <ul className={styles.facts}>
        <li>
          <code>{hit.name}</code> · {t('store.version', { version: hit.version })}
        </li>
        <li>{t('store.signedBy', { names: intl.formatList(hit.signers.map(({ name }) => name)) })}</li>
        <li>{t('store.citations', { count: evidence.citations.length })}</li>
        {evidence.scenarios === 0 ? null : (
          <li>{t('store.scenarios', { passed: evidence.scenariosPassed, count: evidence.scenarios })}</li>
        )}
        <li>{t('store.published', { when: day(hit.publishedAt) })}</li>
        {hit.reviewBy === undefined ? null : <li>{t('store.reviewBy', { when: day(hit.reviewBy) })}</li>}
      </ul>
    </li>
  )
}
