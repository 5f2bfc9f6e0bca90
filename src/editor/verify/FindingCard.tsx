import { BookmarkPlus, CircleAlert, CircleHelp, Play, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { Button, classes } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { taskCaption } from '../simulate/names.ts'
import styles from './FindingCard.module.css'
import { Patients } from './Patients.tsx'

const ICONS = { violated: CircleAlert, possible: TriangleAlert, 'not-decided': CircleHelp, holds: CircleHelp } as const

interface FindingCardProps {
  readonly finding: Finding
  readonly index: ProtocolIndex
  readonly onShow: (place: string) => void
  readonly onPlay: () => void
  /** Absent while scenarios cannot be kept. */
  readonly onKeep?: () => void
  /** The run being played, in place of the buttons. */
  readonly played?: ReactNode
}

/** One finding: what can go wrong, where, why, for whom, how to fix it, and the run that shows it. */
export function FindingCard({ finding, index, onShow, onPlay, onKeep, played }: FindingCardProps) {
  const t = useMessages()
  const Icon = ICONS[finding.verdict]
  const places = finding.where.length > 0 ? finding.where : finding.definitions
  return (
    <article className={classes(styles.card, styles[finding.verdict])} aria-label={finding.title}>
      <header className={styles.header}>
        <Icon className={styles.icon} aria-hidden="true" />
        <div>
          <h3 className={styles.title}>{finding.title}</h3>
          {finding.verdict === 'violated' ? null : (
            <p className={styles.verdict}>{t(`verify.verdict.${finding.verdict}`)}</p>
          )}
        </div>
      </header>
      <dl className={styles.facts}>
        {places.length === 0 ? null : (
          <Fact name={t('verify.where')}>
            <span className={styles.places}>
              {places.map((place) => (
                <button
                  key={place}
                  type="button"
                  className={styles.place}
                  aria-label={t('verify.show', { task: taskCaption(index, place) })}
                  onClick={() => onShow(place)}
                >
                  {taskCaption(index, place)}
                </button>
              ))}
            </span>
          </Fact>
        )}
        <Fact name={t('verify.why')}>{finding.why}</Fact>
        <Fact name={t('verify.patients')}>
          <Patients groups={finding.patients} index={index} />
        </Fact>
        {finding.fix === undefined ? null : <Fact name={t('verify.fix')}>{finding.fix}</Fact>}
      </dl>
      {finding.scenario.length === 0 ? null : (
        <div className={styles.actions}>
          {played === undefined ? (
            <Button size="small" icon={<Play />} onPress={onPlay}>
              {t('verify.play')}
            </Button>
          ) : null}
          {onKeep === undefined ? null : (
            <Button size="small" variant="quiet" icon={<BookmarkPlus />} onPress={onKeep}>
              {t('verify.keep')}
            </Button>
          )}
        </div>
      )}
      {played}
      {finding.scenario.length > 0 && finding.verdict !== 'not-decided' ? (
        <p className={styles.confirmed}>{t(finding.confirmedByReplay ? 'verify.confirmed' : 'verify.unconfirmed')}</p>
      ) : null}
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
