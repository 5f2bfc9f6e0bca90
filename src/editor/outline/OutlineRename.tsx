import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useEditor } from '../context.ts'
import { renameTo, setCaption, setField } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Outline.module.css'
import type { OutlineNode } from './outline-tree.ts'

interface OutlineRenameProps {
  readonly node: OutlineNode
  readonly onDone: () => void
}

/** The caption of a task or an item, edited in the tree; a property has only its name. */
export function OutlineRename({ node, onDone }: OutlineRenameProps) {
  const { document } = useEditor()
  const t = useMessages()
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => field.current?.select(), [])

  const finish = (keep: boolean): void => {
    if (done.current) return
    done.current = true
    const text = field.current?.value.trim() ?? ''
    if (keep && text !== '' && text !== node.caption)
      perform(document, (state, view) => {
        if (node.kind === 'data' || node.kind === 'parameter')
          return setField(state, { kind: node.kind, name: node.name }, 'caption', text)
        return node.kind === 'property'
          ? renameTo(state, view, node.name, text)
          : setCaption(state, view, node.name, text)
      })
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Letters and arrow keys belong to the field, not to the tree around it.
    event.stopPropagation()
    if (event.key === 'Enter') finish(true)
    else if (event.key === 'Escape') finish(false)
  }
  return (
    <input
      ref={field}
      className={styles['rename']}
      aria-label={t('outline.rename', { name: node.caption })}
      defaultValue={node.caption}
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
      onPointerDown={(event) => event.stopPropagation()}
    />
  )
}
