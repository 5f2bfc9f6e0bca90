import { useMemo, useState } from 'react'
import type { JsonValue } from '../../runtime/index.ts'
import { Button, Callout, Checkbox } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './AnswerForm.module.css'
import { fieldOf, type Field } from './fields.ts'
import { QuestionField } from './QuestionField.tsx'
import { useRun, useValueWords } from './run-context.ts'
import { useAnswers } from './use-answers.ts'

interface AnswerFormProps {
  readonly items: readonly { readonly item: string; readonly mandatory: boolean }[]
  readonly submit: string
  readonly onDone?: () => void
}

/** Questions and a button: what was entered goes to the engine in one operation. */
export function AnswerForm({ items, submit, onDone }: AnswerFormProps) {
  const t = useMessages()
  const words = useValueWords()
  const { run, index, perform } = useRun()
  const fields = useMemo(
    () =>
      items.flatMap(({ item, mandatory }): Field[] => {
        const field = fieldOf(run.program, index.data.get(item), mandatory)
        return field === undefined ? [] : [field]
      }),
    [run.program, index, items],
  )
  const answers = useAnswers(run, fields, words)
  const [checked, setChecked] = useState(false)
  const [accepted, setAccepted] = useState(false)
  const [refused, setRefused] = useState<string>()
  const mustAccept = answers.mustAccept.size > 0
  const wrong = fields.filter(({ item }) => answers.errors[item] !== undefined)

  const enter = () => {
    setChecked(true)
    if (wrong.length > 0 || (mustAccept && !accepted)) return
    const values: Readonly<Record<string, JsonValue>> = answers.values
    if (Object.keys(values).length === 0) return setRefused(t('run.enter.nothing'))
    const error = perform({ kind: 'set', values, ...(mustAccept ? { force: true } : {}) })
    setRefused(error?.message)
    if (error === undefined) onDone?.()
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        enter()
      }}
    >
      {fields.map((field) => (
        <div key={field.item} className={styles.question}>
          <QuestionField
            field={field}
            raw={answers.raw[field.item]}
            error={checked ? answers.errors[field.item] : undefined}
            onChange={(raw) => {
              setRefused(undefined)
              answers.change(field.item, raw)
            }}
          />
          {answers.unusual[field.item] === undefined ? null : (
            <output className={styles.unusual}>{answers.unusual[field.item]}</output>
          )}
        </div>
      ))}
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
      <div className={styles.foot}>
        <span className={styles.hint}>{t('run.enter.hint')}</span>
        <Button type="submit" variant="primary">
          {submit}
        </Button>
      </div>
    </form>
  )
}
