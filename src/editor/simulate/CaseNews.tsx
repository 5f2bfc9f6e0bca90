import { FlaskConical } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { mismatchInWords } from '../scenarios/failure-words.ts'
import styles from './CaseNews.module.css'
import { useRun, useValueWords } from './run-context.ts'
import type { Simulation } from './simulation.ts'
import { wayOf } from './ways.ts'

/** The test case that is played: whether it passes, and at each step what goes otherwise than it says. */
export function CaseNews({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const words = useValueWords()
  const { run, index } = useRun()
  const testCase = useStore(simulation.state, ({ ways }) =>
    ways === undefined ? undefined : wayOf(ways, ways.current)?.testCase,
  )
  if (testCase === undefined) return null
  const { name, expects, failures } = testCase
  const here = failures.filter(({ done }) => done === run.done)
  const next = failures.find(({ done }) => done > run.done) ?? failures[0]
  const lines = here.flatMap(({ failure }) => [
    ...(failure.problem === undefined ? [] : [failure.problem]),
    ...failure.mismatches.map((mismatch) => mismatchInWords(mismatch, index, words)),
  ])
  return (
    <section className={styles.case} data-failing={failures.length > 0 || undefined} role="status">
      <FlaskConical className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.name}>{t(expects ? 'case.playing' : 'case.run', { name })}</p>
        {expects && failures.length === 0 ? <p>{t('case.passes')}</p> : null}
        {lines.length === 0 ? null : (
          <>
            <p className={styles.wrong}>{t('case.fails.here')}</p>
            <ul className={styles.lines}>
              {[...new Set(lines)].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        {next === undefined || lines.length > 0 ? null : (
          <p className={styles.elsewhere}>
            {t('case.fails.else', { count: failures.length })}
            <Button size="small" onPress={() => simulation.goTo(next.done)}>
              {t('case.show')}
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}
