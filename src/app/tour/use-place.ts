import { useLayoutEffect, useState, type RefObject } from 'react'
import { usePanels } from '../edit/panels.ts'
import { beside, type Box } from './beside.ts'
import type { TourStep } from './tour.ts'

interface Stand {
  readonly card: { readonly left: number; readonly top: number }
  /** The place that the card is about; undefined while it is not on the page. */
  readonly place: Box | undefined
}

/** Where the card stands and what it is about, kept up while the page changes its size or its panels. */
export function usePlace(card: RefObject<HTMLElement | null>, { place, side }: TourStep): Stand {
  const [stand, setStand] = useState<Stand>({ card: { left: 0, top: 0 }, place: undefined })
  useLayoutEffect(() => {
    const target = document.querySelector(`[data-tour="${place}"]`)
    const measure = (): void => {
      if (card.current === null) return
      const { offsetWidth: width, offsetHeight: height } = card.current
      const screen = { width: innerWidth, height: innerHeight }
      const box = target?.getBoundingClientRect() ?? { left: 0, top: 0, ...screen }
      setStand({ card: beside(box, { width, height }, screen, side), place: target === null ? undefined : box })
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const element of [target, card.current, document.body]) if (element !== null) observer.observe(element)
    // A panel that opens moves what stands beside it, in the frame after.
    const unfollow = usePanels.subscribe(() => requestAnimationFrame(measure))
    return () => {
      unfollow()
      observer.disconnect()
    }
  }, [card, place, side])
  return stand
}
