import { useEffect, useRef } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { announce, classes } from '../design/index.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { operationInWords } from '../simulate/operation-words.ts'
import { ValuesTable } from '../simulate/ValuesTable.tsx'
import { frameAt } from './play.ts'
import { PlayBar } from './PlayBar.tsx'
import styles from './PlayedRun.module.css'

interface PlayedRunProps {
  readonly finding: Finding
  readonly index: ProtocolIndex
  readonly step: number
  readonly onGoTo: (step: number) => void
  readonly onStop: () => void
}

/** A counterexample as it is played: the steps, where it could still be avoided, and the patient so far. */
export function PlayedRun({ finding, index, step, onGoTo, onStop }: PlayedRunProps) {
  const t = useMessages()
  const intl = useIntlShape()
  const { scenario, pointOfNoReturn } = finding
  const frame = frameAt(scenario, step)
  const current = useRef<HTMLLIElement>(null)
  const sentences = scenario.map(({ operation }) => operationInWords(operation, index, { t, intl }))
  const said = step === 0 ? t('play.before') : (sentences[step - 1] ?? '')
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
    announce(step === scenario.length ? `${said}. ${t('play.trouble')}: ${finding.title}` : said)
  }, [step, said, scenario.length, finding.title, t])
  return (
    <div className={styles.played}>
      <PlayBar step={step} count={scenario.length} onGoTo={onGoTo} onStop={onStop} />
      <ol className={styles.steps}>
        {scenario.map((one, position) => {
          const number = position + 1
          const last = number === scenario.length
          return (
            // Steps have no name of their own: their place is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            <li
              key={position}
              ref={number === step ? current : null}
              aria-current={number === step ? 'step' : undefined}
            >
              <button
                type="button"
                className={classes(styles.step, number > step && styles.ahead, last && styles.trouble)}
                onClick={() => onGoTo(number)}
              >
                <span className={styles.number}>{number}</span>
                <span className={styles.text}>
                  {sentences[position]}
                  {one.because === '' ? null : (
                    <span className={styles.because}>{t('play.because', { reason: one.because })}</span>
                  )}
                  {last ? <span className={styles.troubleText}>{t('play.trouble')}</span> : null}
                </span>
              </button>
              {pointOfNoReturn === position && !last ? (
                <p className={styles.noReturn}>{t('play.pointOfNoReturn')}</p>
              ) : null}
            </li>
          )
        })}
      </ol>
      <h4 className={styles.heading}>{t('play.patient')}</h4>
      <ValuesTable index={index} values={frame.values} empty={t('play.noValues')} />
    </div>
  )
}
