/** Why a source could not be read at all. Stable. */
export type ImportErrorCode =
  | 'too-large'
  | 'too-deep'
  | 'not-json'
  | 'not-this-format'
  | 'wrong-shape'
  | 'unknown-format'
  | 'not-convertible'

/**
 * The source as a whole is not what it should be. What can be read in part is never an error: it is imported, and what was
 * lost stands in the report.
 */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  /** Where in the source, as a JSON pointer or `line:column`; empty for the whole. */
  readonly place: string

  constructor(code: ImportErrorCode, message: string, place = '') {
    super(message)
    this.name = 'ImportError'
    this.code = code
    this.place = place
  }
}
