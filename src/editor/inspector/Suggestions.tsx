import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { SuggestionKind } from '../../proforma/index.ts'
import type { FieldSuggestion } from './suggestions.ts'
import styles from './Suggestions.module.css'

interface SuggestionsProps {
  readonly offered: readonly FieldSuggestion[]
  readonly onTake: (suggestion: FieldSuggestion) => void
  readonly onClose: () => void
  /** The field; it hands its keys to the list first, which says whether it took them. */
  readonly children: (listKeys: (event: KeyboardEvent) => boolean) => ReactNode
}

const SIGNS: Readonly<Record<SuggestionKind, string>> = {
  definition: '§',
  attribute: '::',
  keyword: '',
  operator: '',
  function: 'ƒ',
  data: '#',
  parameter: 'π',
  task: '▢',
  candidate: '◦',
  value: '=',
}

/** What could be written next, below the field. Arrow keys choose, Enter and Tab take, Escape closes. */
export function Suggestions({ offered, onTake, onClose, children }: SuggestionsProps) {
  const [at, setAt] = useState(0)
  const [shown, setShown] = useState(offered)
  if (shown !== offered) {
    setShown(offered)
    setAt(0)
  }
  const chosen = offered[Math.min(at, offered.length - 1)]

  const listKeys = (event: KeyboardEvent): boolean => {
    if (!chosen) return false
    if (event.key === 'ArrowDown') setAt((at + 1) % offered.length)
    else if (event.key === 'ArrowUp') setAt((at + offered.length - 1) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') onTake(chosen)
    else if (event.key === 'Escape') onClose()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return (
    <div className={styles['around']}>
      {children(listKeys)}
      {chosen ? (
        <div className={styles['list']} role="listbox">
          {offered.map((suggestion) => (
            <button
              key={`${suggestion.kind} ${suggestion.label}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={suggestion === chosen}
              className={styles['option']}
              title={suggestion.help}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(suggestion)}
            >
              <span className={styles['sign']} aria-hidden="true">
                {SIGNS[suggestion.kind]}
              </span>
              <span className={styles['insert']}>{suggestion.label}</span>
              <span className={styles['caption']}>{suggestion.detail}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
