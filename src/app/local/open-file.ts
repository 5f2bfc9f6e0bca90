import type { DocumentSeed } from './documents.ts'

/** Larger files are not opened: a pathway of 5,000 tasks has about 2 MB. */
export const MAX_FILE_BYTES = 10_000_000

export type FileReading =
  | { readonly ok: true; readonly seed: DocumentSeed }
  | { readonly ok: false; readonly reason: 'too-large'; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'not-text' }

/** The part of a file that is used here. */
interface FileLike {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/**
 * Reads a `.pf` file as it is: however broken the protocol in it, the text is kept byte for byte and opens in the
 * editor. Only what is no UTF-8 text, or far too large, is refused.
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
  const name = file.name.replace(/\.pf$/i, '')
  const layout = { version: 1, positions: {} } as const
  return { ok: true, seed: { name, text, layout, scenarios: [], origin: { kind: 'file', file: file.name } } }
}
