import { useEffect, useMemo } from 'react'
import type { Key, Selection as Keys } from 'react-aria-components'
import { useEditor, useViewState } from '../context.ts'
import type { Selection } from '../document/types.ts'
import type { OutlineNode } from './outline-tree.ts'

export interface OutlineSelection {
  readonly keys: ReadonlySet<Key>
  /** The node that keys are about. */
  readonly focused: OutlineNode | undefined
  readonly onChange: (keys: Keys) => void
  readonly onAction: (key: Key) => void
}

/** The selection of the editor as lines of the tree, and back. What is selected elsewhere is opened and shown here. */
export function useOutlineSelection(
  all: ReadonlyMap<string, OutlineNode>,
  expanded: ReadonlySet<Key>,
  setExpanded: (keys: ReadonlySet<Key>) => void,
): OutlineSelection {
  const { document } = useEditor()
  const plan = useViewState((view) => view.plan)
  const selection = useViewState((view) => view.selection)
  const keys = useMemo(() => keysOf(selection, plan, all), [selection, plan, all])

  useEffect(() => {
    if (selection.kind !== 'tasks') return
    const around = plan.map((_, depth) => plan.slice(0, depth + 1).join('/'))
    if (around.every((key) => expanded.has(key))) return
    setExpanded(new Set([...expanded, ...around]))
    // Only a change of the selection opens branches: what the author closes stays closed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selection, plan])

  const onChange = (next: Keys): void => {
    const chosen = next === 'all' ? [] : [...next].flatMap((key) => all.get(String(key)) ?? [])
    const last = chosen.at(-1)
    if (!last || last.kind === 'group') return
    if (last.path.length === 0) {
      if (last.kind === 'plan') document.open([last.name])
      document.select({ kind: 'definition', name: last.name })
      return
    }
    const siblings = chosen.filter(({ path }) => path.join('/') === last.path.join('/'))
    if (document.view.getState().plan.join('/') !== last.path.join('/')) document.open(last.path)
    document.select({ kind: 'tasks', names: siblings.map(({ name }) => name) })
    document.reveal()
  }
  const onAction = (key: Key): void => {
    const node = all.get(String(key))
    if (node?.kind === 'plan') document.open([...node.path, node.name])
  }
  const [first] = keys
  return { keys, focused: first === undefined ? undefined : all.get(String(first)), onChange, onAction }
}

function keysOf(
  selection: Selection,
  plan: readonly string[],
  all: ReadonlyMap<string, OutlineNode>,
): ReadonlySet<Key> {
  switch (selection.kind) {
    case 'tasks':
      return new Set(selection.names.map((name) => [...plan, name].join('/')).filter((key) => all.has(key)))
    case 'definition': {
      const { name } = selection
      const keys = [plan.join('/'), `data:${name}`, `parameter:${name}`, `property:${name}`, 'protocol']
      const key = keys.find((one) => all.get(one)?.name === name)
      return new Set(key === undefined ? [] : [key])
    }
    default:
      return new Set()
  }
}
