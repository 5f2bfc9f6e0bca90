import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EditorDocument } from './editor-document.ts'
import { pathKey } from './drawn.ts'
import type { Place, Selection } from './types.ts'

/** How many places there are to go back and forward to. */
export interface VisitCounts {
  readonly back: number
  readonly forward: number
}

/** The places that the author has been at: the plan, and what was selected in it. No part of the history (rule D11). */
export interface Visits {
  readonly state: StoreApi<VisitCounts>
  back(): void
  forward(): void
  /** Follows the document from now on; the answer ends it. */
  watch(): () => void
}

/** A selection that is left sooner than this was passed by, not visited. Milliseconds. */
const PASSING = 900
const MOST = 200

export function createVisits(document: EditorDocument, now: () => number = Date.now): Visits {
  let places: Place[] = [placeOf(document)]
  let at = 0
  let since = now()
  let going = false
  const state = createStore<VisitCounts>(() => ({ back: 0, forward: 0 }))
  const tell = (): void => state.setState({ back: at, forward: places.length - 1 - at })

  const arrive = (place: Place): void => {
    const here = places[at]
    if (!here || same(here, place)) return
    const passed = now() - since < PASSING && pathKey(here.plan) === pathKey(place.plan)
    // Nothing selected is no place of its own: the author comes from it or goes on from it.
    const empty = here.selection.kind === 'none' && pathKey(here.plan) === pathKey(place.plan)
    const kept = places.slice(0, passed || empty ? at : at + 1)
    places = [...kept, place].slice(-MOST)
    at = places.length - 1
    since = now()
    tell()
  }
  const watch = (): (() => void) =>
    document.view.subscribe((view, before) => {
      if (going || (view.plan === before.plan && view.selection === before.selection)) return
      if (view.selection.kind === 'none' && pathKey(view.plan) === pathKey(before.plan)) return
      arrive({ plan: view.plan, selection: view.selection })
    })
  const go = (step: 1 | -1): void => {
    const place = places[at + step]
    if (!place) return
    at += step
    going = true
    document.visit(place)
    going = false
    document.reveal()
    since = now()
    tell()
  }
  return { state, back: () => go(-1), forward: () => go(1), watch }
}

function placeOf({ view }: EditorDocument): Place {
  const { plan, selection } = view.getState()
  return { plan, selection }
}

function same(a: Place, b: Place): boolean {
  return pathKey(a.plan) === pathKey(b.plan) && sameSelection(a.selection, b.selection)
}

function sameSelection(a: Selection, b: Selection): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
