import type { Editor } from '../context.ts'
import type { Outcome } from '../document/types.ts'
import { words } from '../document/words.ts'
import type { MessageKey } from '../messages/index.ts'

export const yes: Outcome = { ok: true }
const no = (id: MessageKey): Outcome => ({ ok: false, reason: { id } })

export type When = (editor: Editor) => Outcome

export const always: When = () => yes

export const selectedTasks = ({ document }: Editor): readonly string[] => {
  const { selection } = document.view.getState()
  return selection.kind === 'tasks' ? selection.names : []
}

export const oneTask: When = (editor) => (selectedTasks(editor).length === 1 ? yes : no('refuse.oneTask'))

export const someTasks: When = (editor) => (selectedTasks(editor).length > 0 ? yes : no('refuse.someTasks'))

export const atLeast =
  (count: number): When =>
  (editor) =>
    selectedTasks(editor).length >= count ? yes : { ok: false, reason: words('refuse.moreTasks', { count }) }

export const somethingSelected: When = ({ document }) =>
  document.view.getState().selection.kind === 'none' ? no('refuse.nothingSelected') : yes

export const aPlan: When = ({ document }) => (document.view.getState().plan.length > 0 ? yes : no('refuse.noPlan'))

export const insidePlan: When = ({ document }) =>
  document.view.getState().plan.length > 1 ? yes : no('refuse.topPlan')

export const canUndo: When = ({ document }) =>
  document.state.getState().past.length > 0 ? yes : no('announce.nothingToUndo')

export const canRedo: When = ({ document }) =>
  document.state.getState().future.length > 0 ? yes : no('announce.nothingToRedo')
