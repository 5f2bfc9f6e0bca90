import { ImportError } from './error.ts'
import type { ImportLimits } from './limits.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json | undefined
}

/**
 * Reads JSON from a text, or takes what was parsed already, within the limits.
 * Throws ImportError: `too-large`, `not-json` (with line and column where the platform tells), `too-deep`.
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
  try {
    return JSON.parse(source.startsWith('\uFEFF') ? source.slice(1) : source) as Json
  } catch (error) {
    throw new ImportError('not-json', `This is not valid JSON. ${reason(error)}`, place(error, source))
  }
}

function reason(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply to be read.'
  const text = error instanceof Error ? error.message : ''
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function place(error: unknown, source: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  if (position === undefined) return ''
  const before = source.slice(0, Number(position))
  const line = before.split('\n').length
  return `${line}:${before.length - before.lastIndexOf('\n')}`
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
