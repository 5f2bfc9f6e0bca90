import type { MessageKey } from '../../editor/index.ts'

/** Something that can be done on the workbench as a whole, beside the commands of the editor. */
export interface Action {
  readonly id: string
  readonly title: MessageKey
  /** As in the editor's commands: `Mod+K`. */
  readonly keys: readonly string[]
  readonly run: () => void
}

export type Actions = readonly Action[]

export function actionOf(actions: Actions, id: string): Action {
  const action = actions.find((one) => one.id === id)
  if (action === undefined) throw new Error(`There is no action ${id}.`)
  return action
}
