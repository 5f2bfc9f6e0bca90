import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useEditor, useViewState } from '../context.ts'
import type { ViewState } from '../document/editor-document.ts'
import { connect, reconnect, type Gesture } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { DocumentState, Ends } from '../document/types.ts'
import { say } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import styles from './ConnectPrompt.module.css'
import { ranked } from './match.ts'
import type { PlanChart } from './plan-chart.ts'
import { TaskGlyph } from './TaskGlyph.tsx'

/** An arrow without dragging: type a part of the target's name, Enter. Targets that may not be say why. */
export function ConnectPrompt({ chart }: { readonly chart: PlanChart }) {
  const mode = useViewState((view) => view.mode)
  if (mode.kind !== 'connecting') return null
  return <Prompt key={mode.from} chart={chart} from={mode.from} instead={mode.instead} />
}

interface PromptProps {
  readonly chart: PlanChart
  readonly from: string
  /** An arrow that the new one takes the place of. */
  readonly instead: Ends | undefined
}

function Prompt({ chart, from, instead }: PromptProps) {
  const { document, canvas } = useEditor()
  const t = useMessages()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => field.current?.focus(), [])

  const draw = (state: DocumentState, view: ViewState, to: string): Gesture =>
    instead ? reconnect(state, view, instead, { from, to }) : connect(state, view, from, to)
  const source = chart.cards.find(({ name }) => name === from)
  const options = ranked(
    text,
    chart.cards.filter(({ name }) => name !== from),
    ({ caption, name }) => `${caption} ${name}`,
  )
    .slice(0, 8)
    .map((card) => ({ card, answer: draw(document.state.getState(), document.view.getState(), card.name) }))
  const chosen = options[Math.min(at, options.length - 1)]

  const close = (): void => {
    document.setMode({ kind: 'idle' })
    canvas.current?.show(from, true)
  }
  const take = (to: string): void => {
    close()
    perform(document, (state, view) => draw(state, view, to))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen) take(chosen.card.name)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else return
    event.preventDefault()
  }

  const caption = (name: string): string => chart.cards.find((card) => card.name === name)?.caption ?? name
  const label = instead
    ? t('canvas.reconnect.label', { from: caption(instead.from), to: caption(instead.to) })
    : t('canvas.connect.label', { from: source?.caption ?? from })
  return (
    <div className={styles['prompt']} role="dialog" aria-label={label}>
      <label className={styles['label']} htmlFor="connect-target">
        {label}
      </label>
      <input
        id="connect-target"
        ref={field}
        className={styles['field']}
        role="combobox"
        aria-expanded="true"
        aria-controls="connect-targets"
        aria-activedescendant={chosen ? `connect-${chosen.card.name}` : undefined}
        autoComplete="off"
        value={text}
        placeholder={t('canvas.connect.placeholder')}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          if (!event.currentTarget.closest('[role=dialog]')?.contains(event.relatedTarget))
            document.setMode({ kind: 'idle' })
        }}
      />
      <div id="connect-targets" role="listbox" aria-label={t('canvas.connect.targets')} className={styles['list']}>
        {options.map(({ card, answer }) => (
          <button
            key={card.name}
            id={`connect-${card.name}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={card === chosen?.card}
            className={styles['option']}
            data-refused={answer.ok ? undefined : true}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(card.name)}
          >
            <TaskGlyph kind={card.kind} size={16} />
            <span className={styles['caption']}>{card.caption}</span>
            {answer.ok ? null : <span className={styles['why']}>{say(t, answer.reason)}</span>}
          </button>
        ))}
        {options.length === 0 ? <p className={styles['none']}>{t('canvas.connect.none')}</p> : null}
      </div>
    </div>
  )
}
