import { useRef, useState, type PointerEvent } from 'react'
import { createPortal } from 'react-dom'
import type { TaskClass } from '../../proforma/index.ts'
import { useEditor, useViewState } from '../context.ts'
import { Tooltip } from '../design/index.ts'
import type { Point } from '../document/types.ts'
import { say } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import { Button, Toolbar } from 'react-aria-components'
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts'
import { PLACEABLE, PLACE_KEYS } from './kinds.ts'
import styles from './Palette.module.css'
import type { DropAnswer } from './port.ts'
import { outlineOf } from './shapes.ts'
import { TaskGlyph } from './TaskGlyph.tsx'

/** Movement in pixels from which a press is a drag. */
const THRESHOLD = 5

export interface PaletteProps {
  /** A narrow column with glyphs only, or one with names. */
  readonly compact?: boolean
}

/** The task classes: drag one onto the canvas, or press it and click the place. */
export function Palette({ compact = false }: PaletteProps) {
  const t = useMessages()
  return (
    <Toolbar
      className={styles['palette'] ?? ''}
      data-compact={compact || undefined}
      orientation="vertical"
      aria-label={t('palette.label')}
    >
      {PLACEABLE.map((kind) => (
        <PaletteItem key={kind} kind={kind} />
      ))}
    </Toolbar>
  )
}

function PaletteItem({ kind }: { readonly kind: TaskClass }) {
  const editor = useEditor()
  const t = useMessages()
  const mode = useViewState((view) => view.mode)
  const active = mode.kind === 'placing' && mode.task === kind
  const [held, setHeld] = useState<{ readonly at: Point; readonly answer: DropAnswer | undefined }>()
  const dragged = useRef(false)

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const from = { x: event.clientX, y: event.clientY }
    const gesture = new AbortController()
    const finish = (): void => {
      gesture.abort()
      setHeld(undefined)
    }
    dragged.current = false
    // Not captured by the button: it must still see a plain press.
    const move = (next: globalThis.PointerEvent): void => {
      const point = { x: next.clientX, y: next.clientY }
      if (!dragged.current && Math.hypot(point.x - from.x, point.y - from.y) <= THRESHOLD) return
      dragged.current = true
      setHeld({ at: point, answer: editor.canvas.current?.mayDrop(kind, point) })
    }
    const up = (next: globalThis.PointerEvent): void => {
      finish()
      if (dragged.current) editor.canvas.current?.dropAt(kind, { x: next.clientX, y: next.clientY })
    }
    window.addEventListener('pointermove', move, { signal: gesture.signal })
    window.addEventListener('pointerup', up, { signal: gesture.signal })
    window.addEventListener('pointercancel', finish, { signal: gesture.signal })
  }
  return (
    <div className={styles['cell']} onPointerDownCapture={onPointerDown}>
      <Tooltip text={t(`about.${kind}`)} shortcut={PLACE_KEYS[kind]} placement="right">
        <Button
          className={styles['item'] ?? ''}
          data-palette={kind}
          aria-pressed={active}
          onPress={() => {
            if (dragged.current) return
            editor.document.setMode(active ? { kind: 'idle' } : { kind: 'placing', task: kind, sticky: false })
          }}
        >
          <TaskGlyph kind={kind} size={22} />
          <span className={styles['name']}>{t(`Kind.${kind}`)}</span>
        </Button>
      </Tooltip>
      {held ? createPortal(<Dragged kind={kind} {...held} />, document.body) : null}
    </div>
  )
}

interface DraggedProps {
  readonly kind: TaskClass
  readonly at: Point
  readonly answer: DropAnswer | undefined
}

/** The card under the pointer while it is dragged from the palette, and what letting go would do. */
function Dragged({ kind, at, answer }: DraggedProps) {
  const t = useMessages()
  return (
    <div
      className={styles['dragged']}
      data-kind={kind}
      data-refused={answer?.ok === false || undefined}
      style={{ transform: `translate(${at.x - CARD_WIDTH / 2}px, ${at.y - CARD_HEIGHT / 2}px)` }}
    >
      <svg width={CARD_WIDTH} height={CARD_HEIGHT} aria-hidden="true">
        <path d={outlineOf(kind, CARD_WIDTH, CARD_HEIGHT)} />
      </svg>
      {answer ? <p className={styles['answer']}>{say(t, answer.ok ? answer.words : answer.reason)}</p> : null}
    </div>
  )
}
