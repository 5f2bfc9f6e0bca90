import { Pencil } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, Callout } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { itemCaption } from './names.ts'
import styles from './RunPanel.module.css'
import { useRun } from './run-context.ts'
import { ValuesTable } from './ValuesTable.tsx'

/** What is known of the patient, what is unusual about it, and a way to change it: one value, and the path moves. */
export function PatientSection() {
  const t = useMessages()
  const { view, index } = useRun()
  const [changing, setChanging] = useState(false)
  const items = useMemo(
    () =>
      view.possible.set
        .filter((item) => (view.values[item] ?? null) !== null)
        .map((item) => ({ item, mandatory: false })),
    [view],
  )
  return (
    <section className={styles.section} aria-label={t('run.patient')}>
      <div className={styles.buttons}>
        <h3 className={styles.heading}>{t('run.patient')}</h3>
        {items.length === 0 || changing ? null : (
          <Button
            size="small"
            variant="quiet"
            icon={<Pencil />}
            className={styles.record ?? ''}
            onPress={() => setChanging(true)}
          >
            {t('run.change')}
          </Button>
        )}
      </div>
      {view.warnings.map(({ item, message }) => (
        <Callout key={`${item} ${message}`} tone="warn" title={itemCaption(index, item)}>
          {message}
        </Callout>
      ))}
      {changing ? (
        <AnswerForm
          key={items.map(({ item }) => item).join()}
          items={items}
          submit={t('run.change.done')}
          onDone={() => setChanging(false)}
        />
      ) : (
        <ValuesTable index={index} values={view.values} empty={t('run.patient.empty')} />
      )}
    </section>
  )
}
