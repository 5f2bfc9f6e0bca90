import { create } from 'zustand'

export type RightTab = 'inspector' | 'verification' | 'run' | 'scenarios'
export type BottomTab = 'text' | 'problems' | 'history' | 'versions'

/** How this person likes the workbench: which panels are open, and how large. Sizes in pixels. */
export interface Panels {
  readonly left: boolean
  readonly leftSize: number
  readonly right: boolean
  readonly rightSize: number
  readonly rightTab: RightTab
  readonly bottom: boolean
  readonly bottomSize: number
  readonly bottomTab: BottomTab
}

const KEY = 'ez-doctor.panels'

function initial(): Panels {
  const wide = innerWidth >= 1200
  const first: Panels = {
    left: wide,
    leftSize: 220,
    // On a small screen, or a large one at 200 %, the drawing has the room first.
    right: innerWidth >= 900,
    rightSize: wide ? 352 : 328,
    rightTab: 'inspector',
    bottom: innerHeight >= 600,
    bottomSize: Math.round(Math.min(280, innerHeight * 0.3)),
    bottomTab: 'text',
  }
  try {
    return {
      ...first,
      ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Panels>),
      rightTab: 'inspector',
      bottomTab: 'text',
    }
  } catch {
    return first
  }
}

export const usePanels = create<Panels>(() => initial())

usePanels.subscribe((panels) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(panels))
  } catch {
    // Storage refused: the panels stay as they are until the page is closed.
  }
})

export function setPanels(change: Partial<Panels>): void {
  usePanels.setState(change)
}

/** Opens the panel at the right on one of its tabs. */
export function showRight(rightTab: RightTab): void {
  usePanels.setState({ right: true, rightTab })
}

/** Opens the panel below on one of its tabs. */
export function showBottom(bottomTab: BottomTab): void {
  usePanels.setState({ bottom: true, bottomTab })
}

export function togglePanel(panel: 'left' | 'right' | 'bottom'): void {
  usePanels.setState((panels) => ({ [panel]: !panels[panel] }))
}
