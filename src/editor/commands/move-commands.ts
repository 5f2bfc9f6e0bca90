import { neighbour, rectsOf, type Direction } from '../canvas/flow.ts'
import type { PlanChart } from '../canvas/plan-chart.ts'
import type { Editor } from '../context.ts'
import { moveTasks } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { GRID } from '../layout/place.ts'
import { translate } from '../messages/index.ts'
import { aPlan, selectedTasks, someTasks } from './allow.ts'
import type { Command } from './types.ts'

const ARROWS: readonly (readonly [string, Direction])[] = [
  ['ArrowDown', 'down'],
  ['ArrowUp', 'up'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
]

/** Canvas units that one press moves a task; a press with Shift moves one grid step. */
const STEP = 6 * GRID

/** Going from task to task along the flow, and moving tasks, by keyboard. */
export const moveCommands: readonly Command[] = [
  ...ARROWS.map(
    ([key, direction]): Command => ({
      id: `go.${direction}`,
      title: `command.go.${direction}`,
      keys: [key],
      region: 'canvas',
      when: 'when.aPlan',
      hidden: true,
      allowed: aPlan,
      run: (editor) => go(editor, (chart, from) => neighbour(chart, rects(editor, chart), from, direction)),
    }),
  ),
  ...ARROWS.map(
    ([key, direction]): Command => ({
      id: `extend.${direction}`,
      title: 'command.extend',
      keys: [`Shift+${key}`],
      region: 'canvas',
      when: 'when.someTasks',
      hidden: true,
      allowed: someTasks,
      run: (editor) => extend(editor, direction),
    }),
  ),
  {
    id: 'go.first',
    title: 'command.go.first',
    keys: ['Home'],
    region: 'canvas',
    when: 'when.aPlan',
    hidden: true,
    allowed: aPlan,
    run: (editor) => go(editor, (chart) => chart.cards[0]?.name),
  },
  {
    id: 'go.last',
    title: 'command.go.last',
    keys: ['End'],
    region: 'canvas',
    when: 'when.aPlan',
    hidden: true,
    allowed: aPlan,
    run: (editor) => go(editor, (chart) => chart.cards.at(-1)?.name),
  },
  ...ARROWS.map(
    ([key, direction]): Command => ({
      id: `move.${direction}`,
      title: `command.move.${direction}`,
      // Alt with left and right goes back and forward through the places visited.
      keys: direction === 'up' || direction === 'down' ? [`Mod+Shift+${key}`, `Alt+${key}`] : [`Mod+Shift+${key}`],
      region: 'canvas',
      when: 'when.someTasks',
      hidden: direction !== 'down',
      allowed: someTasks,
      run: (editor) => move(editor, direction),
    }),
  ),
]

function chartHere({ document, charts }: Editor): PlanChart | undefined {
  const plan = document.view.getState().plan.at(-1)
  return plan === undefined ? undefined : charts.of(document.state.getState().index, plan, translate)
}

function rects({ canvas }: Editor, chart: PlanChart) {
  return rectsOf(chart, canvas.current?.positions() ?? new Map())
}

function go(editor: Editor, to: (chart: PlanChart, from: string) => string | undefined): void {
  const chart = chartHere(editor)
  if (!chart) return
  const from = selectedTasks(editor).at(-1)
  const name = from === undefined ? chart.cards[0]?.name : to(chart, from)
  if (name === undefined) return
  editor.document.select({ kind: 'tasks', names: [name] })
  editor.canvas.current?.show(name, true)
}

function extend(editor: Editor, direction: Direction): void {
  const chart = chartHere(editor)
  const names = selectedTasks(editor)
  const from = names.at(-1)
  const next = chart && from !== undefined ? neighbour(chart, rects(editor, chart), from, direction) : undefined
  if (next === undefined) return
  editor.document.select({ kind: 'tasks', names: [...names.filter((name) => name !== next), next] })
  editor.canvas.current?.show(next, true)
}

function move(editor: Editor, direction: Direction): void {
  const positions = editor.canvas.current?.positions()
  if (!positions) return
  const dx = direction === 'left' ? -STEP : direction === 'right' ? STEP : 0
  const dy = direction === 'up' ? -STEP : direction === 'down' ? STEP : 0
  const moved = new Map(
    selectedTasks(editor).flatMap((name) => {
      const point = positions.get(name)
      return point ? [[name, { x: point.x + dx, y: point.y + dy }] as const] : []
    }),
  )
  perform(editor.document, (state, view) => moveTasks(state, view, positions, moved, 'keys'))
}
