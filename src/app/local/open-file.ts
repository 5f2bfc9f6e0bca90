import type { ImportReport } from '../../proforma/index.ts'
import type { DocumentSeed } from './documents.ts'

/** Larger files are not opened: a pathway of 5,000 tasks has about 2 MB. */
export const MAX_FILE_BYTES = 10_000_000

export type FileReading =
  | {
      readonly ok: true
      readonly seed: DocumentSeed
      /** Of a file in another format: what it was, and what became of it on the way. */
      readonly imported?: { readonly format: string; readonly report: ImportReport }
    }
  | { readonly ok: false; readonly reason: 'too-large'; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'not-text' }
  /** A JSON file that is no protocol, or a broken one; `message` says what and where. */
  | { readonly ok: false; readonly reason: 'format'; readonly message: string }

/** The part of a file that is used here. */
interface FileLike {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/**
 * Reads a `.pf` file as it is: however broken the protocol in it, the text is kept byte for byte and opens in the
 * editor. A JSON file (GDL2, proformajs, our model) becomes a draft with a report of what came over. What is no UTF-8
 * text, no protocol, or far too large is refused.
 */
export async function readPathwayFile(file: FileLike): Promise<FileReading> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, reason: 'too-large', bytes: file.size }
  const bytes = await file.arrayBuffer()
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { ok: false, reason: 'not-text' }
  }
  if (text.includes('\u0000')) return { ok: false, reason: 'not-text' }
  if (/\.(?:json|gdl2)$/i.test(file.name)) return importFile(file.name, text)
  return { ok: true, seed: seedOf(file.name, text) }
}

async function importFile(name: string, source: string): Promise<FileReading> {
  // The readers of other formats come in when one is opened.
  const { convertFile, ImportError } = await import('../../proforma/index.ts')
  try {
    const { from, text, layout, reports } = convertFile({ name, text: source }, 'proforma')
    const report: ImportReport = {
      format: from,
      found: reports[0]?.found ?? {},
      entries: reports.flatMap(({ entries }) => entries),
    }
    const seed = seedOf(name, text)
    return {
      ok: true,
      seed: layout === undefined ? seed : { ...seed, layout: { version: 1, positions: layout.positions } },
      imported: { format: from, report },
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return { ok: false, reason: 'format', message: `${error.place === '' ? '' : `${error.place}: `}${error.message}` }
  }
}

function seedOf(file: string, text: string): DocumentSeed {
  const name = file.replace(/(?:\.gdl2|\.model)?\.(?:pf|json|gdl2)$/i, '')
  const layout = { version: 1, positions: {} } as const
  return { name, text, layout, scenarios: [], origin: { kind: 'file', file } }
}
