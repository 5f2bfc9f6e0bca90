import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { ProtocolIndex, TaskClass } from '../../proforma/index.ts'
import {
  editorCommands,
  say,
  showPlace,
  useEditor,
  useMessages,
  type Editor,
  type Translate,
} from '../../editor/index.ts'
import type { Actions } from './actions.ts'
import { useWorkbench } from './workbench.ts'

/** One line of the command palette: something to do or a place to go to. */
export interface PaletteEntry {
  readonly id: string
  readonly group: 'commands' | 'tasks' | 'data'
  readonly title: string
  /** Name in the text, where it differs from the title. */
  readonly detail?: string
  readonly kind?: TaskClass
  readonly keys?: string
  /** Why it cannot be done now. */
  readonly refusal?: string
  readonly run: () => void
}

/** Every word of the query stands somewhere in the entry. */
export function fits({ title, detail = '' }: PaletteEntry, query: string): boolean {
  const text = `${title} ${detail}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export function usePaletteEntries(actions: Actions): readonly PaletteEntry[] {
  const t = useMessages()
  const editor = useEditor()
  const { document } = useWorkbench()
  const index = useStore(document.state, (state) => state.index)
  return useMemo(
    () => [...actionEntries(actions, t), ...commandEntries(editor, t), ...places(index, editor)],
    [actions, editor, index, t],
  )
}

function actionEntries(actions: Actions, t: Translate): PaletteEntry[] {
  return actions
    .filter(({ id }) => id !== 'palette')
    .map(({ id, title, keys, run }) => ({
      id: `action ${id}`,
      group: 'commands',
      title: say(t, { id: title }),
      run,
      ...(keys[0] === undefined ? {} : { keys: keys[0] }),
    }))
}

function commandEntries(editor: Editor, t: Translate): PaletteEntry[] {
  return editorCommands
    .filter(({ hidden }) => hidden !== true)
    .map((command) => {
      const answer = command.allowed(editor)
      const [key] = command.keys
      return {
        id: `command ${command.id}`,
        group: 'commands',
        title: say(t, { id: command.title }),
        run: () => command.run(editor),
        ...(key === undefined ? {} : { keys: key }),
        ...(answer.ok ? {} : { refusal: say(t, answer.reason) }),
      }
    })
}

function places(index: ProtocolIndex, { document }: Editor): PaletteEntry[] {
  const tasks = [...index.tasks].map(
    ([name, { kind, caption }]): PaletteEntry => ({
      id: `task ${name}`,
      group: 'tasks',
      title: caption?.value ?? name,
      detail: name,
      kind,
      run: () => showPlace(document, name),
    }),
  )
  const others = [...index.data, ...index.parameters, ...index.properties].map(
    ([name, { caption }]): PaletteEntry => ({
      id: `definition ${name}`,
      group: 'data',
      title: caption?.value ?? name,
      detail: name,
      run() {
        document.select({ kind: 'definition', name })
        document.reveal()
      },
    }),
  )
  return [...tasks, ...others]
}
