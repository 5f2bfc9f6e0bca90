import { ChevronDown } from 'lucide-react'
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import styles from './Select.module.css'
import field from './Field.module.css'
import { classes } from './classes.ts'

export interface SelectOption {
  readonly id: string
  readonly label: string
}

interface SelectProps {
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly placeholder?: string
  readonly hint?: string
  readonly error?: string
  readonly isDisabled?: boolean
  readonly className?: string
}

/** One choice out of a short list. */
export function Select({ label, options, value, onChange, placeholder, hint, error, className, ...rest }: SelectProps) {
  return (
    <AriaSelect
      {...rest}
      className={classes(field.field, className)}
      value={value}
      onChange={(key) => (typeof key === 'string' ? onChange(key) : undefined)}
      isInvalid={error !== undefined}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <Button className={classes(field.input, styles.button)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      {hint === undefined ? null : (
        <Text slot="description" className={field.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={field.error ?? ''}>{error}</FieldError>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={styles.item ?? ''}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
