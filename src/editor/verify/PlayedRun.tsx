import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Finding, ScenarioStep } from '../../verifier/index.ts'
import { announce, classes } from '../design/index.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { operationInWords } from '../simulate/operation-words.ts'
import { ValuesTable } from '../simulate/ValuesTable.tsx'
import { coneOf } from './cone.ts'
import { frameAt } from './play.ts'
import { PlayBar, type Speed } from './PlayBar.tsx'
import styles from './PlayedRun.module.css'
import { changesInWords } from './step-words.ts'

interface PlayedRunProps {
  readonly finding: Finding
  readonly index: ProtocolIndex
  readonly step: number
  readonly goesOn: boolean
  readonly onGoTo: (step: number) => void
  readonly onGoOn: (on: boolean) => void
  readonly onStop: () => void
}

/** How long a step stands while the run goes on by itself, in milliseconds, by speed. */
const STANDS = [3000, 1600, 800] as const

/** A counterexample as it is played: the steps, where it could still be avoided, and the patient so far. */
export function PlayedRun({ finding, index, step, goesOn, onGoTo, onGoOn, onStop }: PlayedRunProps) {
  const t = useMessages()
  const intl = useIntlShape()
  const { scenario, pointOfNoReturn } = finding
  const [speed, setSpeed] = useState<Speed>(1)
  const frame = frameAt(scenario, step)
  const current = useRef<HTMLLIElement>(null)
  const sentences = scenario.map(({ operation }) => operationInWords(operation, index, { t, intl }))
  const said = step === 0 ? t('play.before') : (sentences[step - 1] ?? '')
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
    announce(step === scenario.length ? `${said}. ${t('play.trouble')}: ${finding.title}` : said)
  }, [step, said, scenario.length, finding.title, t])
  useEffect(() => {
    if (!goesOn) return undefined
    const timer = setTimeout(() => onGoTo(step + 1), STANDS[speed])
    return () => clearTimeout(timer)
  }, [goesOn, step, speed, onGoTo])
  const cone = useMemo(() => coneOf(finding, index), [finding, index])
  const values = Object.entries(frame.values)
  const near = values.filter(([item]) => cone.data.has(item))
  const far = values.filter(([item]) => !cone.data.has(item))

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onStop()
    else if (event.key === 'ArrowRight' && isStep(event.target)) onGoTo(step + 1)
    else if (event.key === 'ArrowLeft' && isStep(event.target)) onGoTo(step - 1)
    else if (event.key === ' ' && isStep(event.target)) onGoOn(!goesOn)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // The keys work on what is inside: the list of steps.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.played} onKeyDown={onKeyDown}>
      <PlayBar
        step={step}
        count={scenario.length}
        pointOfNoReturn={pointOfNoReturn}
        said={said}
        goesOn={goesOn}
        speed={speed}
        onGoTo={onGoTo}
        onGoOn={onGoOn}
        onSpeed={setSpeed}
        onStop={onStop}
      />
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
                data-step
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
              {number === step ? <Changes step={one} index={index} /> : null}
              {pointOfNoReturn === position && !last ? (
                <p className={styles.noReturn}>{t('play.pointOfNoReturn')}</p>
              ) : null}
            </li>
          )
        })}
      </ol>
      <h5 className={styles.heading}>{t('play.patient')}</h5>
      <ValuesTable index={index} values={Object.fromEntries(near)} empty={t('play.noValues')} />
      {far.length === 0 ? null : (
        <details className={styles.far}>
          <summary>{t('play.otherValues', { count: far.length })}</summary>
          <ValuesTable index={index} values={Object.fromEntries(far)} empty="" />
        </details>
      )}
    </div>
  )
}

function isStep(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['step'] !== undefined
}

/** What this step changed, in sentences. */
function Changes({ step, index }: { readonly step: ScenarioStep; readonly index: ProtocolIndex }) {
  const t = useMessages()
  const intl = useIntlShape()
  const { operation, changes } = step
  const entered = new Set(operation.kind === 'set' ? Object.keys(operation.values) : [])
  const { sentences, more } = changesInWords(changes, entered, index, { t, intl })
  if (sentences.length === 0) return null
  return (
    <ul className={styles.changes} aria-label={t('play.changed')}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {more > 0 ? <li>{t('play.change.more', { count: more })}</li> : null}
    </ul>
  )
}
