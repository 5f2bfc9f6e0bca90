import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type RefObject } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { useEditor, useViewState } from '../context.ts'
import type { Mode } from '../document/editor-document.ts'
import { appendTask, insertOnArrow } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import styles from './AppendMenu.module.css'
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts'
import { PLACEABLE, PLACE_KEYS } from './kinds.ts'
import { TaskGlyph } from './TaskGlyph.tsx'

type Appending = Extract<Mode, { kind: 'appending' }>

const WIDTH = 190
const HEIGHT = 210

/** Which class shall the next task be? By arrow keys and Enter, by its letter, or by pointing at it. */
export function AppendMenu() {
  const mode = useViewState((view) => view.mode)
  return mode.kind === 'appending' ? <Choice key={`${mode.from} ${mode.side}`} mode={mode} /> : null
}

function Choice({ mode }: { readonly mode: Appending }) {
  const editor = useEditor()
  const t = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const place = usePlace(mode, root)

  useEffect(() => root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), [])

  const close = (): void => {
    editor.document.setMode({ kind: 'idle' })
    editor.canvas.current?.show(mode.from, true)
  }
  const choose = (kind: TaskClass): void => {
    const positions = editor.canvas.current?.positions() ?? new Map()
    const under = mode.client && editor.canvas.current?.placeUnder(mode.client)
    const at = under && { x: under.x - CARD_WIDTH / 2, y: under.y - CARD_HEIGHT / 4 }
    const name = perform(editor.document, (state, view) =>
      mode.on
        ? insertOnArrow(state, view, positions, { ...mode.on, kind })
        : appendTask(state, view, positions, { from: mode.from, side: mode.side, kind, ...(at ? { at } : {}) }),
    )
    editor.document.setMode(typeof name === 'string' ? { kind: 'renaming', name } : { kind: 'idle' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    const letter = PLACEABLE.find((kind) => PLACE_KEYS[kind] === event.key.toUpperCase())
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items[(at + items.length - 1) % items.length]?.focus()
    else if (letter && !event.ctrlKey && !event.metaKey) choose(letter)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={root}
      className={styles['menu']}
      style={place}
      role="menu"
      tabIndex={-1}
      aria-label={t(`canvas.append.${mode.side}`)}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) editor.document.setMode({ kind: 'idle' })
      }}
    >
      <div className={styles['title']}>{t(`canvas.append.${mode.side}`)}</div>
      {PLACEABLE.map((kind) => (
        <button key={kind} type="button" role="menuitem" className={styles['item']} onClick={() => choose(kind)}>
          <TaskGlyph kind={kind} size={18} />
          <span className={styles['name']}>{t(`Kind.${kind}`)}</span>
          <kbd className={styles['key']}>{PLACE_KEYS[kind]}</kbd>
        </button>
      ))}
    </div>
  )
}

/** At the pointer, or beside the task; inside the canvas in any case. */
function usePlace(mode: Appending, root: RefObject<HTMLElement | null>): CSSProperties {
  const flow = useReactFlow()
  const canvas = root.current?.closest('[data-canvas]') ?? document.querySelector('[data-canvas]')
  const box = canvas?.getBoundingClientRect()
  if (!box) return {}
  const task = canvas?.querySelector(`[data-task="${CSS.escape(mode.from)}"]`)?.getBoundingClientRect()
  const wanted = mode.client ?? (task ? { x: task.right + 10, y: task.top } : flow.flowToScreenPosition({ x: 0, y: 0 }))
  const left = Math.min(Math.max(wanted.x - box.left, 8), box.width - WIDTH - 8)
  const top = Math.min(Math.max(wanted.y - box.top, 8), box.height - HEIGHT - 8)
  return { left, top, width: WIDTH }
}
