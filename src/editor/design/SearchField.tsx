import { Search } from 'lucide-react'
import { Input, Label, SearchField as AriaSearchField } from 'react-aria-components'
import styles from './SearchField.module.css'
import { classes } from './classes.ts'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSubmit?: (value: string) => void
  readonly placeholder?: string
  readonly size?: 'medium' | 'large'
  readonly autoFocus?: boolean
  readonly className?: string
}

/** A field to search in; its label is said, not shown. */
export function SearchField({ label, placeholder, size = 'medium', className, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} className={classes(styles.field, styles[size], className)}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Search className={styles.icon} aria-hidden="true" />
      <Input className={styles.input ?? ''} placeholder={placeholder} />
    </AriaSearchField>
  )
}
