import type { TaskClass } from '../../proforma/index.ts'
import type { Outcome, Point } from '../document/types.ts'
import type { Words } from '../document/words.ts'
import type { Positions } from '../layout/arranger.ts'

/** What letting go of a task class over a point of the window would do, or why it may not be. */
export type DropAnswer = Exclude<Outcome, { readonly ok: true }> | { readonly ok: true; readonly words: Words }

/** What commands and other panels may ask of the canvas on the screen. */
export interface CanvasPort {
  /** Where the document has the tasks of the plan that is worked on. */
  positions(): Positions
  /** The place in that plan, as the document counts, of a point of the window. */
  placeUnder(client: Point): Point | undefined
  /** Asked while something is dragged from the palette, so that the answer is there before it is let go. */
  mayDrop(kind: TaskClass, client: Point): DropAnswer
  /** Places a task of this class under a point of the window; false when it may not be. */
  dropAt(kind: TaskClass, client: Point): boolean
  /** Places a task of this class in a free place near the middle of what can be seen. */
  place(kind: TaskClass): void
  zoomToFit(): void
  /** Shows the selected tasks, as large as is sensible. */
  zoomToSelection(): void
  zoomBy(factor: number): void
  /** Brings a task into sight and, if asked, puts the keyboard on it. */
  show(name: string, focus: boolean): void
  focus(): void
}
