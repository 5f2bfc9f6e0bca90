import type { EditorDocument } from '../../editor/index.ts'

/** What of a page's storage is needed here. */
export type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>

/** More opened plans than this are not kept. */
const MAX_OPENED = 500

/**
 * Keeps where the author is in a document: the plan that fills the canvas and those that are opened in place. A reload brings
 * both back, as far as there are such plans still.
 *
 * @returns ends the keeping
 */
export function keepPlace(document: EditorDocument, id: string, storage: PlaceStorage): () => void {
  const key = `ez-doctor.place.${id}`
  restore(document, read(storage, key))
  return document.view.subscribe(({ base, expanded }, before) => {
    if (base === before.base && expanded === before.expanded) return
    try {
      storage.setItem(key, JSON.stringify({ base, expanded: [...expanded].slice(0, MAX_OPENED) }))
    } catch {
      // Storage refused: after a reload the pathway is seen from its root.
    }
  })
}

function restore(document: EditorDocument, { base, expanded }: Kept): void {
  const isPlan = (path: readonly string[]): boolean => isThere(document, path)
  const opened = expanded.filter((path) => isPlan(path.split('/')))
  if (opened.length > 0) document.expand(opened, true)
  if (base.length > 1 && isPlan(base)) document.openAlone(base)
}

/** Whether each name is a component of the plan before it, and the last one a plan. */
function isThere(document: EditorDocument, path: readonly string[]): boolean {
  const { index } = document.state.getState()
  if (path[0] !== index.root) return false
  return path.every((name, depth) => {
    const task = index.tasks.get(name)
    const next = path[depth + 1]
    if (task?.kind !== 'plan') return false
    return next === undefined || task.components.some((one) => one.task.text === next)
  })
}

interface Kept {
  readonly base: readonly string[]
  readonly expanded: readonly string[]
}

function read(storage: PlaceStorage, key: string): Kept {
  try {
    const data: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    return { base: textsOf(data, 'base'), expanded: textsOf(data, 'expanded') }
  } catch {
    return { base: [], expanded: [] }
  }
}

function textsOf(data: unknown, name: string): readonly string[] {
  const list: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}
