import { useDragAndDrop, type Key } from 'react-aria-components'
import { useEditor } from '../context.ts'
import { moveToPlan } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { OutlineNode } from './outline-tree.ts'

const TYPE = 'application/x-pathway-task'

/** Tasks are moved within their plan, and to other plans, by dragging; react-aria gives the keyboard the same. */
export function useOutlineDrag(all: ReadonlyMap<string, OutlineNode>) {
  const { document } = useEditor()
  const move = (keys: Iterable<Key>, target: OutlineNode, where: 'on' | 'before' | 'after'): void => {
    const to = where === 'on' ? target.name : target.path.at(-1)
    if (to === undefined) return
    const before = where === 'on' ? undefined : where === 'before' ? target.name : sibling(all, target)
    for (const key of keys) {
      const node = all.get(String(key))
      const from = node?.path.at(-1)
      if (!node || from === undefined) continue
      const place = before === undefined || before === node.name ? {} : { before }
      perform(document, (state) => moveToPlan(state, { task: node.name, from, to, ...place }))
    }
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const node = all.get(String(key))
        return node && node.path.length > 0 ? [{ [TYPE]: node.key, 'text/plain': node.name }] : []
      }),
    acceptedDragTypes: [TYPE],
    getDropOperation: (target, types) => {
      if (target.type !== 'item' || !types.has(TYPE)) return 'cancel'
      const node = all.get(String(target.key))
      if (!node) return 'cancel'
      return target.dropPosition === 'on'
        ? node.kind === 'plan'
          ? 'move'
          : 'cancel'
        : node.path.length > 0
          ? 'move'
          : 'cancel'
    },
    onMove: ({ keys, target }) => {
      const node = all.get(String(target.key))
      if (node) move(keys, node, target.dropPosition)
    },
  })
  return dragAndDropHooks
}

/** The task that follows in the same plan. */
function sibling(all: ReadonlyMap<string, OutlineNode>, node: OutlineNode): string | undefined {
  const around = all.get(node.path.join('/'))
  const at = around?.children.findIndex(({ key }) => key === node.key) ?? -1
  return around?.children[at + 1]?.name
}
