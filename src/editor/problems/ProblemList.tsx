import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert, WandSparkles, type LucideIcon } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { LineIndex, type Severity } from '../../proforma/index.ts'
import { useRegionKeys } from '../commands/use-region-keys.ts'
import { useDocumentState, useEditor, useViewState } from '../context.ts'
import { Button, EmptyState, SearchField } from '../design/index.ts'
import { words } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import { FixButtons } from './FixButtons.tsx'
import { HelpButton } from './HelpButton.tsx'
import { entriesOf, fits, LEVELS, type Entry } from './listing.ts'
import styles from './ProblemList.module.css'
import { safeFixes } from './safe-fixes.ts'
import { showDefinition } from './show-definition.ts'

const ICONS: Readonly<Record<Severity, LucideIcon>> = { error: CircleAlert, check: TriangleAlert, hint: CircleHelp }

/** More are counted, not listed: nobody reads further, and a list of thousands holds the page up. */
const MOST = 300

/** Everything that the checks found, the gravest first; each entry leads to its place on the canvas and in the text. */
export function ProblemList() {
  const { document } = useEditor()
  const t = useMessages()
  const problems = useDocumentState((state) => state.problems)
  const [shown, setShown] = useState<ReadonlySet<Severity>>(new Set(LEVELS))
  const [query, setQuery] = useState('')
  // The list and the text change together: what is read with it is the text that it is about.
  const entries = useMemo(() => entriesOf(problems, document.state.getState()), [problems, document])
  const found = useMemo(
    () => entries.filter((entry) => shown.has(entry.problem.severity) && fits(entry, query)),
    [entries, shown, query],
  )
  const listed = found.slice(0, MOST)
  const safe = useMemo(() => safeFixes(problems), [problems])
  const onKeyDown = useRegionKeys('anywhere')
  return (
    // Undo works here too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles['problems']} aria-label={t('problems.label')} onKeyDown={onKeyDown}>
      <div className={styles['bar']}>
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
        <SearchField
          label={t('problems.filter')}
          placeholder={t('problems.filter')}
          value={query}
          onChange={setQuery}
          className={styles['filter'] ?? ''}
        />
        {safe.count < 2 ? null : (
          <Button
            size="small"
            icon={<WandSparkles />}
            onPress={() =>
              document.transact({ label: words('history.fixMany', { count: safe.count }), edits: safe.edits })
            }
          >
            {t('problems.fixSafe', { count: safe.count })}
          </Button>
        )}
      </div>
      {problems.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={t('problems.none')}>
          {t('problems.none.text')}
        </EmptyState>
      ) : (
        <div className={styles['list']}>
          {LEVELS.map((level) => (
            <Level key={level} level={level} entries={listed.filter(({ problem }) => problem.severity === level)} />
          ))}
          {found.length > MOST ? (
            <p className={styles['rest']}>{t('problems.rest', { count: found.length - MOST })}</p>
          ) : null}
          {found.length === 0 ? <p className={styles['rest']}>{t('problems.noneFits')}</p> : null}
        </div>
      )}
    </section>
  )
}

/** The problems of one level under their heading. */
function Level({ level, entries }: { readonly level: Severity; readonly entries: readonly Entry[] }) {
  const t = useMessages()
  const { document } = useEditor()
  const text = useDocumentState((state) => state.text)
  const lines = useMemo(() => new LineIndex(text), [text])
  const selected = useViewState(({ selection }) =>
    selection.kind === 'definition' ? selection.name : selection.kind === 'tasks' ? selection.names[0] : undefined,
  )
  if (entries.length === 0) return null
  return (
    <>
      <h3 className={styles['heading']} id={`problems-${level}`}>
        {t(`problems.group.${level}`)}
      </h3>
      <ul aria-labelledby={`problems-${level}`}>
        {entries.map((entry) => (
          <Line
            key={entry.key}
            entry={entry}
            line={lines.position(entry.problem.span.start).line}
            isHere={entry.definition !== undefined && entry.definition === selected}
            fixes={<FixButtons document={document} problem={entry.problem} />}
          />
        ))}
      </ul>
    </>
  )
}

interface LineProps {
  readonly entry: Entry
  readonly line: number
  /** Whether it is about what is selected. */
  readonly isHere: boolean
  readonly fixes: ReactNode
}

function Line({ entry: { problem, caption }, line, isHere, fixes }: LineProps) {
  const t = useMessages()
  const { document, text: textPort } = useEditor()
  const Icon = ICONS[problem.severity]
  const goTo = (intoText: boolean): void => {
    const isShown = showDefinition(document, problem.span.start)
    if (intoText || !isShown) textPort.current?.show(problem.span)
  }
  return (
    <li className={styles['entry']} data-here={isHere || undefined}>
      <button
        type="button"
        data-entry
        className={styles['go']}
        onClick={() => goTo(false)}
        onDoubleClick={() => goTo(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) goTo(true)
          else if (!moveFocus(event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <Icon size={15} className={styles['icon']} data-severity={problem.severity} aria-hidden="true" />
        <span className={styles['message']}>{problem.message}</span>
        <span className={styles['where']}>
          {caption === '' ? '' : `${caption} · `}
          {t('problems.line', { line })}
        </span>
      </button>
      <div className={styles['fixes']}>
        {fixes}
        <HelpButton code={problem.code} />
      </div>
    </li>
  )
}

/** Up and down go through the whole list, over its headings. */
function moveFocus({ key, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return false
  const all = [...(currentTarget.closest('section')?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
  all[all.indexOf(currentTarget) + step]?.focus()
  return true
}

function toggled(shown: ReadonlySet<Severity>, level: Severity): ReadonlySet<Severity> {
  const next = new Set(shown)
  if (!next.delete(level)) next.add(level)
  return next
}
