import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { showPlace } from '../simulate/show-place.ts'
import styles from './CoverageView.module.css'
import { goalInWords } from './goal-words.ts'
import type { OpenGoal } from './goals.ts'
import type { SuiteResult } from './suite.ts'

const KINDS = [
  ['tasks', 'task'],
  ['arrows', 'arrow'],
  ['candidates', 'candidate'],
  ['arguments', 'argument'],
  ['thresholds', 'threshold'],
] as const

/** How much of the pathway the test cases have shown, as bars with their figures, and what they have not. */
export function CoverageView({ suite: { coverage, open } }: { readonly suite: SuiteResult }) {
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  return (
    <section className={styles.coverage} aria-label={t('scenarios.coverage')}>
      <h3 className={styles.heading}>{t('scenarios.coverage')}</h3>
      {KINDS.map(([kind, goal]) => {
        const { total, covered } = coverage[kind]
        const missing = open.filter((one) => one.kind === goal)
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
                  <Missing goals={missing} index={index} />
                </DisclosurePanel>
              </Disclosure>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** What is not covered; each line leads to its place on the canvas. */
function Missing({ goals, index }: { readonly goals: readonly OpenGoal[]; readonly index: ProtocolIndex }) {
  const t = useMessages()
  const { document } = useEditor()
  return (
    <ul className={styles.missing}>
      {goals.map((goal) => {
        const words = goalInWords(goal, index, t)
        return (
          <li key={`${goal.path} ${words}`}>
            <button type="button" className={styles.goal} onClick={() => showPlace(document, goal.path)}>
              {words}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
