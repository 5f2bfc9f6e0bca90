import type { Span } from '../../proforma/index.ts'

/** What commands and other panels may ask of the text on the screen. */
export interface TextPort {
  /** Puts the cursor at an offset of the text, or marks a stretch of it, and brings it into sight. */
  show(place: number | Span): void
  focus(): void
}
