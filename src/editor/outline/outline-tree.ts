import type { ProtocolIndex, TaskClass } from '../../proforma/index.ts'
import { captionOf, readable } from '../canvas/plan-chart.ts'
import { componentNames } from '../document/place.ts'

/** One line of the outline. */
export interface OutlineNode {
  /** Unique in the tree: the path of a task, or the group and the name. */
  readonly key: string
  readonly kind: TaskClass | 'missing' | 'data' | 'parameter' | 'property' | 'protocol' | 'group'
  readonly caption: string
  /** Name of the definition; of a group its id. */
  readonly name: string
  /** For tasks: the names of the plans around, from the root. */
  readonly path: readonly string[]
  readonly children: readonly OutlineNode[]
}

export type GroupId = 'dataItems' | 'parameters' | 'properties' | 'loose'

const GROUP = 'group:'

/** The whole protocol as a tree: about it, its tasks by plans, what is in no plan, and its items. */
export function outlineTree(index: ProtocolIndex, groupName: (id: GroupId) => string): OutlineNode[] {
  const nodes: OutlineNode[] = []
  if (index.header) {
    const { name, title } = index.header
    nodes.push({
      key: 'protocol',
      kind: 'protocol',
      caption: title?.value ?? name.text,
      name: name.text,
      path: [],
      children: [],
    })
  }
  if (index.root !== undefined) nodes.push(taskNode(index, index.root, []))
  const group = (id: GroupId, children: OutlineNode[]): void => {
    if (children.length > 0)
      nodes.push({ key: GROUP + id, kind: 'group', caption: groupName(id), name: id, path: [], children })
  }
  group(
    'loose',
    loose(index).map((name) => taskNode(index, name, [])),
  )
  group(
    'dataItems',
    [...index.data.values()].map((item) => leaf('data', item)),
  )
  group(
    'parameters',
    [...index.parameters.values()].map((item) => leaf('parameter', item)),
  )
  group(
    'properties',
    [...index.properties.values()].map((item) => leaf('property', item)),
  )
  return nodes
}

function leaf(kind: 'data' | 'parameter' | 'property', item: Parameters<typeof captionOf>[0]): OutlineNode {
  const name = item.name.text
  return { key: `${kind}:${name}`, kind, caption: captionOf(item), name, path: [], children: [] }
}

function taskNode(index: ProtocolIndex, name: string, path: readonly string[]): OutlineNode {
  const task = index.tasks.get(name)
  const key = [...path, name].join('/')
  if (!task) return { key, kind: 'missing', caption: readable(name), name, path, children: [] }
  // A plan that contains itself is an error that the checks report; here it ends.
  const inner = task.kind === 'plan' && !path.includes(name) ? [...componentNames(index, name)] : []
  const children = inner.map((child) => taskNode(index, child, [...path, name]))
  return { key, kind: task.kind, caption: captionOf(task), name, path, children }
}

/** Tasks that the root does not lead to, the topmost of each kind. */
function loose(index: ProtocolIndex): string[] {
  const used = new Set<string>()
  for (const name of index.tasks.keys()) for (const component of componentNames(index, name)) used.add(component)
  return [...index.tasks.keys()].filter((name) => name !== index.root && !used.has(name))
}

/** Keys that are open at first: the root, so that its tasks are seen. */
export function openAtFirst(nodes: readonly OutlineNode[]): string[] {
  return nodes.filter(({ kind, children }) => kind === 'plan' && children.length > 0).map(({ key }) => key)
}

/** Every node by its key. */
export function byKey(nodes: readonly OutlineNode[]): ReadonlyMap<string, OutlineNode> {
  const found = new Map<string, OutlineNode>()
  const visit = (list: readonly OutlineNode[]): void => {
    for (const node of list) {
      found.set(node.key, node)
      visit(node.children)
    }
  }
  visit(nodes)
  return found
}
