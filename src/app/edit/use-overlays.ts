import { useMemo } from 'react'
import { useStore } from 'zustand'
import {
  breakpointSigns,
  coneOf,
  isAboutThis,
  marksOf,
  noOverlays,
  outside,
  overlaysOf,
  overlaysOfComparison,
  overlaysOfCoverage,
  overlaysOfFinding,
  overlaysOfRun,
  useMessages,
  wayName,
  type Overlays,
  type SimulationState,
} from '../../editor/index.ts'
import { usePanels } from './panels.ts'
import type { Workbench } from './workbench.ts'

/**
 * What is painted on the canvas: the counterexample while one is played, and the finding that is looked at; the run,
 * alone or beside another way, or what the test cases cover, while their panel is open; else the marks of the last
 * check. They stay until a check that is under way has others; without one they go when the text means something else.
 * The breakpoints are always there.
 */
export function useCanvasOverlays({ document, verification, simulation, testCases }: Workbench): Overlays {
  const tab = usePanels((panels) => (panels.right ? panels.rightTab : undefined))
  const { checked, playing, current, status } = useStore(verification.state)
  const running = useStore(simulation.state)
  const breakpoints = useStore(simulation.breakpoints.state)
  const t = useMessages()
  const run = useRunOverlays(running)
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
  const below = useMemo(() => {
    if (finding !== undefined && aside !== undefined && tab === 'verification')
      return step === undefined ? overlaysOfFinding(finding, aside) : overlaysOf(finding, step, aside)
    if (run !== undefined && tab === 'run') return run
    if (outcome !== undefined && tab === 'scenarios') return overlaysOfCoverage(outcome, t)
    return checked !== undefined && standing ? { marks: marksOf(checked.report.findings) } : noOverlays
  }, [aside, checked, finding, outcome, run, standing, step, t, tab])
  return useMemo(
    () => (breakpoints.length === 0 ? below : { ...below, breakpoints: breakpointSigns(breakpoints) }),
    [below, breakpoints],
  )
}

function useRunOverlays({ run, ways, comparing }: SimulationState): Overlays | undefined {
  const t = useMessages()
  const other = ways?.list.find(({ id }) => id === comparing)
  return useMemo(() => {
    if (run === undefined || other === undefined) return run && overlaysOfRun(run)
    const way = wayName(other, t)
    return overlaysOfComparison(run, other.run, (state) =>
      t('contrast.note', { way, state: state === undefined ? t('contrast.absent') : t(`state.${state}`) }),
    )
  }, [run, other, t])
}
