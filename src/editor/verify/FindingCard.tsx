import {
  BookmarkPlus,
  Check,
  CircleAlert,
  CircleHelp,
  FlaskConical,
  Play,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Finding } from '../../verifier/index.ts'
import { Button, classes } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { taskCaption } from '../simulate/names.ts'
import styles from './FindingCard.module.css'
import { concernsAll, gravityOf, type Gravity } from './findings.ts'
import { formalTerm } from './formal.ts'
import { Patients } from './Patients.tsx'

const ICONS: Readonly<Record<Gravity, LucideIcon>> = { grave: CircleAlert, flaw: TriangleAlert, unsure: CircleHelp }

interface FindingCardProps {
  readonly finding: Finding
  readonly index: ProtocolIndex
  /** The author looks at this one: the canvas shows what it is about. */
  readonly isCurrent: boolean
  /** Whether it tells everything; a closed one says what and where. */
  readonly isOpen: boolean
  readonly onLook: () => void
  readonly onShow: (place: string) => void
  readonly onPlay: () => void
  /** Opens its run in the simulator, where it can be gone on with and stops at breakpoints. */
  readonly onSimulate?: () => void
  /** Absent while scenarios cannot be kept. */
  readonly onKeep?: () => void
  /** Whether its run is a scenario of the document already. */
  readonly isKept?: boolean
  /** How it can be repaired. */
  readonly fix: ReactNode
  /** The run being played, in place of the buttons. */
  readonly played?: ReactNode
}

/** One finding: what can go wrong, where, why, for whom, how to fix it, and the run that shows it. */
export function FindingCard(props: FindingCardProps) {
  const { finding, isCurrent, isOpen, onLook } = props
  const t = useMessages()
  const gravity = gravityOf(finding)
  const Icon = ICONS[gravity]
  const places = finding.where.length > 0 ? finding.where : finding.definitions
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <article
      ref={card}
      className={classes(styles.card, styles[gravity])}
      data-current={isCurrent || undefined}
      aria-label={finding.title}
    >
      <header className={styles.header}>
        <Icon className={styles.icon} aria-hidden="true" />
        <div className={styles.heading}>
          <h4 className={styles.title}>
            <button
              type="button"
              className={styles.open}
              aria-expanded={isOpen}
              title={t('proof.open')}
              onClick={onLook}
            >
              {finding.title}
            </button>
          </h4>
          <p className={styles.verdict}>
            {finding.verdict === 'violated' ? '' : `${t(`verify.verdict.${finding.verdict}`)} · `}
            {formalTerm(t, finding.property)}
          </p>
        </div>
      </header>
      {isOpen ? <Told {...props} places={places} /> : null}
    </article>
  )
}

/** Everything that there is to say about it. */
function Told(props: FindingCardProps & { readonly places: readonly string[] }) {
  const { finding, index, onShow, onPlay, onSimulate, onKeep, isKept = false, fix, played, places } = props
  const t = useMessages()
  return (
    <>
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
          <Patients
            groups={finding.patients}
            index={index}
            {...(concernsAll(finding) ? {} : { otherwise: t('proof.patients.some') })}
          />
        </Fact>
        {finding.fix === undefined ? null : <Fact name={t('verify.fix')}>{finding.fix}</Fact>}
      </dl>
      <div className={styles.actions}>
        {finding.scenario.length === 0 || played !== undefined ? null : (
          <Button size="small" icon={<Play />} onPress={onPlay}>
            {t('verify.play')}
          </Button>
        )}
        {finding.scenario.length === 0 || onSimulate === undefined ? null : (
          <Button size="small" variant="quiet" icon={<FlaskConical />} onPress={onSimulate}>
            {t('verify.simulate')}
          </Button>
        )}
        {finding.scenario.length === 0 || onKeep === undefined ? null : (
          <Button
            size="small"
            variant="quiet"
            icon={isKept ? <Check /> : <BookmarkPlus />}
            isDisabled={isKept}
            onPress={onKeep}
          >
            {t(isKept ? 'proof.keep.done' : 'verify.keep')}
          </Button>
        )}
        {fix}
      </div>
      {played}
      {finding.scenario.length > 0 && finding.verdict !== 'not-decided' ? (
        <p className={styles.confirmed}>{t(finding.confirmedByReplay ? 'verify.confirmed' : 'verify.unconfirmed')}</p>
      ) : null}
    </>
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
