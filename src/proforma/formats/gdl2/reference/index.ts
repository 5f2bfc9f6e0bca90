import { DEFAULT_LIMITS } from '../../limits.ts'
import { ReportBuilder } from '../../report.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'
import { readGdl2 } from '../read/read.ts'

export { sameResult, toRecord } from './compare.ts'
export { runGdl2 } from './run.ts'
export { type Random, samplePatient } from './sample.ts'
export type { GdlValue } from './value.ts'

/** Reads a guideline without making a protocol of it. Throws ImportError. */
export function readGuideline(source: unknown): Gdl2Guideline {
  return readGdl2(source, DEFAULT_LIMITS, new ReportBuilder())
}
