import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  FieldError,
  Label,
  Radio,
  RadioGroup as AriaRadioGroup,
  Text,
} from 'react-aria-components'
import styles from './Choice.module.css'
import field from './Field.module.css'
import { classes } from './classes.ts'

export interface Choice {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

interface ChoiceGroupProps {
  readonly label: ReactNode
  readonly options: readonly Choice[]
  readonly hint?: ReactNode
  readonly error?: string
  readonly className?: string
  readonly orientation?: 'horizontal' | 'vertical'
}

interface RadioGroupProps extends ChoiceGroupProps {
  readonly value: string | null
  readonly onChange: (id: string) => void
}

/** One of a few, all of them in sight. `horizontal` draws them as one segmented control. */
export function RadioGroup({
  label,
  options,
  hint,
  error,
  className,
  orientation = 'vertical',
  value,
  onChange,
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      className={classes(field.field, className)}
      value={value}
      onChange={onChange}
      orientation={orientation}
      isInvalid={error !== undefined}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <div className={orientation === 'horizontal' ? styles.segments : styles.list}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className={(orientation === 'horizontal' ? styles.segment : styles.option) ?? ''}
          >
            {orientation === 'horizontal' ? null : <span className={styles.dot} aria-hidden="true" />}
            <span>
              {option.label}
              {option.hint === undefined ? null : <span className={styles.hint}>{option.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
      {hint === undefined || error !== undefined ? null : (
        <Text slot="description" className={field.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={field.error ?? ''}>{error}</FieldError>
    </AriaRadioGroup>
  )
}

interface CheckboxGroupProps extends ChoiceGroupProps {
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Any number of a few. */
export function CheckboxGroup({ label, options, hint, error, className, value, onChange }: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup
      className={classes(field.field, className)}
      value={[...value]}
      onChange={onChange}
      isInvalid={error !== undefined}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <div className={styles.list}>
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      {hint === undefined ? null : (
        <Text slot="description" className={field.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={field.error ?? ''}>{error}</FieldError>
    </AriaCheckboxGroup>
  )
}

interface CheckboxProps {
  readonly children: ReactNode
  /** Inside a group. */
  readonly value?: string
  readonly isSelected?: boolean
  readonly onChange?: (selected: boolean) => void
  readonly isDisabled?: boolean
}

/** Yes or no. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.option ?? ''}>
      <span className={styles.box} aria-hidden="true">
        <svg viewBox="0 0 16 16">
          <path d="M3.5 8.5 6.5 11.5 12.5 5" />
        </svg>
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}
