import { useNavigate } from '@tanstack/react-router'
import { FilePlus2, FolderOpen } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button, Callout, SearchField, useMessages } from '../../editor/index.ts'
import { newPathway } from '../local/new-pathway.ts'
import { MAX_FILE_BYTES, readPathwayFile, type FileReading } from '../local/open-file.ts'
import { StorageNotice } from '../local/StorageNotice.tsx'
import { useDocuments, useOpenSeed } from '../local/use-documents.ts'
import { Waiting } from '../publish/Waiting.tsx'
import { ImportReport } from './ImportReport.tsx'
import { Recent } from './Recent.tsx'
import styles from './StartPage.module.css'
import { TemplatesLoading } from './TemplatesLoading.tsx'
import { useTitle } from '../shell/use-title.ts'

/** The templates bring the parser with them; the page stands before that. */
const Templates = lazy(async () => ({ default: (await import('./Templates.tsx')).Templates }))

/** Where a visit begins: something to start from, and what was begun. */
export function StartPage() {
  useTitle(useMessages()('nav.start'))
  const t = useMessages()
  // Who has begun something comes back for that.
  const begun = (useDocuments().data?.length ?? 0) > 0
  return (
    <div className={styles.page}>
      <section className={styles.hero}>
        <h1 className={styles.title}>{t('start.title')}</h1>
        <p className={styles.lead}>{t('start.lead')}</p>
        <Begin />
      </section>
      <StorageNotice />
      <Waiting />
      {begun ? (
        <>
          <RecentSection />
          <TemplateSection />
        </>
      ) : (
        <>
          <TemplateSection />
          <RecentSection />
        </>
      )}
    </div>
  )
}

function TemplateSection() {
  const t = useMessages()
  return (
    <section className={styles.section} aria-labelledby="templates">
      <div>
        <h2 id="templates" className={styles.heading}>
          {t('start.templates')}
        </h2>
        <p className={styles.note}>{t('start.templates.lead')}</p>
      </div>
      <Suspense fallback={<TemplatesLoading />}>
        <Templates />
      </Suspense>
    </section>
  )
}

function RecentSection() {
  const t = useMessages()
  return (
    <section className={styles.section} aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        {t('start.recent')}
      </h2>
      <Recent />
    </section>
  )
}

/** The ways to begin: an empty pathway, a file, something that others published. */
function Begin() {
  const t = useMessages()
  const navigate = useNavigate()
  const open = useOpenSeed()
  const [search, setSearch] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [draft, setDraft] = useState<Extract<FileReading, { ok: true }>>()
  const read = async (files: FileList | null) => {
    const file = files?.[0]
    if (file === undefined) return
    setRefusal(undefined)
    const reading = await readPathwayFile(file)
    if (reading.ok && reading.imported === undefined) open.mutate(reading.seed)
    else if (reading.ok) setDraft(reading)
    else if (reading.reason === 'not-text') setRefusal(t('start.open.notText'))
    else if (reading.reason === 'format') setRefusal(t('start.open.format', { reason: reading.message }))
    else setRefusal(t('start.open.tooLarge', { size: Math.ceil(reading.bytes / 1e6), limit: MAX_FILE_BYTES / 1e6 }))
  }
  return (
    <>
      <div className={styles.begin}>
        <Button
          variant="primary"
          size="large"
          icon={<FilePlus2 />}
          onPress={() => open.mutate(newPathway(t('start.new')))}
        >
          {t('start.new')}
        </Button>
        <FileTrigger acceptedFileTypes={['.pf', '.json', '.gdl2']} onSelect={(files) => void read(files)}>
          <Button size="large" icon={<FolderOpen />}>
            {t('start.open')}
          </Button>
        </FileTrigger>
        <SearchField
          className={styles.search ?? ''}
          size="large"
          label={t('start.search')}
          placeholder={t('start.search.placeholder')}
          value={search}
          onChange={setSearch}
          onSubmit={(q) => void navigate({ to: '/store', search: q.trim() === '' ? {} : { q } })}
        />
      </div>
      {refusal === undefined ? null : (
        <Callout tone="danger" live="alert" title={t('start.open.failed')}>
          {refusal}
        </Callout>
      )}
      {draft?.imported === undefined ? null : (
        <ImportReport
          file={draft.seed.origin.kind === 'file' ? draft.seed.origin.file : draft.seed.name}
          report={draft.imported.report}
          onOpen={() => open.mutate(draft.seed)}
          onClose={() => setDraft(undefined)}
        />
      )}
      {open.isError ? (
        <Callout tone="danger" live="alert" title={t('start.open.failed')}>
          {open.error.message}
        </Callout>
      ) : null}
    </>
  )
}
