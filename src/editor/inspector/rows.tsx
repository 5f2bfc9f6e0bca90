import { useId, type ReactNode } from 'react'
import { useMessages } from '../messages/index.ts'
import styles from './Row.module.css'
import { useDraft } from './use-draft.ts'

export interface TextRowProps {
  readonly label: string
  readonly value: string
  /** Names the field among all fields of the document. */
  readonly id: string
  readonly onCommit: (text: string) => boolean
  readonly multiline?: boolean
  readonly hint?: string
  readonly placeholder?: string
  readonly hideLabel?: boolean
}

/** A field for plain text. */
export function TextRow({
  label,
  value,
  id,
  onCommit,
  multiline = false,
  hint,
  placeholder,
  hideLabel = false,
}: TextRowProps) {
  const key = useId()
  const draft = useDraft({ value, id, commit: onCommit, enterCommits: !multiline })
  const common = {
    id: key,
    className: styles['field'],
    value: draft.text,
    placeholder,
    'aria-label': hideLabel ? label : undefined,
    'aria-describedby': hint === undefined ? undefined : `${key}-hint`,
    onBlur: draft.onBlur,
    onKeyDown: draft.onKeyDown,
  }
  return (
    <div className={styles['row']}>
      {hideLabel ? null : (
        <label className={styles['label']} htmlFor={key}>
          {label}
        </label>
      )}
      {multiline ? (
        <textarea {...common} rows={2} onChange={(event) => draft.change(event.target.value)} />
      ) : (
        <input {...common} type="text" onChange={(event) => draft.change(event.target.value)} />
      )}
      {hint === undefined ? null : (
        <span id={`${key}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
    </div>
  )
}

export interface SwitchRowProps {
  readonly label: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

export function SwitchRow({ label, value, onChange }: SwitchRowProps) {
  return (
    <label className={styles['switch']}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}

export interface ChoiceRowProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly onChange: (id: Id) => void
  readonly hideLabel?: boolean
}

/** One of a few words. */
export function ChoiceRow<Id extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
}: ChoiceRowProps<Id>) {
  const key = useId()
  return (
    <div className={styles['row']}>
      {hideLabel ? null : (
        <label className={styles['label']} htmlFor={key}>
          {label}
        </label>
      )}
      <select
        id={key}
        className={styles['field']}
        aria-label={hideLabel ? label : undefined}
        value={value}
        onChange={(event) => {
          const chosen = options.find(({ id }) => id === event.target.value)
          if (chosen) onChange(chosen.id)
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A label over something that is no field of its own. */
export function PlainRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{label}</span>
      {children}
    </div>
  )
}

/** Says that what stands in a field is not in the document yet. */
export function Pending({ shown }: { readonly shown: boolean }) {
  const t = useMessages()
  return shown ? <span className={styles['pending']}>{t('inspector.notTaken')}</span> : null
}
