import { ChevronRight, FileText, FlaskConical, Hash, Plus, ShieldCheck, SlidersHorizontal } from 'lucide-react'
import { memo, type MouseEvent, type PointerEvent } from 'react'
import { CardMarks } from '../canvas/CardSigns.tsx'
import type { Mark } from '../canvas/overlays.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { useMessages } from '../messages/index.ts'
import styles from './Outline.module.css'
import type { OutlineRow } from './outline-rows.ts'
import type { OutlineNode } from './outline-tree.ts'
import { OutlineRename } from './OutlineRename.tsx'

const MARK_OF = {
  data: Hash,
  parameter: SlidersHorizontal,
  property: ShieldCheck,
  protocol: FileText,
  group: FlaskConical,
} as const

/** What can be done to a line by pointer. The object stays the same, so that lines need not be drawn again. */
export interface LineActions {
  readonly onPress: (event: MouseEvent, row: OutlineRow) => void
  readonly onOpen: (node: OutlineNode) => void
  readonly onToggle: (node: OutlineNode) => void
  readonly onAdd: (row: OutlineRow) => void
  readonly onRenamed: (node: OutlineNode) => void
  readonly onPointerDown: (event: PointerEvent, node: OutlineNode) => void
}

interface OutlineLineProps {
  readonly row: OutlineRow
  readonly selected: boolean
  readonly tabStop: boolean
  readonly renaming: boolean
  readonly marks: readonly Mark[] | undefined
  /** Has no part in the finding that is looked at. */
  readonly faded: boolean
  /** Where what is dragged would land. */
  readonly landing: 'into' | 'before' | 'after' | 'refused' | undefined
  readonly actions: LineActions
}

/** One line of the outline. */
export const OutlineLine = memo(function OutlineLine(props: OutlineLineProps) {
  const { row, selected, tabStop, renaming, marks, faded, landing, actions } = props
  const { node, level, expanded } = row
  const t = useMessages()
  return (
    // The tree takes the keys of its lines.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={styles['item']}
      data-row={node.key}
      data-group={node.kind === 'group' || undefined}
      data-selected={selected || undefined}
      data-faded={faded || undefined}
      data-landing={landing}
      aria-label={[
        node.caption,
        ...(faded ? [t('outline.aside.line')] : []),
        ...(marks ?? []).map(({ title }) => title),
      ].join(', ')}
      aria-level={level}
      aria-expanded={expanded}
      aria-selected={selected}
      aria-posinset={row.at}
      aria-setsize={row.of}
      tabIndex={tabStop ? 0 : -1}
      style={{ top: row.top, height: row.height }}
      onClick={(event) => actions.onPress(event, row)}
      onDoubleClick={() => actions.onOpen(node)}
      onPointerDown={(event) => actions.onPointerDown(event, node)}
    >
      <div role="gridcell" className={styles['row']} style={{ paddingInlineStart: (level - 1) * 14 + 4 }}>
        {expanded === undefined ? (
          <span className={styles['space']} />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className={styles['chevron']}
            data-open={expanded || undefined}
            aria-label={t(expanded ? 'outline.close' : 'outline.open', { name: node.caption })}
            onClick={(event) => {
              event.stopPropagation()
              actions.onToggle(node)
            }}
          >
            <ChevronRight size={14} aria-hidden="true" />
          </button>
        )}
        <Sign node={node} />
        {renaming ? (
          <OutlineRename node={node} onDone={() => actions.onRenamed(node)} />
        ) : (
          <span className={styles['caption']} title={node.caption}>
            {node.caption}
          </span>
        )}
        {marks ? (
          <span className={styles['marks']}>
            <CardMarks marks={marks} top={10} />
          </span>
        ) : null}
        {node.kind === 'plan' ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles['plus']}
            aria-label={t('outline.addTo', { name: node.caption })}
            title={t('outline.addTo', { name: node.caption })}
            onClick={(event) => {
              event.stopPropagation()
              actions.onAdd(row)
            }}
          >
            <Plus size={14} aria-hidden="true" />
          </button>
        ) : null}
      </div>
    </div>
  )
})

function Sign({ node }: { readonly node: OutlineNode }) {
  switch (node.kind) {
    case 'group':
      return null
    case 'data':
    case 'parameter':
    case 'property':
    case 'protocol': {
      const Icon = MARK_OF[node.kind]
      return <Icon size={14} className={styles['sign']} aria-hidden="true" />
    }
    default:
      return <TaskGlyph kind={node.kind} size={14} />
  }
}
