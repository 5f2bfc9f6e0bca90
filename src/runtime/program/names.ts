import type { Resolver } from '../../proforma/index.ts'
import { element } from './element.ts'
import type { InstanceTree } from './instances.ts'

/** The instance that a task name means from a place in the tree, or why it means none. */
export type TaskResolution =
  | { readonly kind: 'task'; readonly index: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous' }

/**
 * Finds the instance by the same rules as the checks (V30).
 *
 * @param from the instance whose condition holds the name; the root for data items and for expressions from outside
 */
export function taskResolver(tree: InstanceTree, resolver: Resolver): (from: number, name: string) => TaskResolution {
  const positions = new Map(tree.nodes.map((node) => [node.path, node.index]))
  return (from, name) => {
    const found = resolver.resolveTask(name, { path: element(tree.nodes, from).names })
    if (found.kind !== 'task') return { kind: found.kind === 'ambiguous' ? 'ambiguous' : 'unknown' }
    const index = found.path && positions.get(found.path.join('/'))
    return index === undefined ? { kind: 'unknown' } : { kind: 'task', index }
  }
}
