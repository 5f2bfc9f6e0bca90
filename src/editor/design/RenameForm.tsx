import { useState } from 'react'
import { TextField } from './TextField.tsx'

interface RenameFormProps {
  readonly name: string
  /** What is named, for people. */
  readonly label: string
  readonly maxLength: number
  readonly className?: string | undefined
  /** With what was entered, or nothing when it stays: Escape, or no change. */
  readonly onDone: (text: string | undefined) => void
}

/** A name that is being changed where it stands: Enter and leaving the field take it, Escape leaves it as it was. */
export function RenameForm({ name, label, maxLength, className, onDone }: RenameFormProps) {
  const [text, setText] = useState(name)
  const done = () => onDone(text === name ? undefined : text)
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <TextField
        // The name that was pressed is gone: the field takes its place.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        label={label}
        value={text}
        onChange={setText}
        maxLength={maxLength}
        onBlur={done}
        onKeyDown={(event) => (event.key === 'Escape' ? onDone(undefined) : event.continuePropagation())}
      />
    </form>
  )
}
