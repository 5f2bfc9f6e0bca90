import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Finding, VerificationReport } from '../../verifier/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { showPlace } from '../simulate/show-place.ts'
import { FindingCard } from './FindingCard.tsx'
import { GRAVITIES, gravityOf, inOrder } from './findings.ts'
import styles from './Findings.module.css'
import { FixOfFinding } from './FixOfFinding.tsx'
import { PlayedRun } from './PlayedRun.tsx'
import type { Verification } from './verification.ts'

interface FindingsProps {
  readonly report: VerificationReport
  readonly verification: Verification
  /** Keeps the run of a finding as a scenario of the document. */
  readonly onKeep?: (finding: Finding) => void
  readonly onSimulate?: (finding: Finding) => void
  /** Whether the run of a finding is kept already. */
  readonly isKept?: (finding: Finding) => boolean
}

/** What was found, in groups, the gravest first. */
export function Findings(props: FindingsProps) {
  const t = useMessages()
  const { findings } = props.report
  const groups = useMemo(() => Map.groupBy(findings.keys(), (at) => gravityOf(findings[at] as Finding)), [findings])
  if (findings.length === 0) return null
  return (
    <section className={styles.findings} aria-label={t('verify.list')}>
      {GRAVITIES.map((gravity) => {
        const members = groups.get(gravity) ?? []
        return members.length === 0 ? null : (
          <div key={gravity} className={styles.group}>
            <h3 className={styles.gravity}>
              {t(`proof.gravity.${gravity}`)}
              <span className={styles.count}>{members.length}</span>
            </h3>
            {members.map((position) => (
              <One key={position} {...props} position={position} />
            ))}
          </div>
        )
      })}
    </section>
  )
}

/** So many are told in full at once; of more, only the one that is looked at, or the gravest. */
const OPEN = 2

function One(props: FindingsProps & { readonly position: number }) {
  const { report, verification, onKeep, onSimulate, isKept, position } = props
  const { document } = useEditor()
  const index = useDocumentState((state) => state.index)
  const current = useStore(verification.state, (state) => state.current)
  const isCurrent = current === position
  const isFirst = current === undefined && inOrder(report.findings)[0] === position
  const playing = useStore(verification.state, (state) =>
    state.playing?.finding === position ? state.playing : undefined,
  )
  const finding = report.findings[position]
  if (finding === undefined) return null
  const [place] = finding.where.length > 0 ? finding.where : finding.definitions
  const look = (): void => {
    verification.look(isCurrent ? undefined : position)
    if (!isCurrent && place !== undefined) showPlace(document, place)
  }
  return (
    <FindingCard
      finding={finding}
      index={index}
      isCurrent={isCurrent}
      isOpen={isCurrent || isFirst || report.findings.length <= OPEN}
      onLook={look}
      onShow={(shown) => {
        verification.look(position)
        showPlace(document, shown)
      }}
      onPlay={() => verification.play(position)}
      {...(onSimulate === undefined ? {} : { onSimulate: () => onSimulate(finding) })}
      {...(onKeep === undefined ? {} : { onKeep: () => onKeep(finding), isKept: isKept?.(finding) ?? false })}
      fix={<FixOfFinding finding={finding} verification={verification} />}
      {...(playing && {
        played: (
          <PlayedRun
            finding={finding}
            index={index}
            step={playing.step}
            goesOn={playing.goesOn}
            onGoTo={verification.goTo}
            onGoOn={verification.goOn}
            onStop={verification.stop}
          />
        ),
      })}
    />
  )
}
