import type { ParsedProtocol } from '../model/index.ts'
import { LineIndex, parse } from '../text/index.ts'
import { exportClassic, importClassic } from './classic/index.ts'
import type { ComponentLayout } from './classic/index.ts'
import { ImportError } from './error.ts'
import { importGdl2 } from './gdl2/index.ts'
import { isObject, readJson } from './json.ts'
import type { Json } from './json.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import type { ImportLimits } from './limits.ts'
import { MODEL_FORMAT, readModel, writeModel } from './model/index.ts'
import { renderProse } from './prose/index.ts'
import { exportProformajs, importProformajs } from './proformajs/index.ts'
import type { Sidecar } from './proformajs/index.ts'
import { type ImportReport, ReportBuilder } from './report.ts'

/**
 * `proforma`: our text. `classic`: text for readers of the official words, with `ltwh`. `proformajs`: JSON of that program. `model`: our
 * JSON, see `modelSchema`. `gdl2`: openEHR guidelines, in only. `prose`: English, out only.
 */
export type Format = 'proforma' | 'classic' | 'proformajs' | 'model' | 'gdl2' | 'prose'

/** A file and what stands beside it. */
export interface ConvertSource {
  /** Only a help where the content leaves it open. */
  readonly name: string
  readonly text: string
  readonly layout?: ComponentLayout
  readonly sidecar?: Sidecar
}

export interface Conversion {
  readonly from: Format
  readonly to: Format
  readonly text: string
  /** Where components stand, when the source or its text says it. */
  readonly layout?: ComponentLayout
  /** What proformajs has and the text has no place for. */
  readonly sidecar?: Sidecar
  /** Of the way in, and of the way out. */
  readonly reports: readonly ImportReport[]
}

/** What a content is; the name decides between our text and a classic one only when `ltwh` does not. Throws ImportError. */
export function detectFormat(name: string, text: string, limits: ImportLimits = DEFAULT_LIMITS): Format {
  const start = text
    .slice(0, 200)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (start.startsWith('{') || start.startsWith('[') || /\.json$/i.test(name)) return jsonFormat(readJson(text, limits))
  if (/\bltwh\s*::/.test(text) || /\.classic\.pf$/i.test(name)) return 'classic'
  if (/\b(?:plan|action|enquiry|decision|task|data|protocol)\s*::/.test(text) || /\.pf$/i.test(name)) return 'proforma'
  throw new ImportError('unknown-format', 'This is neither PROforma text nor a JSON file of a protocol.')
}

function jsonFormat(json: Json): Format {
  if (isObject(json)) {
    if (typeof json['gdl_version'] === 'string') return 'gdl2'
    if (json['format'] === MODEL_FORMAT) return 'model'
    if (typeof json['class'] === 'string') return 'proformajs'
  }
  throw new ImportError(
    'unknown-format',
    'This JSON is neither a GDL2 guideline ("gdl_version"), nor a proformajs protocol ("class"), nor a protocol as JSON ("format").',
  )
}

/** The format that a file name asks for. Throws ImportError. */
export function formatOfName(name: string): Format {
  const found = NAMES.find(([pattern]) => pattern.test(name))
  if (found === undefined) {
    throw new ImportError(
      'unknown-format',
      'The name does not tell a format: use .pf, .classic.pf, .model.json, .json (proformajs), .md or .txt (prose).',
    )
  }
  return found[1]
}

const NAMES: readonly (readonly [RegExp, Format])[] = [
  [/\.classic\.pf$/i, 'classic'],
  [/\.pf$/i, 'proforma'],
  [/\.model\.json$/i, 'model'],
  [/\.json$/i, 'proformajs'],
  [/\.(?:md|txt)$/i, 'prose'],
]

/** From any format that can be read to any that can be written, with a report for each way. Throws ImportError. */
export function convertFile(source: ConvertSource, to: Format, options: Partial<ImportLimits> = {}): Conversion {
  const limits = { ...DEFAULT_LIMITS, ...options }
  if (source.text.length > limits.characters) {
    throw new ImportError(
      'too-large',
      `The file has ${source.text.length} characters; at most ${limits.characters} are read.`,
    )
  }
  const from = detectFormat(source.name, source.text, limits)
  const read = readSource(from, source, limits)
  const parsed = parse(read.text)
  const written = writeTarget(to, parsed, read)
  const layout = read.layout ?? source.layout
  const sidecar = read.sidecar ?? source.sidecar
  return {
    from,
    to,
    text: written.text,
    ...(layout === undefined ? {} : { layout }),
    ...(sidecar === undefined ? {} : { sidecar }),
    reports: [...read.reports, ...(to === 'proforma' || to === 'classic' ? [] : unread(parsed)), ...written.reports],
  }
}

interface Read {
  readonly text: string
  readonly layout?: ComponentLayout
  readonly sidecar?: Sidecar
  readonly reports: readonly ImportReport[]
}

function readSource(from: Format, { text, layout, sidecar }: ConvertSource, limits: ImportLimits): Read {
  const beside = { ...(layout === undefined ? {} : { layout }), ...(sidecar === undefined ? {} : { sidecar }) }
  switch (from) {
    case 'gdl2': {
      const imported = importGdl2(text, { limits })
      return { text: imported.text, reports: [imported.report] }
    }
    case 'proformajs': {
      const imported = importProformajs(text, { limits })
      return { ...beside, text: imported.text, sidecar: imported.sidecar, reports: [imported.report] }
    }
    case 'model': {
      const imported = readModel(text, limits)
      return { ...beside, text: imported.text, reports: [imported.report] }
    }
    case 'classic': {
      const imported = importClassic(text, limits)
      return { ...beside, text: imported.text, layout: imported.layout, reports: [imported.report] }
    }
    default:
      return { ...beside, text, reports: [] }
  }
}

/** What could not be read in a text goes into no other format; it is lost, place by place. */
function unread(parsed: ParsedProtocol): ImportReport[] {
  if (parsed.problems.length === 0) return []
  const report = new ReportBuilder()
  const lines = new LineIndex(parsed.text)
  for (const { code, span, message } of parsed.problems) {
    const { line, column } = lines.position(span.start)
    report.add('lost', code, `${line}:${column}`, message)
  }
  return [report.build('proforma')]
}

function writeTarget(
  to: Format,
  parsed: ParsedProtocol,
  read: Read,
): { readonly text: string; readonly reports: readonly ImportReport[] } {
  switch (to) {
    case 'proforma':
      return { text: parsed.text, reports: [] }
    case 'classic': {
      const { text, report } = exportClassic(parsed, read.layout)
      return { text, reports: [report] }
    }
    case 'proformajs': {
      const { json, report } = exportProformajs(parsed, read.sidecar)
      return { text: `${JSON.stringify(json, null, 2)}\n`, reports: [report] }
    }
    case 'model':
      return { text: `${JSON.stringify(writeModel(parsed), null, 2)}\n`, reports: [] }
    case 'prose':
      return { text: renderProse(parsed), reports: [] }
    default:
      throw new ImportError('not-convertible', 'GDL2 can be read, not written: its rules say less than a protocol.')
  }
}
