import type { TaskClass } from '../../proforma/index.ts'
import type { Point } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'

/** What commands and other panels may ask of the canvas on the screen. */
export interface CanvasPort {
  /** Where the tasks of the open plan stand. */
  positions(): Positions
  /** Places a task of this class under a point of the window; false when the point is not on the canvas. */
  dropAt(kind: TaskClass, client: Point): boolean
  /** Places a task of this class in a free place near the middle of what can be seen. */
  place(kind: TaskClass): void
  zoomToFit(): void
  zoomBy(factor: number): void
  /** Brings a task into sight and, if asked, puts the keyboard on it. */
  show(name: string, focus: boolean): void
  focus(): void
}
