import type { Definition, ParsedProtocol } from '../../proforma/index.ts'

/**
 * What of a definition does not bear on what it does: where it stands in the text, and what is only there to be read.
 * Evidence and codes are for people too; texts for yes and no are how values are shown.
 */
const SILENT: ReadonlySet<string> = new Set([
  'span',
  'valueSpan',
  'supportSpan',
  'operatorSpan',
  'functionSpan',
  'quoted',
  'caption',
  'description',
  'goal',
  'context',
  'procedure',
  'argumentName',
  'evidence',
  'trueValue',
  'falseValue',
  'codes',
  'ltwh',
  'message',
])

/** Parts of the header that change what is run. */
const OF_HEADER: ReadonlySet<string> = new Set(['kind', 'name', 'root'])

const parts = new WeakMap<Definition, string>()
const wholes = new WeakMap<ParsedProtocol, string>()

/**
 * What a text means to the engine. Texts of one meaning get the same verdict: they differ in layout, captions,
 * comments and other words for people only (rule L1). Definitions that an edit left alone are not looked at again.
 */
export function meaningOf(parsed: ParsedProtocol): string {
  const known = wholes.get(parsed)
  if (known !== undefined) return known
  const meaning = parsed.definitions.map(({ node }) => meaningOfDefinition(node)).join(' ')
  wholes.set(parsed, meaning)
  return meaning
}

function meaningOfDefinition(node: Definition): string {
  const known = parts.get(node)
  if (known !== undefined) return known
  const shown = node.kind === 'protocol' ? Object.entries(node).filter(([key]) => OF_HEADER.has(key)) : node
  const meaning = digestOf(JSON.stringify(shown, (key, value: unknown) => (SILENT.has(key) ? undefined : value)))
  parts.set(node, meaning)
  return meaning
}

/** 64 bits of a text: what a pathway of thousands of tasks means stays short enough to be compared at each letter. */
function digestOf(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
