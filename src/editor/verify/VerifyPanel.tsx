import { ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Finding, VerificationReport } from '../../verifier/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button, Callout, EmptyState, announce } from '../design/index.ts'
import { useMessages, type Translate } from '../messages/index.ts'
import { showPlace } from '../simulate/show-place.ts'
import { Checked } from './Checked.tsx'
import { FindingCard } from './FindingCard.tsx'
import { PlayedRun } from './PlayedRun.tsx'
import { Running } from './Running.tsx'
import { isCurrent, type Verification } from './verification.ts'
import styles from './VerifyPanel.module.css'

interface VerifyPanelProps {
  readonly verification: Verification
  readonly onVerify: () => void
  /** Keeps the run of a finding as a scenario of the document. */
  readonly onKeep?: (finding: Finding) => void
}

/** The verifier's side of the editor: its verdict in plain words, what it found, what it checked. */
export function VerifyPanel({ verification, onVerify, onKeep }: VerifyPanelProps) {
  const t = useMessages()
  const { status, checked } = useStore(verification.state)
  const text = useDocumentState((state) => state.text)
  const current = useStore(verification.state, (state) => isCurrent(state, text))
  useAnnouncement(verification)
  return (
    <div className={styles.panel}>
      {status.kind === 'running' ? <Running progress={status.progress} onCancel={verification.cancel} /> : null}
      {status.kind === 'failed' ? (
        <Callout tone="danger" live="alert" title={t('verify.failed')}>
          {status.message}
        </Callout>
      ) : null}
      {status.kind === 'unreadable' ? (
        <Callout tone="danger" live="alert" title={t('verify.unreadable')}>
          <p>{t('verify.notReadable')}</p>
          <ul className={styles.reasons}>
            {status.reasons.slice(0, 3).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {status.kind === 'cancelled' ? <Callout tone="info">{t('verify.cancelled')}</Callout> : null}
      {checked === undefined ? (
        status.kind === 'running' ? null : (
          <NotChecked onVerify={onVerify} />
        )
      ) : (
        <>
          {current || status.kind === 'running' ? null : (
            <Callout
              tone="warn"
              title={t('verify.outdated')}
              actions={
                <Button size="small" onPress={onVerify}>
                  {t('verify.again')}
                </Button>
              }
            >
              {t('verify.outdated.text')}
            </Callout>
          )}
          <div className={current ? styles.report : styles.outdated}>
            <Verdict report={checked.report} />
            <Findings report={checked.report} verification={verification} {...(onKeep ? { onKeep } : {})} />
            <Checked report={checked.report} />
          </div>
        </>
      )}
    </div>
  )
}

/** Says the verdict to those who cannot see it, once for each check. */
function useAnnouncement(verification: Verification): void {
  const t = useMessages()
  const report = useStore(verification.state, (state) => state.checked?.report)
  useEffect(() => {
    if (report !== undefined) announce(verdictAnnounced(t, report))
  }, [report, t])
}

function verdictAnnounced(t: Translate, report: VerificationReport): string {
  if (report.verdict === 'clean') return t('verify.announce.clean')
  return report.verdict === 'findings'
    ? t('verify.announce.findings', { count: report.findings.length })
    : t('verify.announce.notDecided')
}

function NotChecked({ onVerify }: { readonly onVerify: () => void }) {
  const t = useMessages()
  return (
    <EmptyState
      icon={<ShieldCheck />}
      title={t('verify.idle.title')}
      actions={
        <Button variant="primary" onPress={onVerify}>
          {t('verify.run')}
        </Button>
      }
    >
      {t('verify.idle.text')}
    </EmptyState>
  )
}

function Verdict({ report }: { readonly report: VerificationReport }) {
  const t = useMessages()
  if (report.verdict === 'clean')
    return (
      <Callout tone="ok" title={t('verify.clean')}>
        {t('verify.clean.text')}
      </Callout>
    )
  if (report.verdict === 'findings')
    return <Callout tone="danger" title={t('verify.findings', { count: report.findings.length })} />
  return (
    <Callout tone="warn" title={t('verify.notDecided')}>
      {t('verify.notDecided.text')}
    </Callout>
  )
}

interface FindingsProps {
  readonly report: VerificationReport
  readonly verification: Verification
  readonly onKeep?: (finding: Finding) => void
}

function Findings({ report, verification, onKeep }: FindingsProps) {
  const t = useMessages()
  const { document } = useEditor()
  const index = useDocumentState((state) => state.index)
  const playing = useStore(verification.state, (state) => state.playing)
  if (report.findings.length === 0) return null
  return (
    <section className={styles.findings} aria-label={t('verify.list')}>
      {report.findings.map((finding, position) => (
        <FindingCard
          // A report is never changed: the place of a finding in it is its name.
          // oxlint-disable-next-line react/no-array-index-key
          key={position}
          finding={finding}
          index={index}
          onShow={(place) => showPlace(document, place)}
          onPlay={() => verification.play(position)}
          {...(onKeep === undefined ? {} : { onKeep: () => onKeep(finding) })}
          {...(playing?.finding === position
            ? {
                played: (
                  <PlayedRun
                    finding={finding}
                    index={index}
                    step={playing.step}
                    onGoTo={verification.goTo}
                    onStop={verification.stop}
                  />
                ),
              }
            : {})}
        />
      ))}
    </section>
  )
}
