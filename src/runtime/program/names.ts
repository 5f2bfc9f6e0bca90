import type { InstanceTree } from './instances.ts'

/** The instance that a task name means from a place in the tree, or why it means none. */
export type TaskResolution =
  | { readonly kind: 'task'; readonly index: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }

/**
 * Names of tasks (V30): from a plan's own conditions its components first; then, for every task, its siblings, the
 * plans around and theirs, outwards; then the one instance of that name in the whole protocol. The nearest wins.
 *
 * @param from the instance whose condition holds the name; the root for data items and for expressions from outside
 */
export function resolveTask(tree: InstanceTree, from: number, name: string): TaskResolution {
  for (let plan = from; plan !== -1; plan = tree.nodes[plan]!.parent) {
    const component = tree.nodes[plan]!.components.find((index) => tree.nodes[index]!.name === name)
    if (component !== undefined) return { kind: 'task', index: component }
  }
  const everywhere = tree.byName.get(name) ?? []
  if (everywhere.length === 1) return { kind: 'task', index: everywhere[0]! }
  if (everywhere.length === 0) return { kind: 'unknown' }
  return { kind: 'ambiguous', paths: everywhere.map((index) => tree.nodes[index]!.path) }
}
