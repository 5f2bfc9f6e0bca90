import { notify, recordRun, suggestName, translate, undoable } from '../../editor/index.ts'
import type { Workbench } from './workbench.ts'

/** Keeps the run in hand as a test case of the pathway, under a name made from what was decided in it. */
export function recordRunNow({ document, simulation, testCases }: Workbench): void {
  const { run } = simulation.state.getState()
  if (run === undefined) return
  const [name = ''] = testCases.add([recordRun(run, suggestName(run) || translate('run.record.unnamed'))])
  const forget = () => {
    const kept = testCases.state.getState().cases.find(({ scenario }) => scenario.name === name)
    if (kept !== undefined) testCases.remove(kept)
  }
  notify({
    text: translate('run.recorded', { name }),
    tone: 'ok',
    action: { label: translate('scenarios.undo'), run: undoable(document, forget) },
  })
}
