import type { Editor } from '../context.ts'

/** What Enter and a double click do with a task: a plan opens, the caption of any other one is edited. */
export function openOrRename({ document }: Editor, name: string): void {
  const { index } = document.state.getState()
  const { plan } = document.view.getState()
  if (index.tasks.get(name)?.kind === 'plan') document.open([...plan, name])
  else document.setMode({ kind: 'renaming', name })
}
