import { useMemo } from 'react'
import { useStore } from 'zustand'
import {
  marksOf,
  noOverlays,
  overlaysOf,
  overlaysOfCoverage,
  overlaysOfRun,
  type Overlays,
} from '../../editor/index.ts'
import { usePanels } from './panels.ts'
import type { Workbench } from './workbench.ts'

/**
 * What is painted on the canvas: the counterexample while one is played; the run, or what the test cases cover, while
 * their panel is open; else the marks of the last check, while they are about the text as it is.
 */
export function useCanvasOverlays({ document, verification, simulation, testCases }: Workbench): Overlays {
  const tab = usePanels((panels) => (panels.right ? panels.rightTab : undefined))
  const { checked, playing } = useStore(verification.state)
  const run = useStore(simulation.state, (state) => state.run)
  const outcome = useStore(testCases.state, (state) => state.outcome)
  const text = useStore(document.state, (state) => state.text)
  const current = checked?.text === text
  return useMemo(() => {
    const finding = playing === undefined ? undefined : checked?.report.findings[playing.finding]
    if (finding !== undefined && playing !== undefined && tab === 'verification')
      return overlaysOf(finding, playing.step)
    if (run !== undefined && tab === 'run') return overlaysOfRun(run)
    if (outcome !== undefined && tab === 'scenarios') return overlaysOfCoverage(outcome)
    return checked !== undefined && current ? { marks: marksOf(checked.report.findings) } : noOverlays
  }, [checked, current, outcome, playing, run, tab])
}
