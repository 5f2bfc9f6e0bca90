import type { Breakpoints } from './breakpoints.ts'

/** What commands and the canvas may ask of the simulator. */
export interface RunPort {
  readonly breakpoints: Breakpoints
  isRunning(): boolean
  /** Brings the explanation of the selected task into sight, with the keyboard on it. */
  explain(): void
}
