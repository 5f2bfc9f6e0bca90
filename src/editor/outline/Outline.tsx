import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDocumentState, useEditor, useOverlays } from '../context.ts'
import { addTask } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { TaskClass } from '../../proforma/index.ts'
import { useMessages } from '../messages/index.ts'
import { useMarks } from '../canvas/use-marks.ts'
import styles from './Outline.module.css'
import { siblingAfter } from './outline-moves.ts'
import { rowsBetween, visibleRows, withoutAside, type OutlineRow } from './outline-rows.ts'
import { byKey, openAtFirst, outlineTree, type OutlineNode } from './outline-tree.ts'
import { OutlineAdd } from './OutlineAdd.tsx'
import { OutlineAside } from './OutlineAside.tsx'
import { OutlineLine, type LineActions } from './OutlineLine.tsx'
import { useOutlineDrag } from './use-outline-drag.ts'
import { useOutlineKeys } from './use-outline-keys.ts'
import { useOutlineSelection } from './use-outline-selection.ts'
import { useWindow } from './use-window.ts'

/**
 * The protocol as a tree, and an editor of its own: arrow keys go and open, F2 renames, Alt with an arrow key moves within the
 * plan, out of it and into another one, Insert adds, Delete deletes. Only the lines in sight are on the page. While a finding
 * is looked at, what has no part in it steps back, or is left out.
 */
