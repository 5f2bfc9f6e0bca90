import type { Editor } from '../context.ts'
import { isDrawn } from '../document/drawn.ts'
import { componentNames } from '../document/place.ts'

/** What Enter and a double click do with a task: a plan is entered, the caption of any other one is edited. */
export function openOrRename({ document }: Editor, name: string): void {
  const { index } = document.state.getState()
  const view = document.view.getState()
  if (index.tasks.get(name)?.kind !== 'plan') return document.setMode({ kind: 'renaming', name })
  const inside = [...view.plan, name]
  const openedInPlace = isDrawn(view, inside)
  document.open(inside)
  const [first] = componentNames(index, name)
  if (openedInPlace && first !== undefined) document.select({ kind: 'tasks', names: [first] })
}
