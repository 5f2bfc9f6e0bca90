import { ImportError } from './error.ts'

/**
 * Runs a translation that recurses as deep as its source is nested. A source that is within all limits and yet too much for the
 * stack gives a typed error instead of a crash.
 */
export function guarded<T>(translate: () => T): T {
  try {
    return translate()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ImportError('too-deep', 'The file nests or chains its expressions too deeply to be translated.')
  }
}
