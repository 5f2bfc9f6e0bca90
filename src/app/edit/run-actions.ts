import { announce, playWell, translate } from '../../editor/index.ts'
import type { Action } from './actions.ts'
import { showRight } from './panels.ts'
import { recordRunNow } from './record-run.ts'
import type { Workbench } from './workbench.ts'

/** What can be done with the run and the test cases from anywhere on the workbench. */
export function runActionsOf(workbench: Workbench): readonly Action[] {
  const { document, simulation, testCases } = workbench
  const text = () => document.state.getState().text
  const run = () => simulation.state.getState().run
  const action = (id: string, title: Action['title'], work: () => void, ...keys: string[]): Action => ({
    id,
    title,
    keys,
    run: work,
  })
  /** Shows the run, and does something with it if there is one; else says so. */
  const withRun = (work: () => void) => () => {
    if (run() === undefined) return announce(translate('refuse.noRun'))
    showRight('run')
    return work()
  }
  const step = (by: number) => simulation.goTo((run()?.done ?? 0) + by)
  const play = () => (simulation.state.getState().playing === true ? simulation.pause() : playWell(simulation))
  return [
    action('play', 'action.play', withRun(play), 'Shift+F9'),
    action(
      'stepBack',
      'action.runBack',
      withRun(() => step(-1)),
      ',',
    ),
    action(
      'stepOn',
      'action.runOn',
      withRun(() => step(1)),
      '.',
    ),
    action('untilDue', 'action.untilDue', withRun(simulation.untilDue)),
    action(
      'restart',
      'action.restart',
      withRun(() => simulation.start(text())),
    ),
    action('stopRun', 'action.stopRun', withRun(simulation.stop)),
    action(
      'record',
      'action.record',
      withRun(() => recordRunNow(workbench)),
    ),
    action('conditionBreak', 'action.conditionBreak', () => {
      showRight('run')
      simulation.ask('condition')
    }),
    action('runTests', 'action.runTests', () => {
      showRight('scenarios')
      void testCases.run()
    }),
  ]
}
