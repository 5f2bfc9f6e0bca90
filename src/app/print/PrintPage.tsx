import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import {
  Button,
  Callout,
  Progress,
  ProtocolDocument,
  type Translate,
  useMessages,
  verifierInPage,
} from '../../editor/index.ts'
import { parse, type ParsedProtocol } from '../../proforma/index.ts'
import { compile, readScenarios, runScenario } from '../../runtime/index.ts'
import type { VerificationReport } from '../../verifier/index.ts'
import type { StoredDocument } from '../local/database.ts'
import { documents } from '../local/documents.ts'
import { useTitle } from '../shell/use-title.ts'
import styles from './PrintPage.module.css'

/** A pathway of this browser as a document on paper: to be printed, or saved as PDF by the browser. */
export function PrintPage() {
  const t = useMessages()
  const { id } = useParams({ from: '/print/$id' })
  const stored = useQuery({
    queryKey: ['print', id],
    queryFn: async () => (await documents.get(id)) ?? null,
    staleTime: 0,
  })
  if (stored.isPending) return <Progress label={t('workbench.loading')} />
  if (stored.isError) return <Callout tone="danger">{stored.error.message}</Callout>
  if (stored.data === null) return <Callout tone="danger">{t('workbench.missing.title')}</Callout>
  return <Printed stored={stored.data} />
}

function Printed({ stored }: { readonly stored: StoredDocument }) {
  const t = useMessages()
  const { id, name, text, layout, scenarios } = stored
  const [time] = useState(() => Date.now())
  const parsed = useMemo(() => parse(text), [text])
  const cases = useMemo(() => casesOf(parsed, scenarios), [parsed, scenarios])
  const verdict = useVerdict(text)
  useTitle(t('document.page', { title: name }))
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link to="/edit/$id" params={{ id }}>
          {t('document.back')}
        </Link>
        <Button variant="primary" icon={<Printer />} onPress={() => print()}>
          {t('document.print')}
        </Button>
      </header>
      <main className={styles.paper}>
        <ProtocolDocument parsed={parsed} layout={layout} verdict={verdict} cases={cases} time={time} />
      </main>
    </div>
  )
}

/** The test cases, run; of a text that cannot be run they are only named. */
function casesOf(parsed: ParsedProtocol, data: readonly unknown[]) {
  const reading = readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: data })
  const compiled = compile(parsed)
  return (reading.ok ? reading.file.scenarios : []).map((scenario) => ({
    name: scenario.name,
    description: scenario.description ?? '',
    passed: compiled.ok ? runScenario(compiled.program, scenario).passed : undefined,
  }))
}

/** What the verifier says of the text, in one line; the check runs beside the page and ends with it. */
function useVerdict(text: string): string {
  const t = useMessages()
  const [report, setReport] = useState<VerificationReport | string>()
  useEffect(() => {
    const verifier = verifierInPage()
    let left = false
    const run = verifier.verify(text, { onProgress: () => undefined })
    run.report.then(
      (found) => (left ? undefined : setReport(found)),
      (error: unknown) => (left ? undefined : setReport(error instanceof Error ? error.message : String(error))),
    )
    return () => {
      left = true
      run.cancel()
      verifier.end()
    }
  }, [text])
  if (report === undefined) return t('document.verifying')
  return typeof report === 'string' ? t('document.notVerified', { reason: report }) : inOneLine(report, t)
}

function inOneLine({ verdict, findings, coverage }: VerificationReport, t: Translate): string {
  switch (verdict) {
    case 'clean':
      return t('document.clean', { states: coverage.states })
    case 'findings':
      return t('document.findings', { count: findings.length, titles: findings.map(({ title }) => title).join('; ') })
    default:
      return t('document.undecided')
  }
}
