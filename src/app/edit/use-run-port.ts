import { useEffect } from 'react'
import { useEditor } from '../../editor/index.ts'
import { showRight } from './panels.ts'
import { useWorkbench } from './workbench.ts'

/** Lets the commands of the editor and its canvas reach the simulator. */
export function useRunPort(): void {
  const { runs } = useEditor()
  const { simulation } = useWorkbench()
  useEffect(
    () =>
      runs.attach({
        breakpoints: simulation.breakpoints,
        isRunning: () => simulation.state.getState().run !== undefined,
        explain() {
          showRight('run')
          simulation.ask('why')
        },
      }),
    [runs, simulation],
  )
}
