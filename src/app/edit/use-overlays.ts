import { useMemo } from 'react'
import { useStore } from 'zustand'
import { marksOf, noOverlays, overlaysOf, overlaysOfRun, type Overlays } from '../../editor/index.ts'
import { usePanels } from './panels.ts'
import type { Workbench } from './workbench.ts'

/**
 * What is painted on the canvas: the counterexample while one is played; else the run, while its panel is open; else
 * the marks of the last check, while they are about the text as it is.
 */
export function useCanvasOverlays({ document, verification, simulation }: Workbench): Overlays {
  const tab = usePanels((panels) => (panels.right ? panels.rightTab : undefined))
  const { checked, playing } = useStore(verification.state)
  const run = useStore(simulation.state, (state) => state.run)
  const text = useStore(document.state, (state) => state.text)
  const current = checked?.text === text
  return useMemo(() => {
    const finding = playing === undefined ? undefined : checked?.report.findings[playing.finding]
    if (finding !== undefined && playing !== undefined && tab === 'verification')
      return overlaysOf(finding, playing.step)
    if (run !== undefined && tab === 'run') return overlaysOfRun(run)
    return checked !== undefined && current ? { marks: marksOf(checked.report.findings) } : noOverlays
  }, [checked, current, playing, run, tab])
}
