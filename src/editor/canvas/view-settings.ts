import { create } from 'zustand'

/** How this person likes the canvas. */
export interface ViewSettings {
  readonly minimap: boolean
}

const KEY = 'ez-doctor.canvas'

function initial(): ViewSettings {
  const first: ViewSettings = { minimap: true }
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ViewSettings>) }
  } catch {
    // Storage refused, or no page at all.
    return first
  }
}

export const useViewSettings = create<ViewSettings>(() => initial())

useViewSettings.subscribe((settings) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // Storage refused: the settings stay as they are until the page is closed.
  }
})
