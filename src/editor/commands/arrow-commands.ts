import type { Editor } from '../context.ts'
import type { Outcome, Selection } from '../document/types.ts'
import { words } from '../document/words.ts'
import { taskCaption } from '../canvas/chart-store.ts'
import { translate } from '../messages/index.ts'
import type { Arrow } from '../canvas/plan-chart.ts'
import { yes } from './allow.ts'
import type { Command } from './types.ts'

const noArrow: Outcome = { ok: false, reason: words('refuse.oneArrow') }
const noneHere: Outcome = { ok: false, reason: words('refuse.noArrows') }

/** Arrows by keyboard: from a task to its arrows, and what a pointer does by taking hold of an end. */
export const arrowCommands: readonly Command[] = [
  ...([1, -1] as const).map(
    (step): Command => ({
      id: step === 1 ? 'arrow.next' : 'arrow.previous',
      title: step === 1 ? 'command.arrow.next' : 'command.arrow.previous',
      keys: [step === 1 ? 'N' : 'Shift+N'],
      region: 'canvas',
      when: 'when.taskWithArrows',
      allowed: (editor) => (arrowsAround(editor).length > 0 ? yes : noneHere),
      run: (editor) => goAlong(editor, step),
    }),
  ),
  {
    id: 'arrow.reconnect',
    title: 'command.arrow.reconnect',
    keys: ['R'],
    region: 'canvas',
    when: 'when.oneArrow',
    allowed: (editor) => (theArrow(editor) ? yes : noArrow),
    run(editor) {
      const arrow = theArrow(editor)
      if (arrow) editor.document.setMode({ kind: 'connecting', from: arrow.from, instead: arrow })
    },
  },
  {
    id: 'arrow.insert',
    title: 'command.arrow.insert',
    keys: ['I'],
    region: 'canvas',
    when: 'when.oneArrow',
    allowed: (editor) => (theArrow(editor) ? yes : noArrow),
    run(editor) {
      const arrow = theArrow(editor)
      if (arrow) editor.document.setMode({ kind: 'appending', from: arrow.from, side: 'after', on: arrow })
    },
  },
]

type Ends = Extract<Selection, { kind: 'arrow' }>

function theArrow({ document }: Editor): Ends | undefined {
  const { selection } = document.view.getState()
  return selection.kind === 'arrow' ? selection : undefined
}

/** The arrows of the selected task, those that lead away first; of the selected arrow, those of the task it was reached from. */
function arrowsAround({ document, charts }: Editor): readonly Arrow[] {
  const { plan, selection } = document.view.getState()
  const chart = charts.of(document.state.getState().index, plan.at(-1) ?? '', translate)
  const name =
    selection.kind === 'tasks' ? selection.names.at(-1) : selection.kind === 'arrow' ? selection.from : undefined
  if (!chart || name === undefined) return []
  return [...chart.arrows.filter(({ from }) => from === name), ...chart.arrows.filter(({ to }) => to === name)]
}

function goAlong(editor: Editor, step: 1 | -1): void {
  const { document } = editor
  const arrows = arrowsAround(editor)
  const { selection } = document.view.getState()
  const at =
    selection.kind === 'arrow'
      ? arrows.findIndex(({ from, to }) => from === selection.from && to === selection.to)
      : step === 1
        ? -1
        : 0
  const next = arrows[(at + step + arrows.length) % arrows.length]
  if (!next) return
  const { from, to } = next
  document.select({ kind: 'arrow', from, to })
  const state = document.state.getState()
  document.announce(
    words('announce.arrow', {
      from: taskCaption(state, from),
      to: taskCaption(state, to),
      at: arrows.indexOf(next) + 1,
      of: arrows.length,
    }),
  )
}
