import { useRef, type KeyboardEvent } from 'react'
import { matches } from '../commands/keys.ts'
import { isField } from '../commands/use-region-keys.ts'
import { useEditor } from '../context.ts'
import { removeDefinition, step, type Gesture } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { DocumentState } from '../document/types.ts'
import { movedIn, movedOut } from './outline-moves.ts'
import { typedAhead, type OutlineRow } from './outline-rows.ts'
import type { OutlineNode } from './outline-tree.ts'
import type { OutlineSelection } from './use-outline-selection.ts'

interface OutlineKeys {
  readonly all: ReadonlyMap<string, OutlineNode>
  readonly rows: readonly OutlineRow[]
  /** The line that the keyboard is on. */
  readonly stop: string | undefined
  readonly selection: OutlineSelection
  readonly go: (key: string) => void
  readonly toggle: (node: OutlineNode) => void
  readonly focusOn: (key: string) => void
  readonly setRenaming: (key: string) => void
  readonly setAdding: (row: OutlineRow) => void
}

/** Letters that follow each other sooner than this are one word. Milliseconds. */
const WORD = 700

/** The keys of the outline: those of any tree, and those of an editor. */
export function useOutlineKeys(keys: OutlineKeys): (event: KeyboardEvent) => void {
  const { document } = useEditor()
  const typed = useRef({ text: '', time: 0 })
  return (event) => {
    if (event.defaultPrevented || isField(event.target)) return
    const at = keys.rows.findIndex(({ node }) => node.key === keys.stop)
    const row = keys.rows[at]
    if (!row) return
    const run = (gesture: (state: DocumentState) => Gesture): void => {
      perform(document, gesture)
      // The line may have gone elsewhere in the tree: the keyboard follows what is selected.
      requestAnimationFrame(() => keys.focusOn([...selectedKeys(document)].at(-1) ?? row.node.key))
    }
    if (goes(event, keys, at, row) || edits(event, keys, row, run)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return
    const text = event.timeStamp - typed.current.time < WORD ? typed.current.text + event.key : event.key
    typed.current = { text, time: event.timeStamp }
    const found = typedAhead(keys.rows, text.length > 1 ? at - 1 : at, text)
    if (found) keys.go(found.node.key)
    event.stopPropagation()
  }
}

function selectedKeys({ view }: ReturnType<typeof useEditor>['document']): string[] {
  const { plan, selection } = view.getState()
  return selection.kind === 'tasks' ? selection.names.map((name) => [...plan, name].join('/')) : []
}

/** Going about; false when the key means something else. */
function goes(event: KeyboardEvent, keys: OutlineKeys, at: number, row: OutlineRow): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  const { node, expanded, parent } = row
  const to = (next: OutlineRow | undefined): true => {
    if (!next) return true
    if (!event.shiftKey || next.node.kind === 'group') keys.go(next.node.key)
    else {
      keys.selection.select([...keys.selection.keys].filter((key) => key !== next.node.key).concat(next.node.key))
      keys.focusOn(next.node.key)
    }
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
      return to(keys.rows[at + 1])
    case 'ArrowUp':
      return to(keys.rows[at - 1])
    case 'Home':
      return to(keys.rows[0])
    case 'End':
      return to(keys.rows.at(-1))
    case 'ArrowRight':
      if (expanded === false) keys.toggle(node)
      else if (expanded === true) keys.go(keys.rows[at + 1]?.node.key ?? node.key)
      return true
    case 'ArrowLeft':
      if (expanded === true) keys.toggle(node)
      else if (parent !== undefined) keys.go(parent)
      return true
    case 'Enter':
      if (node.kind === 'plan') keys.selection.open(node)
      else if (expanded !== undefined) keys.toggle(node)
      return true
    case ' ':
      keys.go(node.key)
      return true
    default:
      return false
  }
}

/** Changing the protocol; false when the key means something else. */
function edits(
  event: KeyboardEvent,
  keys: OutlineKeys,
  row: OutlineRow,
  run: (gesture: (state: DocumentState) => Gesture) => void,
): boolean {
  const { node } = row
  const { all } = keys
  const plan = node.path.at(-1)
  if (event.key === 'F2' && node.kind !== 'group' && node.kind !== 'protocol') keys.setRenaming(node.key)
  else if ((event.key === 'Delete' || event.key === 'Backspace') && node.kind !== 'group')
    run((state) => removeDefinition(state, { plan: node.path }, node.name))
  else if (matches(event, 'Alt+ArrowUp') && plan !== undefined) run((state) => step(state, plan, node.name, 'up'))
  else if (matches(event, 'Alt+ArrowDown') && plan !== undefined) run((state) => step(state, plan, node.name, 'down'))
  else if (matches(event, 'Alt+ArrowLeft') && plan !== undefined) run((state) => movedOut(state, all, node))
  else if (matches(event, 'Alt+ArrowRight') && plan !== undefined) run((state) => movedIn(state, all, node))
  else if ((event.key === 'Insert' || matches(event, 'Alt+Enter')) && (plan !== undefined || node.kind === 'plan'))
    keys.setAdding(row)
  else return false
  return true
}
