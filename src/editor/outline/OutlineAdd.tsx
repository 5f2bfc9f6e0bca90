import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { PLACE_KEYS, PLACEABLE } from '../canvas/kinds.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { useMessages } from '../messages/index.ts'
import styles from './Outline.module.css'

interface OutlineAddProps {
  readonly top: number
  readonly onChoose: (kind: TaskClass) => void
  readonly onClose: () => void
}

/** Which class shall the new task be? By arrow keys and Enter, by its letter, or by pointing at it. */
export function OutlineAdd({ top, onChoose, onClose }: OutlineAddProps) {
  const t = useMessages()
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    const letter = PLACEABLE.find((kind) => PLACE_KEYS[kind] === event.key.toUpperCase())
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items[(at + items.length - 1) % items.length]?.focus()
    else if (letter && !event.ctrlKey && !event.metaKey) onChoose(letter)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={root}
      className={styles['add']}
      style={{ top }}
      role="menu"
      tabIndex={-1}
      aria-label={t('outline.add')}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      {PLACEABLE.map((kind) => (
        <button key={kind} type="button" role="menuitem" className={styles['choice']} onClick={() => onChoose(kind)}>
          <TaskGlyph kind={kind} size={16} />
          <span className={styles['caption']}>{t(`Kind.${kind}`)}</span>
          <kbd>{PLACE_KEYS[kind]}</kbd>
        </button>
      ))}
    </div>
  )
}
