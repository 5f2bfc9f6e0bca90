import { X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Source } from '../../proforma/index.ts'
import { taskCaption } from '../canvas/chart-store.ts'
import { ranked } from '../canvas/match.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { addSource, removeSource, setField } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Lists.module.css'

/** The items that an enquiry or a decision asks for. */
export function Sources({ owner, sources }: { readonly owner: string; readonly sources: readonly Source[] }) {
  const { document } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  return (
    <>
      {sources.length === 0 ? <p className={styles['none']}>{t('sources.none')}</p> : null}
      <ul className={styles['list']}>
        {sources.map(({ item, mandatory }) => {
          const caption = taskCaption({ index }, item.text)
          const type = index.data.get(item.text)?.type?.value
          const unit = index.data.get(item.text)?.unit?.value
          const target = { kind: 'source', task: owner, item: item.text } as const
          return (
            <li key={item.text} className={styles['item']}>
              <button
                type="button"
                className={styles['name']}
                title={caption}
                onClick={() => document.select({ kind: 'definition', name: item.text })}
              >
                {caption}
              </button>
              <span className={styles['type']}>
                {unit !== undefined && unit !== '1' ? unit : type === undefined ? '' : t(`type.${type}`)}
              </span>
              <label className={styles['required']}>
                <input
                  type="checkbox"
                  checked={mandatory?.value ?? true}
                  onChange={(event) =>
                    perform(document, (state) => setField(state, target, 'mandatory', event.target.checked ? '' : 'no'))
                  }
                />
                {t('sources.required')}
              </label>
              <button
                type="button"
                className={styles['remove']}
                aria-label={t('sources.remove', { item: caption })}
                onClick={() => perform(document, (state) => removeSource(state, owner, item.text))}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
      <AddSource owner={owner} taken={new Set(sources.map(({ item }) => item.text))} />
    </>
  )
}

/** Finds an item by a part of its name, or makes a new one of what was typed. */
function AddSource({ owner, taken }: { readonly owner: string; readonly taken: ReadonlySet<string> }) {
  const { document } = useEditor()
  const t = useMessages()
  const data = useDocumentState((state) => state.index.data)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const found = ranked(
    text,
    [...data.values()].filter(({ name, derivation }) => !taken.has(name.text) && derivation === undefined),
    ({ name, caption }) => `${caption?.value ?? ''} ${name.text}`,
  ).slice(0, 8)
  const wanted = text.trim()
  const options = [
    ...found.map(({ name, caption }) => ({ key: name.text, label: caption?.value ?? name.text, detail: name.text })),
    ...(wanted === '' ? [] : [{ key: '', label: t('sources.new', { name: wanted }), detail: '' }]),
  ]
  const take = (key: string): void => {
    perform(document, (state) => addSource(state, owner, key === '' ? { caption: wanted } : { item: key }))
    setText('')
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = options[at]
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen) take(chosen.key)
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['adding']}>
      <input
        className={styles['add']}
        style={{ marginTop: 0 }}
        role="combobox"
        aria-expanded={open}
        aria-controls={`sources-${owner}`}
        aria-label={t('sources.add')}
        placeholder={t('sources.add')}
        autoComplete="off"
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {open && options.length > 0 ? (
        <div id={`sources-${owner}`} role="listbox" aria-label={t('sources.add')} className={styles['options']}>
          {options.map((option, place) => (
            <button
              key={option.key}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              className={styles['option']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option.key)}
            >
              <span>{option.label}</span>
              <span className={styles['type']}>{option.detail === option.label ? '' : option.detail}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
