import { create } from 'zustand'
import type { MessageKey } from '../../editor/index.ts'
import { showBottom } from '../edit/panels.ts'
import { setPreference } from '../shell/preferences.ts'
import type { Side } from './beside.ts'

export interface TourStep {
  /** The element with this name in its `data-tour`. */
  readonly place: string
  readonly side: Side
  readonly title: MessageKey
  readonly text: MessageKey
  /** Brings the place onto the screen. */
  readonly show?: () => void
}

/** The way of a first pathway, from the first task to the signature. */
export const TOUR: readonly TourStep[] = [
  { place: 'palette', side: 'right', title: 'tour.palette', text: 'tour.palette.text' },
  { place: 'canvas', side: 'below', title: 'tour.canvas', text: 'tour.canvas.text' },
  { place: 'text', side: 'above', title: 'tour.text', text: 'tour.text.text', show: () => showBottom('text') },
  { place: 'verify', side: 'below', title: 'tour.verify', text: 'tour.verify.text' },
  { place: 'run', side: 'below', title: 'tour.run', text: 'tour.run.text' },
  { place: 'publish', side: 'below', title: 'tour.publish', text: 'tour.publish.text' },
]

/** The step that the tour is at; undefined while there is none. */
export const useTour = create<{ readonly step: number | undefined }>(() => ({ step: undefined }))

/** Goes to a step; beyond the last one the tour is over. */
export function goToStep(step: number): void {
  TOUR[step]?.show?.()
  useTour.setState({ step: TOUR[step] === undefined ? undefined : step })
}

/** Whoever took the tour is not offered it again. */
export function startTour(): void {
  setPreference({ tourSeen: true })
  goToStep(0)
}

export function endTour(): void {
  useTour.setState({ step: undefined })
}
