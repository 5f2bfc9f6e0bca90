import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Problem, Target } from '../../proforma/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { ownerName, targetKey } from '../document/field-target.ts'
import { setField, type Gesture } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { tryGesture, type Trial } from '../document/trial.ts'
import type { DocumentState } from '../document/types.ts'
import { soundPath } from '../document/where.ts'
import { CodeColours, wordUnder } from './CodeColours.tsx'
import fieldStyles from './CodeField.module.css'
import { CodeHelp } from './CodeHelp.tsx'
import { Pending } from './rows.tsx'
import styles from './Row.module.css'
import { Suggestions } from './Suggestions.tsx'
import { suggestionsAt, type FieldSuggestion } from './suggestions.ts'
import { useDraft } from './use-draft.ts'
import { helpAt, useExpression } from './use-expression.ts'

export interface CodeRowProps {
  readonly label: string
  readonly target: Target
  readonly keyword: string
  /** As the text has it. */
  readonly value: string
  readonly hint?: string
  readonly hideLabel?: boolean
  /** What taking the text over does, where it is more than setting the one attribute of the target. */
  readonly gesture?: (state: DocumentState, text: string) => Gesture
  /** Names the draft where one target has several fields. */
  readonly id?: string
  readonly placeholder?: string
}

/** How long the author must rest before a field looks at what was typed, or says what a word is, in milliseconds. */
const REST = 250

/** What a note is about: the place of the cursor, while typing or after it was moved, or that of the pointer. */
interface Asked {
  readonly at: number
  readonly by: 'typing' | 'moving' | 'pointer'
}

/**
 * A field for a piece of the language: an expression, a range, assignments. Names are offered while typing, a word says
 * what it is and F12 goes to it; what is wrong is said below. What cannot be read at all is kept in the field and not taken
 * over (rule F2).
 */
export function CodeRow(props: CodeRowProps) {
  const { label, target, keyword, value, hint, hideLabel = false, placeholder } = props
  const editor = useEditor()
  const key = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const colours = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<{ readonly at: number; readonly asked: boolean }>()
  const [asked, setAsked] = useState<Asked>()
  const state = editor.document.state
  const gesture = (text: string): Gesture =>
    props.gesture
      ? props.gesture(state.getState(), text.trim())
      : setField(state.getState(), target, keyword, text.trim())
  const draft = useDraft({
    value,
    id: props.id ?? targetKey(target, keyword),
    enterCommits: true,
    commit: (text) =>
      tryGesture(state.getState(), gesture(text)).syntax.length === 0 &&
      perform(editor.document, () => gesture(text)) !== false,
  })
  const trial = useTrial(draft.dirty ? draft.text : undefined, gesture)
  const standing = useProblemsIn(ownerName(target), value, draft.dirty)
  const analysis = useDocumentState(({ analysis }) => analysis)
  const offered = useMemo(
    () => (!cursor || !analysis ? [] : suggestionsAt(draft.text, cursor.at, cursor.asked, analysis, target)),
    [cursor, draft.text, analysis, target],
  )
  const service = useExpression(draft.text, target)
  const tokens = useMemo(() => service?.semanticTokens() ?? [], [service])
  const help = service && asked && offered.length === 0 ? helpAt(service, asked.at, asked.by !== 'typing') : undefined
  const problems = draft.dirty ? [...trial.syntax, ...trial.others] : standing

  const take = ({ span, plain, caret }: FieldSuggestion): void => {
    draft.change(draft.text.slice(0, span.start) + plain + draft.text.slice(span.end))
    setCursor(undefined)
    setAsked({ at: span.start + caret, by: 'typing' })
    requestAnimationFrame(() => field.current?.setSelectionRange(span.start + caret, span.start + caret))
  }

  /** Opens what the word at the cursor stands for. */
  const goTo = (offset: number): boolean => {
    const span = service?.definition(offset)
    const { document } = editor
    const place = span && soundPath(state.getState(), document.view.getState(), span.start)
    if (!place) return false
    if (place.plan !== document.view.getState().plan) document.open(place.plan)
    document.select(place.selection)
    return true
  }

  const pointer = useRest((x: number, y: number) => {
    const at = wordUnder(colours.current, x, y)
    setAsked((before) => (at === undefined ? (before?.by === 'pointer' ? undefined : before) : { at, by: 'pointer' }))
  })

  return (
    <div className={styles['row']}>
      {hideLabel ? null : (
        <label className={styles['label']} htmlFor={key}>
          {label}
          <Pending shown={draft.dirty && trial.syntax.length > 0} />
        </label>
      )}
      <Suggestions offered={offered} onTake={take} onClose={() => setCursor(undefined)}>
        {(listKeys) => (
          <>
            <CodeColours text={draft.text} tokens={tokens} within={colours} />
            <textarea
              ref={field}
              id={key}
              rows={1}
              spellCheck={false}
              placeholder={placeholder}
              className={`${styles['field']} ${styles['code']} ${fieldStyles['clear']}`}
              value={draft.text}
              aria-label={hideLabel ? label : undefined}
              aria-invalid={problems.length > 0}
              aria-describedby={problems.length > 0 || hint !== undefined ? `${key}-note` : undefined}
              onChange={(event) => {
                draft.change(event.target.value)
                setCursor({ at: event.target.selectionStart, asked: false })
                setAsked({ at: event.target.selectionStart, by: 'typing' })
              }}
              onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
                if (asked?.at === selectionStart && asked.by === 'typing') return
                setAsked(selectionStart === selectionEnd ? { at: selectionStart, by: 'moving' } : undefined)
              }}
              onMouseMove={(event) => pointer.rest(event.clientX, event.clientY)}
              onMouseLeave={() => {
                pointer.stop()
                if (asked?.by === 'pointer') setAsked(undefined)
              }}
              onScroll={(event) => {
                if (colours.current) colours.current.scrollTop = event.currentTarget.scrollTop
              }}
              onClick={(event) => {
                if ((event.ctrlKey || event.metaKey) && goTo(event.currentTarget.selectionStart)) event.preventDefault()
              }}
              onBlur={() => {
                pointer.stop()
                setAsked(undefined)
                setCursor(undefined)
                draft.onBlur()
              }}
              onKeyDown={(event) => {
                if (listKeys(event)) return
                if (event.key === 'F12') {
                  if (goTo(event.currentTarget.selectionStart)) event.preventDefault()
                } else if (event.key === 'Escape' && help) {
                  setAsked(undefined)
                  event.stopPropagation()
                } else if (event.key === ' ' && event.ctrlKey)
                  setCursor({ at: event.currentTarget.selectionStart, asked: true })
                else draft.onKeyDown(event)
              }}
            />
            {help ? <CodeHelp help={help} canGo={service?.definition(asked?.at ?? 0) !== undefined} /> : null}
          </>
        )}
      </Suggestions>
      <Note id={`${key}-note`} problems={problems} hint={hint} />
    </div>
  )
}

