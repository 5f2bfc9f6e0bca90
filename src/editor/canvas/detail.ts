/**
 * How much of a task is drawn: everything; its caption in large type; or only its form and colour. What cannot be read is
 * left out, and what is left gets the room (rule N5).
 */
export type Detail = 'full' | 'brief' | 'form'

export function detailAt(zoom: number): Detail {
  if (zoom >= 0.6) return 'full'
  return zoom >= 0.25 ? 'brief' : 'form'
}
