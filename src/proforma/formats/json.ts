import { LineIndex } from '../text/index.ts'
import { ImportError } from './error.ts'
import { endOfValidJson } from './jsonPlace.ts'
import type { ImportLimits } from './limits.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json | undefined
}

/**
 * Reads JSON from a text, or takes what was parsed already, within the limits.
 * Throws ImportError: `too-large`, `not-json` (with line and column), `too-deep`.
 */
export function readJson(source: unknown, limits: ImportLimits): Json {
  const value = typeof source === 'string' ? parseText(source, limits) : (source as Json)
  checkDepth(value, limits.depth)
  return value
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member if it is an own property: `__proto__` and the like of a hostile source are plain keys here. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export function textMember(value: Json | undefined, key: string): string | undefined {
  const found = member(value, key)
  return typeof found === 'string' ? found : undefined
}

export function objectMember(value: Json | undefined, key: string): JsonObject | undefined {
  const found = member(value, key)
  return isObject(found) ? found : undefined
}

export function listMember(value: Json | undefined, key: string): readonly Json[] | undefined {
  const found = member(value, key)
  return Array.isArray(found) ? (found as readonly Json[]) : undefined
}

function parseText(source: string, limits: ImportLimits): Json {
  if (source.length > limits.characters) {
    throw new ImportError(
      'too-large',
      `The file has ${source.length} characters; at most ${limits.characters} are read. Split it, or leave out what is not part of the protocol.`,
    )
  }
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError('too-deep', 'The file is nested too deeply to be read.')
    const at = endOfValidJson(text)
    const found = at >= text.length ? 'It ends too early.' : `"${text.slice(at, at + 20)}" cannot stand here.`
    const { line, column } = new LineIndex(text).position(at)
    throw new ImportError('not-json', `This is not valid JSON. ${found}`, `${line}:${column}`)
  }
}

/** Without recursion, so that the check itself cannot overflow. */
function checkDepth(value: Json, limit: number): void {
  let level: Json[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= limit) throw new ImportError('too-deep', `The file is nested more than ${limit} levels deep.`)
    const next: Json[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      for (const child of Object.values(item)) {
        if (typeof child === 'object' && child !== null) next.push(child)
      }
    }
    level = next
  }
}
