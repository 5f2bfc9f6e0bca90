import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { TaskClass } from '../../proforma/index.ts'
import {
  editorCommands,
  rank,
  say,
  searchables,
  useEditor,
  useMessages,
  type Editor,
  type SearchGroup,
  type Translate,
} from '../../editor/index.ts'
import type { Actions } from './actions.ts'
import { showRight } from './panels.ts'
import { useWorkbench, type Workbench } from './workbench.ts'

/** One line of the command palette: something to do, a place to go to, or a page of help. */
export interface PaletteEntry {
  readonly id: string
  readonly group: SearchGroup | 'commands' | 'tests'
  readonly title: string
  /** More to find it by: its name in the text, the plan it stands in, what is written there. */
  readonly detail?: string
  readonly kind?: TaskClass
  readonly keys?: string
  /** Why it cannot be done now. */
  readonly refusal?: string
  readonly run: () => void
}

/** Entries of one group that are listed for a query; whoever wants others types another letter. */
const MOST = 8

/** Without a query: what can be done, and where one could go. */
const AT_FIRST: readonly PaletteEntry['group'][] = ['commands', 'tasks', 'data', 'tests']

export interface PaletteGroup {
  readonly group: PaletteEntry['group']
  readonly entries: readonly PaletteEntry[]
}

/** The entries that fit, by group; the group with the best entry first. */
export function grouped(entries: readonly PaletteEntry[], query: string): readonly PaletteGroup[] {
  const typed = query.trim() !== ''
  const found = typed ? rank(query, entries) : entries.filter(({ group }) => AT_FIRST.includes(group))
  const most = typed ? MOST : 100
  return [...Map.groupBy(found, ({ group }) => group)].map(([group, members]) => ({
    group,
    entries: members.slice(0, most),
  }))
}

export function usePaletteEntries(actions: Actions): readonly PaletteEntry[] {
  const t = useMessages()
  const editor = useEditor()
  const workbench = useWorkbench()
  const state = useStore(workbench.document.state)
  return useMemo(
    () => [
      ...actionEntries(actions, t),
      ...commandEntries(editor, t),
      ...searchables(editor, state, t).map(({ go, ...entry }) => ({
        ...entry,
        run: typeof go === 'function' ? go : () => workbench.window.setState(`help ${go.help}`, true),
      })),
      ...testEntries(workbench),
    ],
    [actions, editor, state, workbench, t],
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

function testEntries({ testCases }: Workbench): PaletteEntry[] {
  return testCases.state.getState().cases.map(({ scenario }) => ({
    id: `test ${scenario.name}`,
    group: 'tests',
    title: scenario.name,
    run: () => showRight('scenarios'),
  }))
}
