import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { expressionService } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { Button } from '../design/index.ts'
import rows from '../inspector/Row.module.css'
import { Suggestions } from '../inspector/Suggestions.tsx'
import { suggestionsAt, type FieldSuggestion } from '../inspector/suggestions.ts'
import { useMessages } from '../messages/index.ts'
import styles from './BreakpointList.module.css'

interface ConditionBreakProps {
  /** Somebody wants to type: the field takes the keyboard. */
  readonly isAsked: boolean
  readonly onAnswered: () => void
  readonly onAdd: (text: string) => void
}

/** A field for the condition of a breakpoint: names are offered while it is typed, and what is wrong is said below. */
export function ConditionBreak({ isAsked, onAnswered, onAdd }: ConditionBreakProps) {
  const t = useMessages()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState<{ readonly at: number; readonly asked: boolean }>()
  const [tried, setTried] = useState(false)
  const analysis = useDocumentState((state) => state.analysis)
  const root = useDocumentState(({ index }) => index.root)
  const offered = useMemo(
    () =>
      cursor === undefined || analysis === undefined
        ? []
        : suggestionsAt(text, cursor.at, cursor.asked, analysis, { kind: 'task', name: root ?? '' }),
    [cursor, text, analysis, root],
  )
  const problem = useMemo(() => {
    if (text.trim() === '') return t('breaks.condition.empty')
    if (analysis === undefined) return undefined
    const owner = root === undefined ? undefined : analysis.index.tasks.get(root)
    const scope = { ...(owner ? { owner } : {}), ...(root === undefined ? {} : { path: [root] }) }
    const { problems } = expressionService(analysis, text, scope, { kind: 'boolean' })
    return problems.find(({ severity }) => severity === 'error')?.message
  }, [text, analysis, root, t])
  useEffect(() => {
    if (!isAsked) return
    field.current?.focus()
    onAnswered()
  }, [isAsked, onAnswered])
  const add = () => {
    setTried(true)
    setCursor(undefined)
    if (problem !== undefined) return field.current?.focus()
    onAdd(text.trim())
    setText('')
    setTried(false)
    return undefined
  }
  const take = ({ span, plain, caret }: FieldSuggestion): void => {
    setText(text.slice(0, span.start) + plain + text.slice(span.end))
    setCursor(undefined)
    requestAnimationFrame(() => field.current?.setSelectionRange(span.start + caret, span.start + caret))
  }
  const wrong = tried ? problem : undefined
  return (
    <div className={rows['row']}>
      <label className={rows['label']} htmlFor={id}>
        {t('breaks.condition')}
      </label>
      <div className={styles.add}>
        <Suggestions offered={offered} onTake={take} onClose={() => setCursor(undefined)}>
          {(listKeys) => (
            <textarea
              ref={field}
              id={id}
              rows={1}
              spellCheck={false}
              className={`${rows['field']} ${rows['code']}`}
              value={text}
              aria-invalid={wrong !== undefined}
              aria-describedby={`${id}-note`}
              onChange={(event) => {
                setText(event.target.value)
                setTried(false)
                setCursor({ at: event.target.selectionStart, asked: false })
              }}
              onBlur={() => setCursor(undefined)}
              onKeyDown={(event) => {
                if (listKeys(event)) return
                if (event.key === ' ' && event.ctrlKey)
                  setCursor({ at: event.currentTarget.selectionStart, asked: true })
                else if (event.key === 'Enter') {
                  event.preventDefault()
                  add()
                }
              }}
            />
          )}
        </Suggestions>
        <Button size="small" onPress={add}>
          {t('breaks.condition.add')}
        </Button>
      </div>
      {wrong === undefined ? (
        <span id={`${id}-note`} className={styles.hint}>
          {t('breaks.condition.hint')}
        </span>
      ) : (
        <output id={`${id}-note`} className={rows['problem']} data-severity="error">
          {wrong}
        </output>
      )}
    </div>
  )
}
