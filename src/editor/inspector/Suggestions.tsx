import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import type { Suggestion } from './suggestions.ts'
import styles from './Suggestions.module.css'

interface SuggestionsProps {
  readonly offered: readonly Suggestion[]
  readonly onTake: (suggestion: Suggestion) => void
  readonly onClose: () => void
  /** The field; it hands its keys to the list first, which says whether it took them. */
  readonly children: (listKeys: (event: KeyboardEvent) => boolean) => ReactNode
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
              key={`${suggestion.kind} ${suggestion.insert}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={suggestion === chosen}
              className={styles['option']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(suggestion)}
            >
              <Sign kind={suggestion.kind} />
              <span className={styles['insert']}>{suggestion.insert}</span>
              <span className={styles['caption']}>{suggestion.caption}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function Sign({ kind }: { readonly kind: Suggestion['kind'] }) {
  switch (kind) {
    case 'data':
      return <span className={styles['sign']}>#</span>
    case 'candidate':
      return <span className={styles['sign']}>◦</span>
    case 'function':
      return <span className={styles['sign']}>ƒ</span>
    case 'word':
      return <span className={styles['sign']} />
    default:
      return <TaskGlyph kind={kind} size={13} />
  }
}
