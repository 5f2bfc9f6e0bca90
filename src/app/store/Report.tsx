import { useMessages } from '../../editor/index.ts'
import type { VerificationReport, Verdict as PropertyVerdict } from '../../verifier/index.ts'
import styles from './Contract.module.css'
import { Verdict } from './Verdict.tsx'

const RESULT = {
  holds: 'verify.verdict.holds',
  violated: 'verify.verdict.violated',
  possible: 'verify.verdict.possible',
  'not-decided': 'verify.verdict.not-decided',
} as const satisfies Record<PropertyVerdict, string>

/** What the verifier looked at and what it said; the same report that was signed. */
export function Report({ report }: { readonly report: VerificationReport }) {
  const t = useMessages()
  const { coverage, findings, results, verdict } = report
  return (
    <section className={styles.section}>
      <h2>{t('contract.report')}</h2>
      <p className={styles.name}>
        <Verdict verdict={verdict} findings={findings.length} />
        <span>{t('contract.report.states', { count: coverage.states })}</span>
        <span>{t(coverage.complete ? 'contract.report.complete' : 'contract.report.incomplete')}</span>
      </p>
      {coverage.limits.map((limit) => (
        <p key={limit} className={styles.note}>
          {limit}
        </p>
      ))}
      <ul className={styles.findings}>
        {findings.map(({ property, kind, title, why, where }) => (
          <li key={`${property} ${kind} ${title} ${where.join(' ')}`}>
            <strong>{title}</strong> {why}
          </li>
        ))}
      </ul>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('contract.property')}</th>
            <th scope="col">{t('contract.property.result')}</th>
            <th scope="col">{t('contract.property.checked')}</th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ property, kind, verdict: result, checked }) => (
            <tr key={`${property} ${kind}`}>
              <td>
                {kind.replaceAll('-', ' ')} <code>{property}</code>
              </td>
              <td>{t(RESULT[result])}</td>
              <td>{checked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
