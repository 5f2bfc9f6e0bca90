import { along } from '../canvas/flow.ts'
import type { Editor } from '../context.ts'
import { addData, align, type Arrangement } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { translate } from '../messages/index.ts'
import { always, atLeast, oneTask } from './allow.ts'
import type { Command } from './types.ts'

const ARRANGEMENTS: readonly (readonly [Arrangement, number])[] = [
  ['row', 2],
  ['column', 2],
  ['spreadAcross', 3],
  ['spreadDown', 3],
]

/** Selecting along the flow, bringing tasks into line, and what needs no selection. */
export const arrangeCommands: readonly Command[] = [
  ...(['before', 'after'] as const).map(
    (side): Command => ({
      id: `select.${side}`,
      title: side === 'before' ? 'command.selectBefore' : 'command.selectAfter',
      keys: [side === 'before' ? 'Shift+Alt+ArrowUp' : 'Shift+Alt+ArrowDown'],
      region: 'canvas',
      when: 'when.oneTask',
      allowed: oneTask,
      run: (editor) => selectAlong(editor, side),
    }),
  ),
  ...ARRANGEMENTS.map(
    ([how, least]): Command => ({
      id: `align.${how}`,
      title: `command.align.${how}`,
      keys: [],
      region: 'canvas',
      when: least === 2 ? 'when.twoTasks' : 'when.threeTasks',
      allowed: atLeast(least),
      run({ document, canvas }) {
        const seen = canvas.current?.positions() ?? new Map()
        perform(document, (state, view) => align(state, view, seen, how))
      },
    }),
  ),
  {
    id: 'data.add',
    title: 'command.newData',
    keys: [],
    region: 'anywhere',
    when: 'when.always',
    allowed: always,
    run: ({ document }) => void perform(document, (state) => addData(state, translate('item.new'))),
  },
]

function selectAlong({ document, charts }: Editor, side: 'before' | 'after'): void {
  const { plan, selection } = document.view.getState()
  const chart = charts.of(document.state.getState().index, plan.at(-1) ?? '', translate)
  const [from] = selection.kind === 'tasks' ? selection.names : []
  if (!chart || from === undefined) return
  // The task that the keyboard is on stays the last one.
  document.select({ kind: 'tasks', names: [...along(chart, from, side), from] })
}
