import { importGdl2, ImportError, parse, type Gdl2Import, type ReportEntry } from '../../proforma/index.ts'
import { compile, type Program } from '../../runtime/index.ts'
import type { CorpusFile } from './files.ts'
import { type CaseResult, type CorpusCase, runCase } from './runCase.ts'
import { examineLogic, type GuidelineLogic, type LogicOptions } from './logic.ts'
import { verifyImport } from './verify.ts'

/** Why a file does not count as imported. `lost` and what follows it is the reason of the import's report. */
export type Obstacle = string

export interface Examination {
  readonly name: string
  /** Empty: imported. */
  readonly obstacles: readonly Obstacle[]
  readonly entries: readonly ReportEntry[]
  readonly expected: number
  readonly reproduced: number
  readonly missed: readonly (CaseResult['missed'][number] & { readonly caseId: string })[]
  /** Made-up patients for whom protocol and guideline differ; only with `verify`. */
  readonly differences: readonly string[]
  /** What the verifier makes of it; only with `verify`, and of what is imported. */
  readonly logic?: GuidelineLogic
}

export interface ExamineOptions {
  /** The engine's time for cases that name none. */
  readonly time: number
  readonly verify?: LogicOptions
}

/** Imports one guideline, loads it into the engine and runs its cases. Never throws for what is wrong with the file. */
export async function examine(file: CorpusFile, options: ExamineOptions): Promise<Examination> {
  const none = { name: file.name, entries: [], expected: 0, reproduced: 0, missed: [], differences: [] }
  let imported: Gdl2Import
  try {
    imported = importGdl2(file.source)
  } catch (error) {
    if (error instanceof ImportError) return { ...none, obstacles: [`unreadable ${error.code}`] }
    throw error
  }
  const { entries } = imported.report
  const program = load(imported.text)
  if ('code' in program) return { ...none, entries, obstacles: [`does not load: ${program.code}`] }
  const results = file.cases.map((one) => ({ one, result: attempt(program, imported, one, options.time) }))
  const touched = touchedElements(file.cases)
  const obstacles = new Set(entries.filter((entry) => matters(entry, touched)).map((entry) => `lost ${entry.reason}`))
  // Of an import that lost something, what is found may be the loss.
  const logic = options.verify && obstacles.size === 0 ? await examineLogic(imported, options.verify) : undefined
  return {
    name: file.name,
    entries,
    obstacles: [...obstacles],
    expected: file.cases.reduce((sum, one) => sum + Object.keys(one.expected).length, 0),
    reproduced: results.reduce((sum, { result }) => sum + result.reproduced, 0),
    missed: results.flatMap(({ one, result }) => result.missed.map((miss) => ({ ...miss, caseId: one.id }))),
    differences:
      options.verify && obstacles.size === 0 ? verifyImport(file.source, imported, program, options.time) : [],
    ...(logic && { logic }),
  }
}

function load(text: string): Program | { readonly code: string } {
  const compilation = compile(parse(text))
  if (compilation.ok) return compilation.program
  const [problem] = compilation.problems
  return { code: `${problem?.code ?? 'unknown'} ${problem?.message ?? ''}` }
}

function attempt(program: Program, { bindings }: Gdl2Import, one: CorpusCase, time: number): CaseResult {
  const own = one.clock === undefined ? Number.NaN : Date.parse(one.clock)
  try {
    return runCase(program, bindings, one, Number.isNaN(own) ? time : own)
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    const missed = Object.entries(one.expected).map(([element, expected]) => ({
      element,
      miss: 'input-refused' as const,
      expected,
      found,
    }))
    return { reproduced: 0, missed }
  }
}

/** The results that the cases look at; with no cases, all of them. */
function touchedElements(cases: readonly CorpusCase[]): ReadonlySet<string> | undefined {
  return cases.length === 0 ? undefined : new Set(cases.flatMap((one) => Object.keys(one.expected)))
}

function matters(entry: ReportEntry, touched: ReadonlySet<string> | undefined): boolean {
  if (entry.outcome !== 'lost') return false
  return touched === undefined || entry.affects === undefined || entry.affects.some((element) => touched.has(element))
}
