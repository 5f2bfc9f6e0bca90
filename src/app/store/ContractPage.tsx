import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft, Download, PencilRuler } from 'lucide-react'
import { useMemo } from 'react'
import { serializePublished, type Layout } from '../../contracts/index.ts'
import { Button, Callout, PathwayPicture, Progress, useMessages } from '../../editor/index.ts'
import { indexOf, parse } from '../../proforma/index.ts'
import type { VerificationReport } from '../../verifier/index.ts'
import { useOpenSeed } from '../local/use-documents.ts'
import { useTitle } from '../shell/use-title.ts'
import { About } from './About.tsx'
import { Changes } from './Changes.tsx'
import styles from './Contract.module.css'
import { downloadText } from '../local/download.ts'
import { Evidence } from './Evidence.tsx'
import { Report } from './Report.tsx'
import { useContract } from './use-store.ts'
import { Verdict } from './Verdict.tsx'

const route = getRouteApi('/framed/store/$digest')

/** One published contract: what it says of itself, and what was checked about it here and now. */
export function ContractPage() {
  const t = useMessages()
  const { digest } = route.useParams()
  const contract = useContract(digest)
  useTitle(contract.data?.bundle.content.manifest.title ?? t('nav.store'))
  return (
    <div className={styles.page}>
      <Link to="/store" className={styles.back ?? ''}>
        <ArrowLeft size={16} aria-hidden="true" /> {t('contract.back')}
      </Link>
      {contract.isPending ? <Progress label={t('contract.loading')} /> : null}
      {contract.isError ? (
        <Callout
          tone="danger"
          live="alert"
          title={t('contract.refused')}
          actions={<Button onPress={() => void contract.refetch()}>{t('store.retry')}</Button>}
        >
          {contract.error.message} {t('contract.refused.text')}
        </Callout>
      ) : null}
      {contract.data === undefined ? null : <Contract contract={contract.data} />}
    </div>
  )
}

type Checked = NonNullable<ReturnType<typeof useContract>['data']>

function Contract({ contract }: { readonly contract: Checked }) {
  const t = useMessages()
  const { content } = contract.bundle
  const report = content.report as VerificationReport
  return (
    <>
      <Head contract={contract} report={report} />
      <Callout tone="info">{t('contract.review')}</Callout>
      <Drawing protocol={content.protocol} layout={content.layout} title={content.manifest.title} />
      <About manifest={content.manifest} />
      {content.manifest.parents.map((parent) => (
        <Changes key={parent.digest} content={content} parent={parent} />
      ))}
      <Evidence contract={contract} />
      <Report report={report} />
      <section className={styles.section}>
        <h2>{t('contract.text')}</h2>
        {/* What scrolls must be reached by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.text} tabIndex={0} aria-label={t('contract.text')}>
          {content.protocol}
        </pre>
      </section>
    </>
  )
}

function Head({ contract, report }: { readonly contract: Checked; readonly report: VerificationReport }) {
  const t = useMessages()
  const open = useOpenSeed()
  const { bundle, inclusion } = contract
  const { manifest, protocol, layout, scenarios } = bundle.content
  const { name, version, title } = manifest
  const openCopy = (): void =>
    open.mutate({
      name: title,
      text: protocol,
      layout,
      scenarios: scenarios.map(({ scenario }) => scenario),
      origin: { kind: 'contract', digest: bundle.digest, name, version },
    })
  const fileName = `${name.replaceAll('/', '-')}-${version}.contract.json`
  return (
    <header className={styles.head}>
      <div className={styles.titles}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.name}>
          <code>{name}</code> <span>{t('store.version', { version })}</span>
          <Verdict verdict={report.verdict} findings={report.findings.length} />
        </p>
        <p className={styles.summary}>{manifest.summary}</p>
      </div>
      <div className={styles.actions}>
        <Button variant="primary" icon={<PencilRuler />} isDisabled={open.isPending} onPress={openCopy}>
          {t('contract.open')}
        </Button>
        <Button
          icon={<Download />}
          onPress={() => downloadText(fileName, serializePublished({ bundle, receipt: inclusion }))}
        >
          {t('contract.download')}
        </Button>
      </div>
      {open.isError ? <Callout tone="danger">{open.error.message}</Callout> : null}
    </header>
  )
}

interface DrawingProps {
  readonly protocol: string
  readonly layout: Layout
  readonly title: string
}

function Drawing({ protocol, layout, title }: DrawingProps) {
  const t = useMessages()
  const index = useMemo(() => indexOf(parse(protocol)), [protocol])
  return (
    <section className={styles.section}>
      <h2>{t('contract.drawing')}</h2>
      <div className={styles.drawing}>
        <PathwayPicture index={index} layout={layout} label={title} />
      </div>
    </section>
  )
}
