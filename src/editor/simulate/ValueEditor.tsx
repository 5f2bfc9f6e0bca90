import { useMemo, useState } from 'react'
import type { JsonValue, OperationError } from '../../runtime/index.ts'
import { Button, Callout, Checkbox } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { fieldOf } from './fields.ts'
import { QuestionField } from './QuestionField.tsx'
import { entryOf } from './reanswer.ts'
import { useRun, useValueWords } from './run-context.ts'
import { useAnswers } from './use-answers.ts'
import styles from './ValueEditor.module.css'

interface ValueEditorProps {
  readonly item: string
  readonly onReanswer: (value: JsonValue, force: boolean) => OperationError | undefined
  readonly onDone: () => void
}

/**
 * Changes one value of the patient: from when it was entered, so that the path is taken again with it, or from now on.
 * An empty answer takes the value back.
 */
export function ValueEditor({ item, onReanswer, onDone }: ValueEditorProps) {
  const t = useMessages()
  const words = useValueWords()
  const { run, view, index, perform } = useRun()
  const fields = useMemo(() => {
    const field = fieldOf(run.program, index.data.get(item), false)
    return field === undefined ? [] : [field]
  }, [run.program, index, item])
  const entry = entryOf(run, item)
  const entering = useMemo(() => (entry === undefined ? run : { ...run, done: entry }), [run, entry])
  const answers = useAnswers(run, fields, words, entering)
  const [checked, setChecked] = useState(false)
  const [accepted, setAccepted] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [field] = fields
  if (field === undefined) return null
  const error = answers.errors[item]
  const value = answers.values[item] ?? null
  const before = view.values[item] ?? null
  const mustAccept = answers.mustAccept.has(item)
  const entered = entry !== undefined

  const change = (work: () => OperationError | undefined) => {
    setChecked(true)
    if (error !== undefined || (mustAccept && !accepted)) return
    if (JSON.stringify(value) === JSON.stringify(before)) return setRefused(t('patient.unchanged'))
    const refusal = work()
    if (refusal === undefined) onDone()
    else setRefused(refusal.message)
  }
  const again = () => change(() => onReanswer(value, mustAccept))
  const fromNow = () =>
    change(() =>
      value === null
        ? perform({ kind: 'unset', items: [item] })
        : perform({ kind: 'set', values: { [item]: value }, ...(mustAccept ? { force: true } : {}) }),
    )
  return (
    <form
      className={styles.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (entered) again()
        else fromNow()
      }}
    >
      <QuestionField
        field={field}
        raw={answers.raw[item]}
        error={checked ? error : undefined}
        onChange={(raw) => {
          setRefused(undefined)
          answers.change(item, raw)
        }}
      />
      {answers.unusual[item] === undefined ? null : <output className={styles.unusual}>{answers.unusual[item]}</output>}
      {mustAccept ? (
        <Checkbox isSelected={accepted} onChange={setAccepted}>
          {t('run.warning.accept')}
        </Checkbox>
      ) : null}
      {refused === undefined ? null : (
        <Callout tone="danger" live="alert">
          {refused}
        </Callout>
      )}
      {entered ? <p className={styles.hint}>{t('patient.fromEntry.hint')}</p> : null}
      <div className={styles.foot}>
        <Button size="small" variant="quiet" onPress={onDone}>
          {t('common.cancel')}
        </Button>
        {entered ? (
          <>
            {view.ended ? null : (
              <Button size="small" onPress={fromNow}>
                {t('patient.fromNow')}
              </Button>
            )}
            <Button size="small" variant="primary" type="submit">
              {t('patient.fromEntry')}
            </Button>
          </>
        ) : (
          <Button size="small" variant="primary" type="submit">
            {t('run.enter')}
          </Button>
        )}
      </div>
    </form>
  )
}
