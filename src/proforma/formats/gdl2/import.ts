import { guarded } from '../guarded.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { ImportLimits } from '../limits.ts'
import { ReportBuilder } from '../report.ts'
import type { ImportReport } from '../report.ts'
import type { Gdl2Bindings } from './bindings.ts'
import { bindingsOf } from './emit/bindings.ts'
import { writeProtocol } from './emit/write.ts'
import { readGdl2 } from './read/read.ts'
import { affectedBy } from './translate/affected.ts'
import { profileElements } from './translate/profile.ts'
import { buildProgram } from './translate/program.ts'
import { planProtocol } from './translate/protocol.ts'
import { reportProfiles } from './translate/remarks.ts'

export interface Gdl2ImportOptions {
  readonly limits?: Partial<ImportLimits>
}

export interface Gdl2Import {
  /** The protocol as PROforma text. */
  readonly text: string
  readonly report: ImportReport
  /** Which item or task stands for which element of the guideline. */
  readonly bindings: Gdl2Bindings
}

/**
 * Makes a protocol of a GDL2 guideline (openEHR Guideline Definition Language 2.0 and 2.1, JSON text or parsed). Rules of SPEC.md: F10 and
 * following. What could not come over stands in the report.
 * Throws ImportError when the source is no guideline, or beyond the limits.
 */
export function importGdl2(source: unknown, options: Gdl2ImportOptions = {}): Gdl2Import {
  return guarded(() => translated(source, options))
}

function translated(source: unknown, options: Gdl2ImportOptions): Gdl2Import {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const report = new ReportBuilder()
  const guideline = readGdl2(source, limits, report)
  const profiles = profileElements(guideline)
  reportProfiles(guideline, profiles, report)
  const protocol = planProtocol(buildProgram(guideline, profiles, report))
  report.affect(affectedBy(guideline))
  return { text: writeProtocol(protocol), report: report.build('gdl2'), bindings: bindingsOf(protocol) }
}
