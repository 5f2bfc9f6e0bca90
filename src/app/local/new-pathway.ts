import type { DocumentSeed } from './documents.ts'

/** What “New pathway” begins with: the least that is a protocol, ready to be drawn in. */
export function newPathway(title: string): DocumentSeed {
  const text = `plan :: 'Pathway' ;\n  caption :: "${title}" ;\nend plan .\n`
  return { name: title, text, layout: { version: 1, positions: {} }, scenarios: [], origin: { kind: 'new' } }
}
