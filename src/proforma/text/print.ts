import type { ParsedProtocol } from '../model/index.ts'

/** The text of a document: the one that was read, to the byte. Comments and formatting are part of it (T1). */
export function print(parsed: ParsedProtocol): string {
  return parsed.text
}
