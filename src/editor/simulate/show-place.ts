import type { TaskPath } from '../../runtime/index.ts'
import type { EditorDocument } from '../document/editor-document.ts'

/** Selects the task at a path and brings it into sight; a bare name is looked for in the plans. */
export function showPlace(document: EditorDocument, place: TaskPath): void {
  const names = place.split('/')
  const name = names.at(-1)
  if (name === undefined) return
  const plan = names.length > 1 ? names.slice(0, -1) : planHolding(document, name)
  if (plan === undefined) document.select({ kind: 'definition', name })
  else {
    document.open(plan)
    document.select({ kind: 'tasks', names: [name] })
  }
  document.reveal()
}

/** The way from the root to a plan that has this task as a component. */
function planHolding(document: EditorDocument, name: string): readonly string[] | undefined {
  const { index } = document.state.getState()
  const search = (plan: string, way: readonly string[]): readonly string[] | undefined => {
    const definition = index.tasks.get(plan)
    if (definition?.kind !== 'plan' || way.includes(plan)) return undefined
    const here = [...way, plan]
    if (definition.components.some(({ task }) => task.text === name)) return here
    for (const { task } of definition.components) {
      const found = search(task.text, here)
      if (found !== undefined) return found
    }
    return undefined
  }
  return index.root === undefined ? undefined : search(index.root, [])
}
