import { Download, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Finding, VerificationReport } from '../../verifier/index.ts'
import { useDocumentState } from '../context.ts'
import { Button, Callout, Checkbox, EmptyState, Menu, MenuItem, announce } from '../design/index.ts'
import { useMessages, type Translate } from '../messages/index.ts'
import { Checked } from './Checked.tsx'
import { Findings } from './Findings.tsx'
import { Notes } from './Notes.tsx'
import { Running } from './Running.tsx'
import { isAboutThis } from './standing.ts'
import { useCalm } from './use-calm.ts'
import type { Verification, VerificationStatus } from './verification.ts'
import styles from './VerifyPanel.module.css'

/** A form in which a report can be taken along. */
export interface ReportForm {
  readonly id: string
  readonly label: string
}

interface VerifyPanelProps {
  readonly verification: Verification
  readonly onVerify: () => void
  /** Keeps the run of a finding as a scenario of the document. */
  readonly onKeep?: (finding: Finding) => void
  /** Opens the run of a finding in the simulator. */
  readonly onSimulate?: (finding: Finding) => void
  /** Whether the run of a finding is kept already. */
  readonly isKept?: (finding: Finding) => boolean
  /** Whether checks run by themselves, and a way to say so; absent where that is not offered. */
  readonly live?: { readonly enabled: boolean; readonly onChange: (enabled: boolean) => void }
  /** The forms in which the report can be downloaded, and what does it. */
  readonly report?: { readonly forms: readonly ReportForm[]; readonly onDownload: (id: string) => void }
}

/** The verifier's side of the editor: its verdict in plain words, what it found, what it checked. */
export function VerifyPanel({ verification, onVerify, onKeep, onSimulate, isKept, live, report }: VerifyPanelProps) {
  const t = useMessages()
  const { status, checked, slow } = useStore(verification.state)
  const parsed = useDocumentState((state) => state.parsed)
  const current = useStore(verification.state, (state) => isAboutThis(state, parsed))
  const busy = status.kind === 'waiting' || status.kind === 'running'
  const calm = useCalm(status, busy)
  const shown = useCalm(current, busy)
  useAnnouncement(verification)
  const asked = status.kind === 'running' && status.cause === 'asked'
  return (
    <div className={styles.panel}>
      {status.kind === 'running' && (asked || !calm.stale) ? (
        <Running progress={status.progress} onCancel={() => verification.cancel()} />
      ) : null}
      <Trouble status={calm.value} onVerify={onVerify} />
      {checked === undefined ? (
        busy || status.kind === 'gave-up' ? null : (
          <NotChecked onVerify={onVerify} />
        )
      ) : (
        <>
          {current || busy ? null : <Outdated slow={slow} live={live?.enabled ?? false} onVerify={onVerify} />}
          <div className={styles.report} data-before={shown.value ? undefined : true}>
            {shown.value || !busy ? null : <p className={styles.before}>{t('proof.before')}</p>}
            <Verdict report={checked.report} onVerify={onVerify} />
            <Findings
              report={checked.report}
              verification={verification}
              {...(onKeep && { onKeep })}
              {...(onSimulate && { onSimulate })}
              {...(isKept && { isKept })}
            />
            <Notes notes={checked.report.notes ?? []} />
            <Checked report={checked.report} />
          </div>
        </>
      )}
      <footer className={styles.footer}>
        {live === undefined ? null : (
          <div className={styles.live}>
            <Checkbox isSelected={live.enabled} onChange={live.onChange}>
              {t('proof.live')}
            </Checkbox>
            <p className={styles.hint}>{t(live.enabled && slow ? 'proof.slow' : 'proof.live.text')}</p>
          </div>
        )}
        {report === undefined || checked === undefined ? null : (
          <Menu
            label={t('proof.report')}
            trigger={
              <Button size="small" icon={<Download />}>
                {t('proof.report')}
              </Button>
            }
            onAction={report.onDownload}
          >
            {report.forms.map(({ id, label }) => (
              <MenuItem key={id} id={id}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        )}
      </footer>
    </div>
  )
}

/** Says the verdict to those who cannot see it, when it is another one than before. */
function useAnnouncement(verification: Verification): void {
  const t = useMessages()
  const report = useStore(verification.state, (state) => state.checked?.report)
  const verdict = report === undefined ? undefined : verdictAnnounced(t, report)
  useEffect(() => {
    if (verdict !== undefined) announce(verdict)
  }, [verdict])
}

function verdictAnnounced(t: Translate, report: VerificationReport): string {
  if (report.verdict === 'clean') return t('verify.announce.clean')
  return report.verdict === 'findings'
    ? t('verify.announce.findings', { count: report.findings.length })
    : t('verify.announce.notDecided')
}

/** Why the last check gave no report. */
function Trouble({ status, onVerify }: { readonly status: VerificationStatus; readonly onVerify: () => void }) {
  const t = useMessages()
  switch (status.kind) {
    case 'failed':
      return (
        <Callout tone="danger" live="alert" title={t('verify.failed')}>
          {status.message}
        </Callout>
      )
    case 'unreadable':
      return (
        <Callout tone="info" live="status" title={t('verify.unreadable')}>
          <p>{t('verify.notReadable')}</p>
          <ul className={styles.reasons}>
            {status.reasons.slice(0, 3).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Callout>
      )
    case 'cancelled':
      return <Callout tone="info">{t('verify.cancelled')}</Callout>
    case 'gave-up':
      return (
        <Callout
          tone="warn"
          live="status"
          title={t('proof.gaveUp')}
          actions={
            <Button size="small" onPress={onVerify}>
              {t('proof.full')}
            </Button>
          }
        >
          {t('proof.gaveUp.text', { states: status.progress?.states ?? 0 })}
        </Callout>
      )
    default:
      return null
  }
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

interface OutdatedProps {
  readonly slow: boolean
  readonly live: boolean
  readonly onVerify: () => void
}

/** The report is about an older text, and nothing comes by itself. */
function Outdated({ slow, live, onVerify }: OutdatedProps) {
  const t = useMessages()
  return (
    <Callout
      tone="warn"
      title={t('verify.outdated')}
      actions={
        <Button size="small" onPress={onVerify}>
          {t('verify.again')}
        </Button>
      }
    >
      {t('verify.outdated.text')} {live ? (slow ? t('proof.slow') : '') : t('proof.off')}
    </Callout>
  )
}

function Verdict({ report, onVerify }: { readonly report: VerificationReport; readonly onVerify: () => void }) {
  const t = useMessages()
  const { coverage } = report
  const more = (
    <Button size="small" onPress={onVerify}>
      {t('proof.full')}
    </Button>
  )
  if (report.verdict === 'clean')
    return (
      <Callout tone="ok" title={t('verify.clean')}>
        {t('verify.clean.text')}
      </Callout>
    )
  if (report.verdict === 'findings')
    return (
      <Callout
        tone="danger"
        title={t('verify.findings', { count: report.findings.length })}
        {...(coverage.complete ? {} : { actions: more })}
      >
        {coverage.complete ? undefined : t('proof.covered', { states: coverage.states })}
      </Callout>
    )
  return (
    <Callout tone="warn" title={t('verify.notDecided')} {...(coverage.complete ? {} : { actions: more })}>
      {t('verify.notDecided.text')} {coverage.complete ? '' : t('proof.covered', { states: coverage.states })}
    </Callout>
  )
}
