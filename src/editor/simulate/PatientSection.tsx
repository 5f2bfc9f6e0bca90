import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { JsonValue, OperationError } from '../../runtime/index.ts'
import { Button, Callout, IconButton, Menu, MenuItem } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { itemCaption } from './names.ts'
import styles from './PatientSection.module.css'
import { entryOf } from './reanswer.ts'
import { useRun, useValueWords } from './run-context.ts'
import type { Simulation } from './simulation.ts'
import { ValueEditor } from './ValueEditor.tsx'
import { durationInWords, valueInWords } from './values.ts'
import { ValuesTable } from './ValuesTable.tsx'

/** What is known of the patient and how old it is, what is unusual about it, and a way to change any of it at any time. */
export function PatientSection({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const { run, view, index } = useRun()
  const [editing, setEditing] = useState<string>()
  const given = run.program.items.filter(({ derivation }) => derivation === undefined).map(({ name }) => name)
  const known = given.filter((item) => (view.values[item] ?? null) !== null)
  // When the pathway is finished nothing more can be entered; what was entered can still have been otherwise.
  const unknown = view.possible.set.filter((item) => (view.values[item] ?? null) === null)
  const derived = Object.fromEntries(
    Object.entries(view.values).filter(([item]) => index.data.get(item)?.derivation !== undefined),
  )
  const isNew = editing !== undefined && unknown.includes(editing)
  const editor = (item: string) => (
    <ValueEditor
      key={item}
      item={item}
      onReanswer={(value: JsonValue, force: boolean): OperationError | undefined =>
        simulation.reanswer(item, value, force)
      }
      onDone={() => setEditing(undefined)}
    />
  )
  return (
    <section className={styles.patient} aria-label={t('run.patient')}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{t('run.patient')}</h3>
        {unknown.length === 0 ? null : (
          <Menu
            label={t('patient.add')}
            trigger={
              <Button size="small" variant="quiet" icon={<Plus />}>
                {t('patient.add')}
              </Button>
            }
            onAction={setEditing}
          >
            {unknown.map((item) => (
              <MenuItem key={item} id={item}>
                {itemCaption(index, item)}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      {view.warnings.map(({ item, message }) => (
        <Callout key={`${item} ${message}`} tone="warn" title={itemCaption(index, item)}>
          {message}
        </Callout>
      ))}
      {isNew && editing !== undefined ? editor(editing) : null}
      {known.length === 0 && !isNew ? <p className={styles.empty}>{t('run.patient.empty')}</p> : null}
      <ul className={styles.values}>
        {known.map((item) =>
          item === editing ? (
            <li key={item}>{editor(item)}</li>
          ) : (
            <KnownValue key={item} item={item} onEdit={setEditing} />
          ),
        )}
      </ul>
      {Object.values(derived).some((value) => value !== null) ? (
        <>
          <h4 className={styles.worked}>{t('patient.worked')}</h4>
          <ValuesTable index={index} values={derived} empty="" />
        </>
      ) : null}
    </section>
  )
}

interface KnownValueProps {
  readonly item: string
  readonly onEdit: (item: string) => void
}

function KnownValue({ item, onEdit }: KnownValueProps) {
  const t = useMessages()
  const words = useValueWords()
  const { run, view, index } = useRun()
  const caption = itemCaption(index, item)
  const entry = entryOf(run, item)
  const given = entry === undefined ? undefined : run.moves[entry]
  const since = given?.operation.kind === 'set' ? (given.operation.at ?? given.trail.time) : undefined
  const age = since === undefined ? 0 : view.time - since
  return (
    <li className={styles.row}>
      <span className={styles.name}>{caption}</span>
      <span className={styles.value}>
        {valueInWords(view.values[item] ?? null, index.data.get(item), words)}
        {age < MINUTE ? null : (
          <span className={styles.age}>{t('patient.age', { duration: durationInWords(age, words.intl) })}</span>
        )}
      </span>
      <IconButton
        icon={<Pencil />}
        size="small"
        label={t('patient.edit', { item: caption })}
        onPress={() => onEdit(item)}
      />
    </li>
  )
}

const MINUTE = 60_000
