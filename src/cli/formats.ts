import { importGdl2 } from '../proforma/index.ts'
import type { ImportReport } from '../proforma/index.ts'

/** Formats by the end of a file's name, the longest first. */
const ENDINGS: readonly (readonly [ending: string, format: string])[] = [
  ['.gdl2.json', 'GDL2'],
  ['.gdl2', 'GDL2'],
  ['.pf', 'PROforma text'],
]

/** The format that a file's name tells; its ending when nobody knows it. */
export function formatOf(file: string): string {
  const name = file.toLowerCase()
  return ENDINGS.find(([ending]) => name.endsWith(ending))?.[1] ?? `*${/\.[^./\\]*$/.exec(name)?.[0] ?? ''}`
}

export interface Converted {
  readonly text: string
  readonly report?: ImportReport
}

export interface Conversion {
  readonly from: string
  readonly to: string
  convert(text: string): Converted
}

/** Every way from one format to another. */
export const CONVERSIONS: readonly Conversion[] = [
  { from: 'GDL2', to: 'PROforma text', convert: (text) => importGdl2(text) },
]
