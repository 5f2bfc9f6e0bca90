import type { OutlineNode } from './outline-tree.ts'

/** One line of the outline as it is seen: branches that are closed are not. */
export interface OutlineRow {
  readonly node: OutlineNode
  /** From 1. */
  readonly level: number
  /** Nothing for a line under which there is none. */
  readonly expanded: boolean | undefined
  readonly parent: string | undefined
  /** Its place among its siblings, from 1, and how many they are. */
  readonly at: number
  readonly of: number
  /** Pixels from the top. */
  readonly top: number
  readonly height: number
}

export const ROW_HEIGHT = 26
/** A group stands a little apart from what is above it. */
const GROUP_HEIGHT = 34

/** The lines that can be seen, from top to bottom. */
export function visibleRows(nodes: readonly OutlineNode[], expanded: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = []
  let top = 0
  const visit = (list: readonly OutlineNode[], level: number, parent: string | undefined): void => {
    for (const [index, node] of list.entries()) {
      const open = node.children.length === 0 ? undefined : expanded.has(node.key)
      const height = node.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT
      rows.push({ node, level, expanded: open, parent, at: index + 1, of: list.length, top, height })
      top += height
      if (open === true) visit(node.children, level + 1, node.key)
    }
  }
  visit(nodes, 1, undefined)
  return rows
}

/** The tree without what plays no part in a finding; a branch stays for what is below it. */
export function withoutAside(nodes: readonly OutlineNode[], aside: ReadonlySet<string>): readonly OutlineNode[] {
  return nodes.flatMap((node) => {
    const children = withoutAside(node.children, aside)
    const isKept = children.length > 0 || (node.kind !== 'group' && !aside.has(node.name))
    return isKept ? [{ ...node, children }] : []
  })
}

/** How many lines of the tree name something, and how many of those are not aside; groups do not count. */
export function countAside(
  nodes: readonly OutlineNode[],
  aside: ReadonlySet<string>,
): { readonly near: number; readonly all: number } {
  let near = 0
  let all = 0
  const visit = (list: readonly OutlineNode[]): void => {
    for (const node of list) {
      if (node.kind !== 'group') all += 1
      if (node.kind !== 'group' && !aside.has(node.name)) near += 1
      visit(node.children)
    }
  }
  visit(nodes)
  return { near, all }
}

/** From which row to which one the lines between two heights reach, with some to spare on both sides. */
export function rowsBetween(
  rows: readonly OutlineRow[],
  from: number,
  to: number,
  spare = 8,
): readonly [number, number] {
  const first = firstBelow(rows, from)
  const last = firstBelow(rows, to)
  return [Math.max(0, first - spare), Math.min(rows.length, last + 1 + spare)]
}

/** The row that a height falls into. */
function firstBelow(rows: readonly OutlineRow[], height: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && row.top + row.height <= height) low = middle + 1
    else high = middle
  }
  return low
}

/** The next line whose caption begins with what was typed, from after `from` around to it. */
export function typedAhead(rows: readonly OutlineRow[], from: number, typed: string): OutlineRow | undefined {
  const wanted = typed.toLocaleLowerCase()
  const order = [...rows.slice(from + 1), ...rows.slice(0, from + 1)]
  return order.find(({ node }) => node.caption.toLocaleLowerCase().startsWith(wanted))
}
