import type { TaskCard } from './plan-chart.ts'

/**
 * Sizes in canvas units. They follow from the card alone, so that layout, arrows and pictures agree with the
 * screen without measuring it, and work where there is no screen. `TaskNode.module.css` draws to the same sizes.
 */
export const CARD_WIDTH = 192
export const CARD_HEIGHT = 60
export const GATE_HEIGHT = 24
export const CONTENT_LINE = 20
/** Lines of a plan's content shown on its card; the rest is counted. */
export const CONTENT_LINES = 2
const CONTENT_PADDING = 6

export interface Size {
  readonly width: number
  readonly height: number
}

/** The lines that a plan's card shows; a rest of one is shown instead of being counted. */
export function contentLinesShown(card: TaskCard): number {
  return card.contents.length <= CONTENT_LINES + 1 ? card.contents.length : CONTENT_LINES + 1
}

/** Height of the gates above the card. */
export function gatesHeight(card: TaskCard): number {
  return card.gates.length * GATE_HEIGHT
}

/** The whole of a task on the canvas: gates, card and a plan's content. */
export function cardSize(card: TaskCard): Size {
  const lines = contentLinesShown(card)
  const contents = lines === 0 ? 0 : lines * CONTENT_LINE + CONTENT_PADDING
  return { width: CARD_WIDTH, height: gatesHeight(card) + CARD_HEIGHT + contents }
}