export function Outline() {
  const { document } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const marks = useMarks()
  const root = useRef<HTMLDivElement>(null)
  const overlays = useOverlays()
  const aside = overlays.fadedFor === 'finding' ? overlays.faded : undefined
  const [onlyNear, setOnlyNear] = useState(false)
  const whole = useMemo(() => outlineTree(index, (id) => t(`outline.${id}`)), [index, t])
  const nodes = useMemo(() => (onlyNear && aside ? withoutAside(whole, aside) : whole), [whole, onlyNear, aside])
  const all = useMemo(() => byKey(nodes), [nodes])
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(openAtFirst(whole)))
  const [renaming, setRenaming] = useState<string>()
  const [adding, setAdding] = useState<OutlineRow>()
  const [focused, setFocused] = useState<string>()
  const rows = useMemo(() => visibleRows(nodes, expanded), [nodes, expanded])
  const expand = useCallback(
    (keys: readonly string[]) =>
      setExpanded((before) => (keys.every((key) => before.has(key)) ? before : new Set([...before, ...keys]))),
    [],
  )
  const selection = useOutlineSelection(all, expand)
  const stop = stopOf(rows, selection.keys, focused)
  const { view, showRow } = useWindow(root, rows)
  const drag = useOutlineDrag(all, ({ key }) => (selection.keys.has(key) ? [...selection.keys] : [key]))

  /** Puts the keyboard on a line once it is on the page. */
  const focusOn = (key: string): void => {
    setFocused(key)
    showRow(key)
    requestAnimationFrame(() => lineOf(root.current, key)?.focus({ preventScroll: true }))
  }
  const go = (key: string): void => {
    selection.select([key])
    focusOn(key)
  }
  const toggle = (node: OutlineNode): void =>
    setExpanded((before) => {
      const after = new Set(before)
      if (!after.delete(node.key)) after.add(node.key)
      return after
    })
  const add = ({ node, expanded: open }: OutlineRow, kind: TaskClass): void => {
    setAdding(undefined)
    const into = node.kind === 'plan' && (open !== false || node.path.length === 0)
    const path = into || node.path.length === 0 ? [...node.path, node.name] : node.path
    const before = into ? undefined : siblingAfter(all, node)
    const name = perform(document, (state) =>
      addTask(state, { kind, path, ...(before === undefined ? {} : { before }) }),
    )
    if (typeof name !== 'string') return
    expand([path.join('/')])
    setRenaming([...path, name].join('/'))
  }
  const onKeyDown = useOutlineKeys({ all, rows, stop, selection, go, toggle, focusOn, setRenaming, setAdding })

  const handlers: LineActions = {
    onPress(event, { node }) {
      const many = event.ctrlKey || event.metaKey || event.shiftKey
      const others = [...selection.keys].filter((key) => key !== node.key)
      selection.select(many && selection.keys.has(node.key) ? others : many ? [...others, node.key] : [node.key])
      setFocused(node.key)
    },
    onOpen: selection.open,
    onToggle: toggle,
    onAdd: setAdding,
    onRenamed(node) {
      setRenaming(undefined)
      // A new name is another key: the keyboard follows the selection.
      requestAnimationFrame(() => (lineOf(root.current, node.key) ?? selectedLine(root.current))?.focus())
    },
    onPointerDown: drag.onPointerDown,
  }
  const newest = useRef(handlers)
  useEffect(() => {
    newest.current = handlers
  })
  const [actions] = useState(() => lasting(newest))
  const selectedKey = [...selection.keys].at(-1)
  useEffect(() => {
    if (selectedKey !== undefined) showRow(selectedKey)
    // What is selected elsewhere is shown here; scrolling away from it is free.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedKey])

  const [from, to] = rowsBetween(rows, view.top, view.top + view.height)
  const seen = rows.slice(from, to)
  const stopRow = rows.find(({ node }) => node.key === stop)
  const drawn = stopRow && !seen.includes(stopRow) ? [...seen, stopRow] : seen
  const last = rows.at(-1)
  return (
    <div className={styles['frame']}>
      <div ref={root} className={styles['outline']} data-outline>
        <div
          role="treegrid"
          aria-label={t('outline.label')}
          aria-multiselectable="true"
          aria-rowcount={rows.length}
          className={styles['tree']}
          tabIndex={-1}
          // Captured: the lines' own fields stop the keys that are theirs.
          onKeyDown={onKeyDown}
          style={{ height: (last ? last.top + last.height : 0) + 24 }}
        >
          {drawn.map((row) => (
            <OutlineLine
              key={row.node.key}
              row={row}
              selected={selection.keys.has(row.node.key)}
              tabStop={row.node.key === stop}
              renaming={row.node.key === renaming}
              marks={marks.get(row.node.name)}
              faded={aside?.has(row.node.name) === true && row.node.kind !== 'group'}
              landing={
                drag.landing?.key !== row.node.key
                  ? undefined
                  : drag.landing.refused === undefined
                    ? drag.landing.where
                    : 'refused'
              }
              actions={actions}
            />
          ))}
        </div>
        {adding ? (
          <OutlineAdd
            top={adding.top + adding.height}
            onChoose={(kind) => add(adding, kind)}
            onClose={() => {
              setAdding(undefined)
              focusOn(adding.node.key)
            }}
          />
        ) : null}
      </div>
      {aside ? <OutlineAside nodes={whole} aside={aside} onlyNear={onlyNear} onChange={setOnlyNear} /> : null}
    </div>
  )
}

/** The one line that Tab reaches: where the keyboard was, else what is selected, else the first. */
function stopOf(
  rows: readonly OutlineRow[],
  selected: ReadonlySet<string>,
  focused: string | undefined,
): string | undefined {
  const there = new Set(rows.map(({ node }) => node.key))
  const chosen = [...selected].findLast((key) => there.has(key))
  if (focused !== undefined && there.has(focused) && (chosen === undefined || selected.has(focused))) return focused
  return chosen ?? rows[0]?.node.key
}

function lineOf(root: HTMLElement | null, key: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null
}

function selectedLine(root: HTMLElement | null): HTMLElement | null {
  return root?.querySelector<HTMLElement>('[data-row][data-selected]') ?? null
}

/** The same functions for as long as the outline stands; what they do is the newest. */
function lasting(newest: { readonly current: LineActions }): LineActions {
  return {
    onPress: (event, row) => newest.current.onPress(event, row),
    onOpen: (node) => newest.current.onOpen(node),
    onToggle: (node) => newest.current.onToggle(node),
    onAdd: (row) => newest.current.onAdd(row),
    onRenamed: (node) => newest.current.onRenamed(node),
    onPointerDown: (event, node) => newest.current.onPointerDown(event, node),
  }
}