function Note({
  id,
  problems,
  hint,
}: {
  readonly id: string
  readonly problems: readonly Problem[]
  readonly hint: string | undefined
}) {
  const [first] = problems
  if (first)
    return (
      <output id={id} className={styles['problem']} data-severity={first.severity}>
        {first.message}
      </output>
    )
  return hint === undefined ? null : (
    <span id={id} className={styles['hint']}>
      {hint}
    </span>
  )
}

/** Calls back when nothing has moved for a while. */
function useRest<A extends unknown[]>(
  act: (...args: A) => void,
): { readonly rest: (...args: A) => void; readonly stop: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    rest(...args) {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => act(...args), REST)
    },
    stop: () => clearTimeout(timer.current),
  }
}

const fine: Trial = { syntax: [], others: [] }

/** Looks at a draft when the author rests. */
function useTrial(text: string | undefined, gesture: (text: string) => Gesture): Trial {
  const { document } = useEditor()
  const [tried, setTried] = useState<{ readonly text: string; readonly trial: Trial }>()
  const latest = useRef(gesture)
  useEffect(() => {
    latest.current = gesture
  })
  useEffect(() => {
    if (text === undefined) return undefined
    const look = (): void => setTried({ text, trial: tryGesture(document.state.getState(), latest.current(text)) })
    const timer = setTimeout(look, REST)
    return () => clearTimeout(timer)
  }, [text, document])
  // While the author goes on typing, what was said of the text before stays.
  return text === undefined || !tried ? fine : tried.trial
}

/** Problems that stand in the document where this value does. */
function useProblemsIn(name: string, value: string, off: boolean): readonly Problem[] {
  const problems = useDocumentState((state) => state.problems)
  const { document } = useEditor()
  return useMemo(() => {
    if (off || value === '') return []
    const { parsed, text } = document.state.getState()
    const definition = parsed.definitions.find(({ node }) => node.name.text === name)
    if (!definition) return []
    const start = text.indexOf(value, definition.offset)
    if (start < 0 || start > definition.end) return []
    return problems.filter(({ span }) => span.start >= start && span.end <= start + value.length)
  }, [problems, document, name, value, off])
}
