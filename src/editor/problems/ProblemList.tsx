import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { LineIndex, type Problem, type Severity } from '../../proforma/index.ts'
import { taskCaption } from '../canvas/chart-store.ts'
import { useRegionKeys } from '../commands/use-region-keys.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { EmptyState } from '../design/index.ts'
import { definitionAt, placeOf } from '../document/where.ts'
import { useMessages } from '../messages/index.ts'
import { FixButtons } from './FixButtons.tsx'
import styles from './ProblemList.module.css'

const ICONS: Readonly<Record<Severity, LucideIcon>> = { error: CircleAlert, check: TriangleAlert, hint: CircleHelp }
const LEVELS: readonly Severity[] = ['error', 'check', 'hint']

/** More are counted, not listed: nobody reads further, and a list of thousands holds the page up. */
const MOST = 300

/** Everything that the checks found, the gravest first; each entry leads to its place on the canvas and in the text. */
export function ProblemList() {
  const { document, text: textPort } = useEditor()
  const t = useMessages()
  const problems = useDocumentState((state) => state.problems)
  const state = useDocumentState((state) => state)
  const [shown, setShown] = useState<ReadonlySet<Severity>>(new Set(LEVELS))
  const lines = useMemo(() => new LineIndex(state.text), [state.text])
  const sorted = useMemo(
    () => LEVELS.flatMap((level) => problems.filter(({ severity }) => severity === level)),
    [problems],
  )
  const listed = sorted.filter(({ severity }) => shown.has(severity)).slice(0, MOST)
  const onKeyDown = useRegionKeys('anywhere')

  const goTo = (problem: Problem, intoText: boolean): void => {
    const name = definitionAt(state.parsed, problem.span.start)
    const place = name === undefined ? undefined : placeOf(state.index, document.view.getState(), name)
    if (place) {
      document.open(place.plan)
      document.select(place.selection)
      document.reveal()
    }
    if (intoText || !place) textPort.current?.show(problem.span)
  }
  const onEntryKey = (event: KeyboardEvent<HTMLElement>): void => {
    const entry = event.currentTarget.parentElement
    const next =
      event.key === 'ArrowDown'
        ? entry?.nextElementSibling
        : event.key === 'ArrowUp'
          ? entry?.previousElementSibling
          : undefined
    if (!next) return
    event.preventDefault()
    next.querySelector('button')?.focus()
  }

  return (
    // Undo works here too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles['problems']} aria-label={t('problems.label')} onKeyDown={onKeyDown}>
      <div className={styles['levels']} role="group" aria-label={t('problems.levels')}>
        {LEVELS.map((level) => {
          const Icon = ICONS[level]
          return (
            <button
              key={level}
              type="button"
              className={styles['level']}
              data-severity={level}
              aria-pressed={shown.has(level)}
              onClick={() => setShown(toggled(shown, level))}
            >
              <Icon size={14} aria-hidden="true" />
              {t(`problems.${level}`, { count: problems.filter(({ severity }) => severity === level).length })}
            </button>
          )
        })}
      </div>
      {problems.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={t('problems.none')}>
          {t('problems.none.text')}
        </EmptyState>
      ) : (
        <ul className={styles['list']}>
          {listed.map((problem) => {
            const Icon = ICONS[problem.severity]
            const name = definitionAt(state.parsed, problem.span.start)
            return (
              <li key={`${problem.code} ${problem.span.start} ${problem.message}`} className={styles['entry']}>
                <button
                  type="button"
                  className={styles['go']}
                  onClick={() => goTo(problem, false)}
                  onDoubleClick={() => goTo(problem, true)}
                  onKeyDown={onEntryKey}
                >
                  <Icon size={15} className={styles['icon']} data-severity={problem.severity} aria-hidden="true" />
                  <span className={styles['message']}>{problem.message}</span>
                  <span className={styles['where']}>
                    {name === undefined ? '' : `${taskCaption(state, name)} · `}
                    {t('problems.line', { line: lines.position(problem.span.start).line })}
                  </span>
                </button>
                <div className={styles['fixes']}>
                  <FixButtons document={document} problem={problem} />
                </div>
              </li>
            )
          })}
          {sorted.length > MOST ? (
            <li className={styles['rest']}>{t('problems.rest', { count: sorted.length - MOST })}</li>
          ) : null}
        </ul>
      )}
    </section>
  )
}

function toggled(shown: ReadonlySet<Severity>, level: Severity): ReadonlySet<Severity> {
  const next = new Set(shown)
  if (!next.delete(level)) next.add(level)
  return next
}
