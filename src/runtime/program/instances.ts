import type { Component, ProtocolIndex, TaskDefinition } from '../../proforma/index.ts'
import { element } from './element.ts'

/** A task in its place; positions are places in `InstanceTree.nodes`, parents before their components. */
export interface InstanceNode {
  readonly index: number
  readonly name: string
  readonly path: string
  /** The names of the path. */
  readonly names: readonly string[]
  readonly definition: TaskDefinition
  /** What the plan around says of it; the root has none. */
  readonly component?: Component
  readonly parent: number
  readonly components: readonly number[]
  /** The components by name. */
  readonly byName: ReadonlyMap<string, number>
  readonly subtreeEnd: number
}

export interface InstanceTree {
  readonly nodes: readonly InstanceNode[]
  readonly byName: ReadonlyMap<string, readonly number[]>
}

/** A definition used in many places is many instances: nested reuse could ask for more of them than fit. */
export const MAX_INSTANCES = 100_000

type Growing = { -readonly [K in keyof InstanceNode]: InstanceNode[K] } & {
  components: number[]
  byName: Map<string, number>
}

/**
 * Unfolds the definitions into the tree of instances, in text order from the root.
 *
 * @returns the tree, or `too-many` beyond `MAX_INSTANCES`; components without a definition are left out, since the
 * checks have reported them, and a plan inside itself is not entered again
 */
export function unfold(index: ProtocolIndex, root: string): InstanceTree | 'too-many' {
  const nodes: Growing[] = []
  const byName = new Map<string, number[]>()
  const stack: (Frame | Leave)[] = [{ name: root, parent: -1 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if ('leave' in next) {
      element(nodes, next.leave).subtreeEnd = nodes.length
      continue
    }
    const definition = index.tasks.get(next.name)
    if (!definition || contains(nodes, next.parent, next.name)) continue
    if (nodes.length >= MAX_INSTANCES) return 'too-many'
    const at = add(nodes, byName, next, definition)
    stack.push({ leave: at })
    if (definition.kind !== 'plan') continue
    for (const component of [...definition.components].reverse()) {
      stack.push({ name: component.task.text, parent: at, component })
    }
  }
  return { nodes, byName }
}

interface Frame {
  readonly name: string
  readonly parent: number
  readonly component?: Component
}

interface Leave {
  readonly leave: number
}

function add(nodes: Growing[], byName: Map<string, number[]>, frame: Frame, definition: TaskDefinition): number {
  const at = nodes.length
  const parent = frame.parent === -1 ? undefined : nodes[frame.parent]
  parent?.components.push(at)
  parent?.byName.set(frame.name, at)
  nodes.push({
    index: at,
    name: frame.name,
    path: parent ? `${parent.path}/${frame.name}` : frame.name,
    names: parent ? [...parent.names, frame.name] : [frame.name],
    definition,
    component: frame.component,
    parent: frame.parent,
    components: [],
    byName: new Map(),
    subtreeEnd: at + 1,
  })
  const same = byName.get(frame.name)
  if (same) same.push(at)
  else byName.set(frame.name, [at])
  return at
}

/** Whether the place is inside an instance of this definition already. */
function contains(nodes: readonly Growing[], place: number, name: string): boolean {
  for (let at = place; at !== -1; at = element(nodes, at).parent) if (element(nodes, at).name === name) return true
  return false
}
