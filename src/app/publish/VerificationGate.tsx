import { Button, Callout, Progress, useMessages } from '../../editor/index.ts'
import type { VerificationReport } from '../../verifier/index.ts'

interface VerificationGateProps {
  readonly report: VerificationReport | undefined
  readonly isVerifying: boolean
  readonly onVerify: () => void
}

/** Nothing is signed without a report about exactly this text; the report's findings are said before the signature. */
export function VerificationGate({ report, isVerifying, onVerify }: VerificationGateProps) {
  const t = useMessages()
  if (isVerifying) return <Progress label={t('publish.verifying')} />
  if (report === undefined)
    return (
      <Callout
        tone="warn"
        title={t('publish.unverified')}
        actions={<Button onPress={onVerify}>{t('verify.run')}</Button>}
      >
        {t('publish.unverified.text')}
      </Callout>
    )
  if (report.verdict === 'clean') return <Callout tone="ok" title={t('publish.verified')} />
  const title =
    report.verdict === 'findings' ? t('publish.findings', { count: report.findings.length }) : t('publish.notDecided')
  return (
    <Callout tone="warn" title={title}>
      {t('publish.findings.text')}
      <ul>
        {report.findings.map((finding) => (
          <li key={`${finding.property} ${finding.title}`}>{finding.title}</li>
        ))}
      </ul>
    </Callout>
  )
}
