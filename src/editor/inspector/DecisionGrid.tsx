import { BadgeCheck, Quote, Trash2, TriangleAlert } from 'lucide-react'
import type { DecisionDefinition } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { IconButton } from '../design/index.ts'
import { addRow, setCell, setConditions } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import { useDecided } from '../verify/use-decided.ts'
import { CodeRow } from './CodeRow.tsx'
import { cellsOf, gradeOf, gridOf, supportOf, type Cell, type GridRow } from './decision-grid.ts'
import styles from './DecisionGrid.module.css'

interface DecisionGridProps {
  readonly decision: DecisionDefinition
  /** In the side panel there is room for signs only; in the window for words. */
  readonly room: 'narrow' | 'wide'
}

/** A decision at one glance: which condition speaks for and against which option. Every cell can be changed. */
export function DecisionGrid({ decision, room }: DecisionGridProps) {
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const owner = decision.name.text
  const idle = useDecided(owner)?.verdict?.idleArguments ?? []
  const never = useDecided(owner)?.verdict?.neverRecommended ?? []
  const rows = gridOf(decision)
  const [first] = decision.candidates
  return (
    <div className={styles.scroll} data-room={room}>
      <table className={styles.grid}>
        <caption className={styles.hidden}>{t('grid.label', { decision: captionOf(decision) })}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('grid.when')}
            </th>
            {decision.candidates.map((candidate) => (
              <th key={candidate.name.text} scope="col" className={styles.candidate} title={captionOf(candidate)}>
                <span className={styles.caption}>{captionOf(candidate)}</span>
                {never.includes(candidate.name.text) ? (
                  <TriangleAlert
                    size={13}
                    className={styles.idle}
                    role="img"
                    aria-label={t('decided.never', { candidate: captionOf(candidate) })}
                  />
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // Named by its first argument, so that a changed condition keeps the caret.
            <Row key={rowKey(row)} row={row} decision={decision} idle={idle} room={room} />
          ))}
          <tr>
            <th scope="row" className={styles.condition} colSpan={1 + decision.candidates.length}>
              {first === undefined ? null : (
                <CodeRow
                  label={t('grid.newCondition')}
                  hideLabel
                  placeholder={t('grid.newCondition')}
                  target={{ kind: 'task', name: owner }}
                  keyword="condition"
                  id={`new row of ${owner}`}
                  value=""
                  gesture={(now, text) => addRow(now, owner, text)}
                />
              )}
            </th>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.rule}>
              {t('field.recommendation')}
            </th>
            {decision.candidates.map((candidate) => (
              <td key={candidate.name.text} className={styles.rule}>
                {candidate.recommendation === undefined
                  ? t('grid.byDefault')
                  : expressionSource(state, decision, candidate.recommendation.value)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function rowKey(row: GridRow): string {
  const [head] = cellsOf(row)
  return head === undefined ? row.condition : `${head.candidate} ${head.at}`
}

interface RowProps extends DecisionGridProps {
  readonly row: GridRow
  readonly idle: readonly {
    readonly candidate: string
    readonly argument: number
    readonly holds: 'never' | 'always'
  }[]
}

function Row({ row, decision, idle, room }: RowProps) {
  const { document } = useEditor()
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const owner = decision.name.text
  const cells = cellsOf(row)
  const [head] = cells
  if (head === undefined) return null
  const idleHere = idle.find(({ candidate, argument }) =>
    cells.some((cell) => cell.candidate === candidate && cell.at === argument),
  )
  return (
    <tr>
      <th scope="row" className={styles.condition}>
        <CodeRow
          label={t('grid.condition', { condition: row.condition })}
          hideLabel
          target={{ kind: 'argument', decision: owner, candidate: head.candidate, argument: head.at }}
          keyword="condition"
          id={`row ${owner} ${head.candidate} ${head.at}`}
          value={expressionSource(state, decision, row.first.condition)}
          gesture={(now, text) =>
            setConditions(
              now,
              owner,
              cells.map(({ candidate, at }) => ({ candidate, argument: at })),
              text,
            )
          }
        />
        {idleHere === undefined ? null : (
          <span className={styles.idleText}>
            <TriangleAlert size={12} aria-hidden="true" />
            {t(`decided.argument.${idleHere.holds}`)}
          </span>
        )}
      </th>
      {decision.candidates.map((candidate) => {
        const own = row.cells.get(candidate.name.text) ?? []
        return (
          <td key={candidate.name.text} className={styles.cell} data-support={own[0]?.argument.support.kind}>
            {own.length === 0 ? (
              <SupportChoice
                decision={decision}
                candidate={candidate.name.text}
                caption={captionOf(candidate)}
                row={row}
                room={room}
              />
            ) : (
              own.map((cell) => (
                <div key={cell.at} className={styles.one}>
                  <SupportChoice
                    decision={decision}
                    candidate={candidate.name.text}
                    caption={captionOf(candidate)}
                    row={row}
                    cell={cell}
                    room={room}
                  />
                  {room === 'wide' ? <Grade cell={cell} /> : null}
                  {own.length > 1 ? (
                    <IconButton
                      size="small"
                      icon={<Trash2 />}
                      label={t('arguments.remove')}
                      onPress={() =>
                        perform(document, (now) => setCell(now, owner, cell.candidate, cell.at, '', row.condition))
                      }
                    />
                  ) : null}
                </div>
              ))
            )}
          </td>
        )
      })}
    </tr>
  )
}

const WORDS = ['for', 'against', 'confirming', 'excluding'] as const

/** Signs that tell the kinds of support apart without colour. */
const SIGNS: Readonly<Record<(typeof WORDS)[number], string>> = {
  for: '+',
  against: '−',
  confirming: '✓✓',
  excluding: '✕',
}

interface SupportChoiceProps extends DecisionGridProps {
  readonly candidate: string
  readonly caption: string
  readonly row: GridRow
  readonly cell?: Cell
}

/** What a condition says about a candidate; nothing, for, against, confirms, rules out, or a weight. */
function SupportChoice({ decision, candidate, caption, row, cell, room }: SupportChoiceProps) {
  const { document } = useEditor()
  const t = useMessages()
  const owner = decision.name.text
  const value = cell === undefined ? '' : supportOf(cell.argument)
  const numeric = decision.supportMode?.value === 'numeric'
  const weights = [...new Set([...(numeric ? ['2', '1', '-1', '-2'] : []), ...(/\d/.test(value) ? [value] : [])])]
  const said = (word: (typeof WORDS)[number]): string =>
    room === 'wide' ? `${SIGNS[word]} ${t(`support.${word}`)}` : SIGNS[word]
  return (
    <select
      className={styles.choice}
      data-empty={cell === undefined || undefined}
      aria-label={t('grid.cell', { condition: row.condition, candidate: caption })}
      title={cell?.argument.caption?.value ?? (cell === undefined ? t('grid.nothing') : undefined)}
      value={value}
      onChange={(event) => {
        const next = event.target.value
        perform(document, (now) => setCell(now, owner, candidate, cell?.at, next, row.condition))
      }}
    >
      <option value="">{value === '' ? '·' : t('grid.none')}</option>
      {WORDS.map((word) => (
        <option key={word} value={word}>
          {value === word ? said(word) : `${SIGNS[word]} ${t(`support.${word}`)}`}
        </option>
      ))}
      {weights.map((weight) => (
        <option key={weight} value={weight}>
          {weight.startsWith('-') ? `−${weight.slice(1)}` : `+${weight}`}
        </option>
      ))}
    </select>
  )
}

/** Whether evidence stands behind an argument. */
function Grade({ cell: { argument } }: { readonly cell: Cell }) {
  const t = useMessages()
  const grade = gradeOf(argument)
  if (grade === 'none') return null
  const { quality, strength, citations } = argument.evidence
  const words = [
    quality === undefined ? '' : `${t('field.quality')}: ${t(`quality.${quality.value}`)}`,
    strength === undefined ? '' : `${t('field.strength')}: ${t(`strength.${strength.value}`)}`,
    ...citations.map(({ value }) => value),
  ].filter((part) => part !== '')
  const Icon = grade === 'graded' ? BadgeCheck : Quote
  return (
    <span className={styles.grade} title={words.join('\n')}>
      <Icon size={13} role="img" aria-label={words.join(', ')} />
    </span>
  )
}
