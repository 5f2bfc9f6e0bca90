import { useMemo } from 'react'
import { useStore } from 'zustand'
import {
  coneOf,
  isAboutThis,
  marksOf,
  noOverlays,
  outside,
  overlaysOf,
  overlaysOfCoverage,
  overlaysOfFinding,
  overlaysOfRun,
  type Overlays,
} from '../../editor/index.ts'
import { usePanels } from './panels.ts'
import type { Workbench } from './workbench.ts'

/**
 * What is painted on the canvas: the counterexample while one is played, and the finding that is looked at; the run, or
 * what the test cases cover, while their panel is open; else the marks of the last check. They stay until a check that is
 * under way has others; without one they go when the text means something else.
 */
export function useCanvasOverlays({ document, verification, simulation, testCases }: Workbench): Overlays {
  const tab = usePanels((panels) => (panels.right ? panels.rightTab : undefined))
  const { checked, playing, current, status } = useStore(verification.state)
  const run = useStore(simulation.state, (state) => state.run)
  const outcome = useStore(testCases.state, (state) => state.outcome)
  const parsed = useStore(document.state, (state) => state.parsed)
  const index = useStore(document.state, (state) => state.index)
  const position = playing?.finding ?? current
  const finding = position === undefined ? undefined : checked?.report.findings[position]
  const aside = useMemo(
    () => (finding === undefined ? undefined : outside(coneOf(finding, index), index)),
    [finding, index],
  )
  const step = playing?.step
  const standing =
    useStore(verification.state, (state) => isAboutThis(state, parsed)) ||
    status.kind === 'waiting' ||
    status.kind === 'running'
  return useMemo(() => {
    if (finding !== undefined && aside !== undefined && tab === 'verification')
      return step === undefined ? overlaysOfFinding(finding, aside) : overlaysOf(finding, step, aside)
    if (run !== undefined && tab === 'run') return overlaysOfRun(run)
    if (outcome !== undefined && tab === 'scenarios') return overlaysOfCoverage(outcome)
    return checked !== undefined && standing ? { marks: marksOf(checked.report.findings) } : noOverlays
  }, [aside, checked, finding, outcome, run, standing, step, tab])
}
