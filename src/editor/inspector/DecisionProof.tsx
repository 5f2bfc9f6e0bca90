import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { printExpression, type DecisionDefinition, type ProtocolIndex } from '../../proforma/index.ts'
import type { DecisionPatients, DecisionVerdict } from '../../verifier/index.ts'
import { useDocumentState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { candidateCaption } from '../simulate/names.ts'
import { Patients } from '../verify/Patients.tsx'
import { useDecided } from '../verify/use-decided.ts'
import styles from './DecisionProof.module.css'

/** Whether every patient gets a recommendation from this decision, and which do not, while it is being edited. */
export function DecisionProof({ decision }: { readonly decision: DecisionDefinition }) {
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const decided = useDecided(decision.name.text)
  const { verdict, stale = false } = decided ?? {}
  if (verdict === undefined || decision.candidates.length === 0) return null
  return (
    <section
      className={styles.proof}
      aria-label={t('decided.label')}
      aria-live="polite"
      data-stale={stale || undefined}
    >
      {verdict.undecided === undefined ? (
        <Said verdict={verdict} index={index} decision={decision} />
      ) : (
        <Line icon={Info} tone="info">
          {t(verdict.undecided === 'depends-on-run' ? 'decided.run' : 'decided.large')}
        </Line>
      )}
    </section>
  )
}

interface SaidProps {
  readonly verdict: DecisionVerdict
  readonly index: ProtocolIndex
  readonly decision: DecisionDefinition
}

function Said({ verdict, index, decision }: SaidProps) {
  const t = useMessages()
  const { gap, tie, neverRecommended, idleArguments, exact } = verdict
  return (
    <>
      {gap === undefined ? (
        <Line icon={CircleCheck} tone="ok">
          {t('decided.complete')}
        </Line>
      ) : (
        <Whom
          icon={CircleAlert}
          tone="danger"
          said={t('decided.gap')}
          all={t('decided.gap.all')}
          whom={gap}
          index={index}
        />
      )}
      {tie === undefined ? null : (
        <Whom
          icon={TriangleAlert}
          tone="warn"
          said={t('decided.tie')}
          all={t('decided.tie.all')}
          whom={tie}
          index={index}
        />
      )}
      {neverRecommended.map((candidate) => (
        <Line key={candidate} icon={TriangleAlert} tone="warn">
          {t('decided.never', { candidate: candidateCaption(index, decision.name.text, candidate) })}
        </Line>
      ))}
      {idleArguments.length === 0 ? null : (
        <Line icon={TriangleAlert} tone="warn">
          {t('decided.idle', { count: idleArguments.length })}
          <ul className={styles.list}>
            {idleArguments.slice(0, MOST).map(({ candidate, argument, holds }) => (
              <li key={`${candidate} ${argument}`}>
                {t('decided.idle.one', {
                  candidate: candidateCaption(index, decision.name.text, candidate),
                  condition: conditionOf(decision, candidate, argument),
                })}{' '}
                {t(`decided.argument.${holds}`)}
              </li>
            ))}
          </ul>
        </Line>
      )}
      <p className={styles.note}>{t(exact ? 'decided.known' : 'decided.rough')}</p>
    </>
  )
}

/** More of them are only counted. */
const MOST = 3

function conditionOf({ candidates }: DecisionDefinition, candidate: string, at: number): string {
  const argument = candidates.find(({ name }) => name.text === candidate)?.arguments[at]
  return argument === undefined ? '' : printExpression(argument.condition)
}

type Tone = 'ok' | 'warn' | 'danger' | 'info'

interface LineProps {
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly children: ReactNode
}

function Line({ icon: Icon, tone, children }: LineProps) {
  return (
    <div className={styles.line} data-tone={tone}>
      <Icon size={15} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>{children}</div>
    </div>
  )
}

interface WhomProps {
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly said: string
  readonly all: string
  readonly whom: DecisionPatients
  readonly index: ProtocolIndex
}

function Whom({ icon, tone, said, all, whom, index }: WhomProps) {
  return (
    <Line icon={icon} tone={tone}>
      {whom.patients.length === 0 ? (
        all
      ) : (
        <>
          {said}
          <Patients groups={whom.patients} index={index} />
        </>
      )}
    </Line>
  )
}
