import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useEditor } from '../context.ts'
import { setCaption } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import styles from './CaptionEditor.module.css'

export interface CaptionEditorProps {
  readonly name: string
  readonly caption: string
}

/** The caption of a task, edited where it stands. Enter and leaving the field keep it, Escape drops it. */
export function CaptionEditor({ name, caption }: CaptionEditorProps) {
  const { document, canvas } = useEditor()
  const t = useMessages()
  const field = useRef<HTMLTextAreaElement>(null)
  // Enter and Escape take the field away, which also blurs it: only the first of the two may count.
  const done = useRef(false)

  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const finish = (keep: boolean, keyboard: boolean): void => {
    if (done.current) return
    done.current = true
    document.setMode({ kind: 'idle' })
    const text = field.current?.value.trim() ?? caption
    const renamed =
      keep && text !== '' && text !== caption
        ? perform(document, (state, view) => setCaption(state, view, name, text))
        : name
    if (keyboard) canvas.current?.show(typeof renamed === 'string' ? renamed : name, true)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Enter') {
      event.preventDefault()
      finish(true, true)
    } else if (event.key === 'Escape') finish(false, true)
  }

  return (
    <textarea
      ref={field}
      className={`${styles['editor']} nodrag nopan nowheel`}
      rows={2}
      aria-label={t('canvas.caption.field')}
      defaultValue={caption}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true, false)}
    />
  )
}
