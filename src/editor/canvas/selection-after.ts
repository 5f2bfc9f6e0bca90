import type { NodeChange } from '@xyflow/react'
import { nothingSelected } from '../document/place.ts'
import type { Place } from '../document/types.ts'
import { frameOf, nodeId, taskOf, type Frame, type Scene } from './scene.ts'

/**
 * React Flow reports selection node by node; several at once are one selection, and a selection is about one plan: the
 * outermost of those in which something was newly selected.
 */
export function selectionAfter(scene: Scene, before: Place, changes: readonly NodeChange[]): Place | undefined {
  const reported = changes.filter((change) => change.type === 'select')
  if (reported.length === 0) return undefined
  const frame = frameOf(scene, before.plan)
  const names = before.selection.kind === 'tasks' ? before.selection.names : []
  const ids = new Set(frame ? names.map((name) => nodeId(scene, frame, name)) : [])
  for (const { id, selected } of reported)
    if (selected) ids.add(id)
    else ids.delete(id)
  // An arrow or a data item stays selected when React Flow only says that no task is.
  if (ids.size === 0)
    return before.selection.kind === 'tasks' ? { plan: before.plan, selection: nothingSelected } : undefined
  const fresh = reported.filter(({ selected }) => selected).map(({ id }) => id)
  const about = outermost(scene, fresh.length > 0 ? fresh : [...ids])
  if (!about) return undefined
  const chosen = [...ids].flatMap((id) => {
    const task = taskOf(scene, id)
    return task?.frame === about ? [task.name] : []
  })
  return { plan: about.path, selection: { kind: 'tasks', names: chosen } }
}

function outermost(scene: Scene, ids: readonly string[]): Frame | undefined {
  const frames = ids.flatMap((id) => taskOf(scene, id)?.frame ?? [])
  return frames.reduce<Frame | undefined>(
    (best, frame) => (best && best.depth <= frame.depth ? best : frame),
    undefined,
  )
}
