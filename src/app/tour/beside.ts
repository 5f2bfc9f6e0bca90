/** A rectangle of the screen in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type Size = Pick<Box, 'width' | 'height'>

export type Side = 'right' | 'above' | 'below'

/** Between the place and the card. */
const GAP = 14
/** Between the card and the edge of the screen. */
const EDGE = 8

/** Where a card stands that tells about a place: beside it, moved as far as it takes to be on the screen as a whole. */
export function beside(
  place: Box,
  card: Size,
  screen: Size,
  side: Side,
): { readonly left: number; readonly top: number } {
  const { left, top } = wanted(place, card, side)
  return {
    left: within(left, screen.width - card.width),
    top: within(top, screen.height - card.height),
  }
}

function wanted(place: Box, card: Size, side: Side): Pick<Box, 'left' | 'top'> {
  const middle = place.left + (place.width - card.width) / 2
  switch (side) {
    case 'right':
      return { left: place.left + place.width + GAP, top: place.top }
    case 'above':
      return { left: middle, top: place.top - GAP - card.height }
    default:
      return { left: middle, top: place.top + place.height + GAP }
  }
}

const within = (at: number, most: number): number => Math.max(EDGE, Math.min(at, most - EDGE))
