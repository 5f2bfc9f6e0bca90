import { moveToPlan, type Gesture } from '../document/gestures/index.ts'
import type { DocumentState } from '../document/types.ts'
import { words } from '../document/words.ts'
import type { OutlineNode } from './outline-tree.ts'

type Nodes = ReadonlyMap<string, OutlineNode>

/** Where a line is let go: into a plan, or before or after another task. */
export interface Landing {
  readonly key: string
  readonly where: 'into' | 'before' | 'after'
}

/** What a task would do that is moved there: within its plan, or into another one. */
export function movedTo(state: DocumentState, all: Nodes, node: OutlineNode, { key, where }: Landing): Gesture {
  const target = all.get(key)
  const from = node.path.at(-1)
  const to = where === 'into' ? target?.name : target?.path.at(-1)
  if (!target || from === undefined || to === undefined) return { ok: false, reason: words('refuse.notThere') }
  if (where === 'into' && target.kind !== 'plan') return { ok: false, reason: words('refuse.notThere') }
  const before = where === 'into' ? undefined : where === 'before' ? target.name : siblingAfter(all, target)
  const moved = moveToPlan(state, {
    task: node.name,
    from,
    to,
    ...(before === undefined || before === node.name ? {} : { before }),
  })
  if (!moved.ok) return moved
  const path = where === 'into' ? [...target.path, target.name] : target.path
  return { ...moved, transaction: { ...moved.transaction, open: path, select: { kind: 'tasks', names: [node.name] } } }
}

/** Out of its plan, to stand behind it. */
export function movedOut(state: DocumentState, all: Nodes, node: OutlineNode): Gesture {
  if (node.path.length < 2) return { ok: false, reason: words('refuse.topPlan') }
  return movedTo(state, all, node, { key: node.path.join('/'), where: 'after' })
}

/** Into the plan that stands before it. */
export function movedIn(state: DocumentState, all: Nodes, node: OutlineNode): Gesture {
  const siblings = all.get(node.path.join('/'))?.children ?? []
  const at = siblings.findIndex(({ key }) => key === node.key)
  const plan = siblings.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === 'plan')
  if (!plan) return { ok: false, reason: words('refuse.noPlanBefore') }
  return movedTo(state, all, node, { key: plan.key, where: 'into' })
}

/** The task that follows in the same plan. */
export function siblingAfter(all: Nodes, node: OutlineNode): string | undefined {
  const around = all.get(node.path.join('/'))
  const at = around?.children.findIndex(({ key }) => key === node.key) ?? -1
  return around?.children[at + 1]?.name
}
