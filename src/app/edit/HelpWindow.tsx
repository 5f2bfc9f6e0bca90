import { useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'
import { helpOf } from '../../proforma/index.ts'
import { Button, Callout, Dialog, Progress, useMessages } from '../../editor/index.ts'
import { Phrase, Prose } from '../start/Prose.tsx'
import styles from './HelpWindow.module.css'
import { useWorkbench } from './workbench.ts'

/** What a check looks for, why it matters and how to put it right, with an example of each. */
export function HelpWindow() {
  const t = useMessages()
  const { window } = useWorkbench()
  const open = useStore(window)
  const code = open.startsWith('help ') ? open.slice(5) : undefined
  const page = code === undefined ? undefined : helpOf(code)
  if (code === undefined || page === undefined) return null
  return (
    <Dialog
      title={page.title}
      description={<code>{code}</code>}
      size="large"
      isOpen
      onClose={() => window.setState('none', true)}
    >
      <dl className={styles['page']}>
        <dt>{t('help.what')}</dt>
        <dd>
          <Phrase text={page.what} />
        </dd>
        <dt>{t('help.why')}</dt>
        <dd>
          <Phrase text={page.why} />
        </dd>
        <dt>{t('help.fix')}</dt>
        <dd>
          <Phrase text={page.fix} />
        </dd>
      </dl>
      <Examples code={code} />
    </Dialog>
  )
}

/** Comes with the first page that is opened; the words above can be read meanwhile. */
function Examples({ code }: { readonly code: string }) {
  const t = useMessages()
  const pages = useQuery({
    queryKey: ['check pages'],
    queryFn: () => import('./check-pages.ts'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (pages.isPending) return <Progress label={t('help.examples.loading')} />
  if (pages.isError)
    return (
      <Callout tone="warn" actions={<Button onPress={() => void pages.refetch()}>{t('common.retry')}</Button>}>
        {t('help.examples.failed')}
      </Callout>
    )
  const examples = pages.data.examplesOf(code)
  return examples === undefined ? null : <Prose markdown={examples.markdown} mark={examples.place} />
}
