import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Problem, Target } from '../../proforma/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { ownerName, targetKey } from '../document/field-target.ts'
import { setField, type Gesture } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { tryGesture, type Trial } from '../document/trial.ts'
import type { DocumentState } from '../document/types.ts'
import { Pending } from './rows.tsx'
import styles from './Row.module.css'
import { Suggestions } from './Suggestions.tsx'
import { suggestionsAt, type FieldSuggestion } from './suggestions.ts'
import { useDraft } from './use-draft.ts'

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

/** How long the author must rest before a field looks at what was typed, in milliseconds. */
const REST = 250

/**
 * A field for a piece of the language: an expression, a range, assignments. Names are offered while typing; what is
 * wrong is said below. What cannot be read at all is kept in the field and not taken over (rule F2).
 */
export function CodeRow(props: CodeRowProps) {
  const { label, target, keyword, value, hint, hideLabel = false, placeholder } = props
  const editor = useEditor()
  const key = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [cursor, setCursor] = useState<{ readonly at: number; readonly asked: boolean }>()
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
  const problems = draft.dirty ? [...trial.syntax, ...trial.others] : standing

  const take = ({ span, plain, caret }: FieldSuggestion): void => {
    draft.change(draft.text.slice(0, span.start) + plain + draft.text.slice(span.end))
    setCursor(undefined)
    requestAnimationFrame(() => field.current?.setSelectionRange(span.start + caret, span.start + caret))
  }

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
          <textarea
            ref={field}
            id={key}
            rows={1}
            spellCheck={false}
            placeholder={placeholder}
            className={`${styles['field']} ${styles['code']}`}
            value={draft.text}
            aria-label={hideLabel ? label : undefined}
            aria-invalid={problems.length > 0}
            aria-describedby={problems.length > 0 || hint !== undefined ? `${key}-note` : undefined}
            onChange={(event) => {
              draft.change(event.target.value)
              setCursor({ at: event.target.selectionStart, asked: false })
            }}
            onBlur={() => {
              setCursor(undefined)
              draft.onBlur()
            }}
            onKeyDown={(event) => {
              if (listKeys(event)) return
              if (event.key === ' ' && event.ctrlKey) setCursor({ at: event.currentTarget.selectionStart, asked: true })
              else draft.onKeyDown(event)
            }}
          />
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
