import { Check, CircleHelp, Info, Minus, TriangleAlert, X } from 'lucide-react'
import type { PropertyResult, VerificationReport } from '../../verifier/index.ts'
import { readable } from '../canvas/plan-chart.ts'
import { classes } from '../design/index.ts'
import { en } from '../messages/en.ts'
import { useMessages, type MessageKey, type Translate } from '../messages/index.ts'
import styles from './Checked.module.css'

const ICONS = { holds: Check, violated: X, possible: TriangleAlert, 'not-decided': CircleHelp } as const

/** What a property of the catalogue asks, in plain words; a later verifier may know more than this page. */
function propertyInWords(t: Translate, { property, kind }: PropertyResult): string {
  const key = [`property.${kind}`, `property.${property}`].find((each) => each in en)
  return key ? (t as (key: MessageKey) => string)(key as MessageKey) : readable(kind.replaceAll('-', ' '))
}

/** Exactly what was checked, with the verdict on each, and what the verdict rests on. */
export function Checked({ report }: { readonly report: VerificationReport }) {
  const t = useMessages()
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('verify.checked.title')}</h3>
        <ul className={styles.list}>
          {report.results.map((result) => {
            const vacuous = result.checked === 0
            const isNote = result.informative === true && result.verdict === 'violated'
            const Icon = vacuous ? Minus : isNote ? Info : ICONS[result.verdict]
            return (
              <li key={`${result.property} ${result.kind}`} className={styles.row}>
                <Icon
                  className={classes(styles.icon, vacuous || isNote ? styles.vacuous : styles[result.verdict])}
                  aria-hidden="true"
                />
                <span className={styles.name}>{propertyInWords(t, result)}</span>
                <span className={styles.count}>
                  {result.verdict === 'holds'
                    ? ''
                    : `${t(isNote ? 'verify.verdict.note' : `verify.verdict.${result.verdict}`)} · `}
                  {t('verify.checked.count', { count: result.checked })}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('verify.assumptions.title')}</h3>
        <ul className={styles.assumptions}>
          {assumptions(t, report).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function assumptions(t: Translate, { environment, coverage, model }: VerificationReport): string[] {
  return [
    t('verify.assumptions.states', { states: coverage.states, tasks: model.tasks, items: model.data }),
    ...(coverage.parts === undefined ? [] : [t('verify.assumptions.parts', { parts: coverage.parts })]),
    t(coverage.abstraction === 'exact' ? 'verify.assumptions.exact' : 'verify.assumptions.approximated'),
    t(environment.commit === 'strict' ? 'verify.assumptions.strict' : 'verify.assumptions.free'),
    t(environment.asynchronousData ? 'verify.assumptions.async' : 'verify.assumptions.noAsync'),
    ...(coverage.complete ? [] : [t('verify.assumptions.incomplete')]),
    ...coverage.limits,
    t('verify.assumptions.medicine'),
  ]
}
