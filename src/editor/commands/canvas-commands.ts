import { PLACE_KEYS, PLACEABLE } from '../canvas/kinds.ts'
import { openOrRename } from '../canvas/open-or-rename.ts'
import type { Editor } from '../context.ts'
import { layOut } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { translate } from '../messages/index.ts'
import { always, aPlan, insidePlan, oneTask, selectedTasks, yes } from './allow.ts'
import type { Command } from './types.ts'

const theTask = (editor: Editor): string => selectedTasks(editor)[0] ?? ''

const append = (side: 'after' | 'before' | 'beside', key: string): Command => ({
  id: `task.append.${side}`,
  title: `command.append.${side}`,
  keys: [key],
  region: 'canvas',
  when: 'when.oneTask',
  allowed: oneTask,
  run: (editor) => editor.document.setMode({ kind: 'appending', from: theTask(editor), side }),
})

/** What an author does with tasks, arrows and plans. */
export const canvasCommands: readonly Command[] = [
  ...PLACEABLE.map(
    (kind): Command => ({
      id: `task.place.${kind}`,
      title: `command.place.${kind}`,
      keys: [PLACE_KEYS[kind]],
      region: 'canvas',
      when: 'when.always',
      allowed: always,
      run: ({ document }) => document.setMode({ kind: 'placing', task: kind, sticky: false }),
    }),
  ),
  append('after', 'Mod+ArrowDown'),
  append('before', 'Mod+ArrowUp'),
  append('beside', 'Mod+ArrowRight'),
  {
    id: 'task.connect',
    title: 'command.connect',
    keys: ['C'],
    region: 'canvas',
    when: 'when.oneTask',
    allowed: oneTask,
    run: (editor) => editor.document.setMode({ kind: 'connecting', from: theTask(editor) }),
  },
  {
    id: 'task.rename',
    title: 'command.rename',
    keys: ['F2'],
    region: 'canvas',
    when: 'when.oneTask',
    allowed: oneTask,
    run: (editor) => editor.document.setMode({ kind: 'renaming', name: theTask(editor) }),
  },
  {
    id: 'task.open',
    title: 'command.open',
    keys: ['Enter'],
    region: 'canvas',
    when: 'when.oneTask',
    allowed: (editor) => (editor.document.view.getState().mode.kind === 'placing' ? yes : oneTask(editor)),
    run(editor) {
      const { mode } = editor.document.view.getState()
      if (mode.kind === 'placing') {
        editor.document.setMode({ kind: 'idle' })
        editor.canvas.current?.place(mode.task)
        return
      }
      openOrRename(editor, theTask(editor))
      // A caption that is edited has the focus already.
      if (editor.document.view.getState().mode.kind === 'renaming') return
      requestAnimationFrame(() => editor.canvas.current?.focus())
    },
  },
  {
    id: 'plan.up',
    title: 'command.up',
    keys: ['U'],
    region: 'canvas',
    when: 'when.insidePlan',
    allowed: insidePlan,
    run({ document, canvas }) {
      const { plan } = document.view.getState()
      const left = plan.at(-1)
      document.open(plan.slice(0, -1))
      if (left === undefined) return
      document.select({ kind: 'tasks', names: [left] })
      requestAnimationFrame(() => canvas.current?.show(left, true))
    },
  },
  {
    id: 'edit.selectAll',
    title: 'command.selectAll',
    keys: ['Mod+A'],
    region: 'canvas',
    when: 'when.aPlan',
    allowed: aPlan,
    run({ document, charts }) {
      const { index } = document.state.getState()
      const plan = document.view.getState().plan.at(-1)
      const chart = plan === undefined ? undefined : charts.of(index, plan, translate)
      document.select({ kind: 'tasks', names: chart?.cards.map(({ name }) => name) ?? [] })
    },
  },
  {
    id: 'layout.tidy',
    title: 'command.tidy',
    keys: ['Shift+L'],
    region: 'canvas',
    when: 'when.aPlan',
    allowed: aPlan,
    run: (editor) => void tidy(editor),
  },
  {
    id: 'view.fit',
    title: 'command.zoomToFit',
    keys: ['1'],
    region: 'canvas',
    when: 'when.always',
    allowed: always,
    run: ({ canvas }) => canvas.current?.zoomToFit(),
  },
  {
    id: 'view.zoomIn',
    title: 'command.zoomIn',
    keys: ['+', '='],
    region: 'canvas',
    when: 'when.always',
    allowed: always,
    run: ({ canvas }) => canvas.current?.zoomBy(1.25),
  },
  {
    id: 'view.zoomOut',
    title: 'command.zoomOut',
    keys: ['-'],
    region: 'canvas',
    when: 'when.always',
    allowed: always,
    run: ({ canvas }) => canvas.current?.zoomBy(1 / 1.25),
  },
  {
    id: 'view.showInText',
    title: 'command.showInText',
    keys: ['T'],
    region: 'canvas',
    when: 'when.oneTask',
    allowed: oneTask,
    run(editor) {
      editor.document.reveal()
      editor.text.current?.focus()
    },
  },
]

/** Lays the open plan out anew, as one entry of the history. */
async function tidy({ document, arranger, charts, canvas }: Editor): Promise<void> {
  const plan = document.view.getState().plan.at(-1)
  if (plan === undefined) return
  const chart = charts.of(document.state.getState().index, plan, translate)
  if (!chart) return
  const change = await arranger.tidy(chart)
  // The plan may have changed while the layout was worked out: places of tasks that are gone are harmless.
  perform(document, (state) => layOut(state, plan, change))
  requestAnimationFrame(() => canvas.current?.zoomToFit())
}
