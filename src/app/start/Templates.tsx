import { useQuery } from '@tanstack/react-query'
import { BookOpenText, ListChecks, Workflow } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, Callout, Dialog, PathwayPicture, useMessages } from '../../editor/index.ts'
import { useOpenSeed } from '../local/use-documents.ts'
import { loadTemplates, type Template } from '../templates/catalogue.ts'
import { Prose } from './Prose.tsx'
import styles from './Templates.module.css'
import { TemplatesLoading } from './TemplatesLoading.tsx'

/** The pathways to start from, each with its real drawing. */
export function Templates() {
  const t = useMessages()
  const templates = useQuery({ queryKey: ['templates'], queryFn: loadTemplates, staleTime: Number.POSITIVE_INFINITY })
  if (templates.isPending) return <TemplatesLoading />
  if (templates.isError)
    return (
      <Callout tone="danger" actions={<Button onPress={() => void templates.refetch()}>{t('common.retry')}</Button>}>
        {templates.error.message}
      </Callout>
    )
  return (
    <ul className={styles.cards}>
      {templates.data.map((template) => (
        <TemplateCard key={template.id} template={template} />
      ))}
    </ul>
  )
}

function TemplateCard({ template }: { readonly template: Template }) {
  const t = useMessages()
  const open = useOpenSeed()
  const [about, setAbout] = useState(false)
  const { id, title, summary, text, layout, scenarios, index } = template
  const use = () => open.mutate({ name: title, text, layout, scenarios, origin: { kind: 'template', template: id } })
  return (
    <li className={styles.card}>
      <div className={styles.picture}>
        <PathwayPicture compact index={index} layout={layout} label={t('start.template.picture', { title })} />
      </div>
      <div className={styles.body}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.summary}>{summary}</p>
        <p className={styles.facts}>
          <Badge tone="warn">{t('start.template.review')}</Badge>
          <span>
            <Workflow size={14} aria-hidden="true" />
            {t('start.template.tasks', { count: index.tasks.size })}
          </span>
          <span>
            <ListChecks size={14} aria-hidden="true" />
            {t('start.template.scenarios', { count: scenarios.length })}
          </span>
        </p>
        <div className={styles.actions}>
          <Button variant="primary" onPress={use} aria-label={t('start.template.use.label', { title })}>
            {t('start.template.use')}
          </Button>
          <Button
            variant="quiet"
            icon={<BookOpenText />}
            onPress={() => setAbout(true)}
            aria-label={t('start.template.about.label', { title })}
          >
            {t('start.template.about')}
          </Button>
        </div>
      </div>
      <Dialog
        title={title}
        size="large"
        isOpen={about}
        onClose={() => setAbout(false)}
        actions={
          <Button variant="primary" onPress={use}>
            {t('start.template.use')}
          </Button>
        }
      >
        <Prose markdown={template.about} />
      </Dialog>
    </li>
  )
}
