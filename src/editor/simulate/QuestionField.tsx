import { CheckboxGroup, RadioGroup, Select, TextField } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { DURATION_UNITS, NONE_OF_THESE, type Field, type Raw } from './fields.ts'
import { rangeInWords } from './field-words.ts'
import styles from './QuestionField.module.css'
import { useValueWords } from './run-context.ts'
import { unitShown } from './units.ts'

/** So many answers at most stand side by side or below one another; more go into a list. */
const IN_SIGHT = 6

interface QuestionFieldProps {
  readonly field: Field
  readonly raw: Raw | undefined
  readonly error: string | undefined
  readonly onChange: (raw: Raw) => void
}

/** One question of the patient form, in the shape of its data item. */
export function QuestionField({ field, raw, error, onChange }: QuestionFieldProps) {
  const t = useMessages()
  const words = useValueWords()
  const common = {
    label: field.caption,
    ...(error === undefined ? {} : { error }),
    ...(field.definition.description === undefined ? {} : { hint: field.definition.description.value }),
  }
  const text = typeof raw === 'string' ? raw : ''
  switch (field.kind) {
    case 'yes-no': {
      const options = [
        { id: 'true', label: field.definition.trueValue?.value ?? t('value.yes') },
        { id: 'false', label: field.definition.falseValue?.value ?? t('value.no') },
      ]
      return (
        <RadioGroup {...common} orientation="horizontal" options={options} value={text || null} onChange={onChange} />
      )
    }
    case 'one-of': {
      const options = field.choices.map(({ id }) => ({ id, label: id }))
      return options.length <= IN_SIGHT ? (
        <RadioGroup {...common} options={options} value={text || null} onChange={onChange} />
      ) : (
        <Select {...common} options={options} value={text || null} onChange={onChange} />
      )
    }
    case 'some-of':
      return <SomeOf field={field} raw={raw} common={common} onChange={onChange} />
    case 'duration':
      return <DurationField field={field} raw={text} error={error} onChange={onChange} />
    case 'integer':
    case 'real': {
      const range = rangeInWords(field, words)
      const description = field.definition.description?.value
      return (
        <TextField
          label={field.caption}
          value={text}
          onChange={onChange}
          inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
          unit={unitShown(field.definition.unit?.value)}
          hint={[description, range].filter((part) => part !== undefined).join(' · ')}
          {...(error === undefined ? {} : { error })}
        />
      )
    }
    case 'texts':
      return <TextField {...common} value={text} onChange={onChange} rows={3} placeholder={t('form.lines')} />
    case 'text':
      return <TextField {...common} value={text} onChange={onChange} />
    default:
      return (
        <TextField
          {...common}
          value={text}
          onChange={onChange}
          type={field.kind === 'datetime' ? 'datetime-local' : field.kind}
          {...(field.kind === 'datetime' ? { unit: t('form.utc') } : {})}
        />
      )
  }
}

interface SomeOfProps extends Omit<QuestionFieldProps, 'error'> {
  readonly common: { readonly label: string; readonly error?: string; readonly hint?: string }
}

/** Any number of answers; “none of these” says that the question was asked, and takes back the others. */
function SomeOf({ field, raw, common, onChange }: SomeOfProps) {
  const t = useMessages()
  const chosen = typeof raw === 'object' ? raw : []
  const change = (next: readonly string[]) => {
    const none = next.includes(NONE_OF_THESE) && !chosen.includes(NONE_OF_THESE)
    onChange(none ? [NONE_OF_THESE] : next.filter((id) => id !== NONE_OF_THESE || next.length === 1))
  }
  const options = [
    ...field.choices.map(({ id }) => ({ id, label: id })),
    { id: NONE_OF_THESE, label: t('form.noneOfThese') },
  ]
  return <CheckboxGroup {...common} options={options} value={chosen} onChange={change} />
}

interface DurationFieldProps extends Omit<QuestionFieldProps, 'raw'> {
  readonly raw: string
}

function DurationField({ field, raw, error, onChange }: DurationFieldProps) {
  const t = useMessages()
  const [amount = '', unit = 'hours'] = raw.split(' ')
  const options = Object.keys(DURATION_UNITS).map((id) => ({
    id,
    label: t(`form.${id as keyof typeof DURATION_UNITS}`),
  }))
  return (
    <div className={styles.duration}>
      <TextField
        label={t('form.amount', { caption: field.caption })}
        value={amount}
        onChange={(next) => onChange(next === '' ? '' : `${next.replaceAll(' ', '')} ${unit}`)}
        inputMode="decimal"
        {...(error === undefined ? {} : { error })}
      />
      <Select
        label={t('form.unit', { caption: field.caption })}
        options={options}
        value={unit}
        onChange={(next) => onChange(amount === '' ? '' : `${amount} ${next}`)}
      />
    </div>
  )
}
