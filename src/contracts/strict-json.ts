import { copyData } from './data.ts'
import type { JsonData } from './data.ts'
import { LIMITS } from './limits.ts'
import type { Limits } from './limits.ts'
import { fromUtf8, utf8 } from './platform.ts'
import { ContractError } from './problem.ts'

function place(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`
}

/** End of the string literal that starts at `start`: the offset after its closing quote, or of the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}

const BLANK = /[ \t\r\n]*/y

function isName(text: string, end: number): boolean {
  BLANK.lastIndex = end
  BLANK.exec(text)
  return text[BLANK.lastIndex] === ':'
}

/** The name as it is meant: `"\u0061"` and `"a"` are one. Badly written ones are left for the parser to report. */
function nameOf(literal: string): string {
  if (!literal.includes('\\')) return literal
  try {
    return `"${String(JSON.parse(literal))}"`
  } catch {
    return literal
  }
}

/**
 * Looks for what `JSON.parse` lets through: a name twice in one object (the last one silently wins, so two
 * readers can see two contracts) and nesting without bound. One pass, no recursion.
 */
function scan(text: string, limits: Limits): void {
  const open: (Set<string> | undefined)[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at]
    if (character === '"') {
      const end = endOfString(text, at)
      const names = open.at(-1)
      if (names !== undefined && isName(text, end)) {
        const name = nameOf(text.slice(at, end))
        if (names.has(name)) {
          throw new ContractError(
            'json.duplicate-name',
            '',
            `The name ${name.slice(0, 80)} stands twice in one object (${place(text, at)}): different programs would read different contracts.`,
          )
        }
        names.add(name)
      }
      at = end
      continue
    }
    if (character === '{' || character === '[') open.push(character === '{' ? new Set() : undefined)
    else if (character === '}' || character === ']') open.pop()
    if (open.length > limits.depth) {
      throw new ContractError(
        'json.too-deep',
        '',
        `Parts are nested more than ${limits.depth} deep (${place(text, at)}).`,
      )
    }
    at++
  }
}

function decode(input: Uint8Array | string, limits: Limits): string {
  // A text has at least as many UTF-8 bytes as UTF-16 units: the first test spares the encoding of a huge one.
  const size = typeof input === 'string' && input.length <= limits.bytes ? utf8(input).length : input.length
  if (size > limits.bytes) {
    throw new ContractError('json.too-large', '', `The file is larger than ${limits.bytes / 1024 / 1024} MB.`)
  }
  if (typeof input === 'string') return input
  try {
    return fromUtf8(input)
  } catch {
    throw new ContractError('json.not-utf8', '', 'The file is damaged: its bytes are not UTF-8 text.')
  }
}

/**
 * JSON text (RFC 8259) read without any leniency: UTF-8 only, no byte order mark, no name twice, no `__proto__`,
 * no half characters, no numbers beyond double precision's range, bounded size and depth (C2, C3).
 * @throws ContractError
 */
export function parseStrictJson(input: Uint8Array | string, limits: Limits = LIMITS): JsonData {
  const text = decode(input, limits)
  scan(text, limits)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ContractError('json.syntax', '', `The file is damaged or is no JSON: ${reason.slice(0, 200)}.`)
  }
  return copyData(value, limits)
}
