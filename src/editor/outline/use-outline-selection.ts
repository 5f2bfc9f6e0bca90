import { useEffect, useMemo } from 'react'
import { useEditor, useViewState } from '../context.ts'
import type { Selection } from '../document/types.ts'
import type { OutlineNode } from './outline-tree.ts'

type Nodes = ReadonlyMap<string, OutlineNode>

export interface OutlineSelection {
  readonly keys: ReadonlySet<string>
  readonly select: (keys: readonly string[]) => void
  readonly open: (node: OutlineNode) => void
}

/** The selection of the editor as lines of the tree, and back. What is selected elsewhere is opened and shown here. */
export function useOutlineSelection(all: Nodes, expand: (keys: readonly string[]) => void): OutlineSelection {
  const { document } = useEditor()
  const plan = useViewState((view) => view.plan)
  const selection = useViewState((view) => view.selection)
  const keys = useMemo(() => keysOf(selection, plan, all), [selection, plan, all])

  useEffect(() => {
    // Only a change of the selection opens branches: what the author closes stays closed.
    if (selection.kind === 'tasks') expand(plan.map((_, depth) => plan.slice(0, depth + 1).join('/')))
  }, [selection, plan, expand])

  const select = (next: readonly string[]): void => {
    const chosen = next.flatMap((key) => all.get(key) ?? [])
    const last = chosen.at(-1)
    if (!last || last.kind === 'group') return
    if (last.path.length === 0) {
      if (last.kind === 'plan') document.open([last.name])
      document.select({ kind: 'definition', name: last.name })
      return
    }
    const siblings = chosen.filter(({ path }) => path.join('/') === last.path.join('/'))
    document.visit({ plan: last.path, selection: { kind: 'tasks', names: siblings.map(({ name }) => name) } })
    document.reveal()
  }
  const open = (node: OutlineNode): void => {
    if (node.kind === 'plan') document.open([...node.path, node.name])
  }
  return { keys, select, open }
}

function keysOf(selection: Selection, plan: readonly string[], all: Nodes): ReadonlySet<string> {
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
