import { LIMITS } from './limits.ts'
import type { Limits } from './limits.ts'
import { ContractError, pointer } from './problem.ts'

/** What JSON can say. */
export type JsonData = null | boolean | number | string | readonly JsonData[] | { readonly [name: string]: JsonData }

interface Walk {
  readonly limits: Limits
  readonly path: PropertyKey[]
  readonly open: Set<object>
  values: number
}

function refuse(walk: Walk, code: string, message: string): never {
  throw new ContractError(code, pointer(walk.path), message)
}

/** Texts must survive UTF-8: half of a surrogate pair has no bytes of its own (RFC 8785, 3.2.2.2). */
function copyText(text: string, walk: Walk): string {
  if (!text.isWellFormed()) {
    refuse(walk, 'json.lone-surrogate', 'This text holds half of a character, which no file can keep. Type it again.')
  }
  return text
}

function copyNumber(value: number, walk: Walk): number {
  if (!Number.isFinite(value)) refuse(walk, 'json.number', `${value} is not a number that a file can keep.`)
  return value === 0 ? 0 : value
}

function copyArray(value: readonly unknown[], walk: Walk): JsonData {
  const copy: JsonData[] = []
  for (let index = 0; index < value.length; index++) {
    walk.path.push(index)
    copy.push(copyValue(value[index], walk))
    walk.path.pop()
  }
  return copy
}

function copyObject(value: object, walk: Walk): JsonData {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    refuse(walk, 'json.not-data', 'Only plain data can be kept, not a program object.')
  }
  const copy: Record<string, JsonData> = {}
  for (const name of Object.keys(value)) {
    walk.path.push(name)
    if (name === '__proto__') refuse(walk, 'json.forbidden-name', 'The name `__proto__` is not allowed in a contract.')
    copyText(name, walk)
    const member = (value as Readonly<Record<string, unknown>>)[name]
    if (member !== undefined) copy[name] = copyValue(member, walk)
    walk.path.pop()
  }
  return copy
}

function copyContainer(value: object, walk: Walk): JsonData {
  if (walk.open.has(value)) refuse(walk, 'json.circle', 'This part contains itself, which no file can keep.')
  if (walk.open.size >= walk.limits.depth) {
    refuse(walk, 'json.too-deep', `Parts are nested more than ${walk.limits.depth} deep.`)
  }
  walk.open.add(value)
  const copy = Array.isArray(value) ? copyArray(value, walk) : copyObject(value, walk)
  walk.open.delete(value)
  return copy
}

function copyValue(value: unknown, walk: Walk): JsonData {
  walk.values++
  if (walk.values > walk.limits.values) {
    refuse(walk, 'json.too-many', `There are more than ${walk.limits.values} values.`)
  }
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return copyText(value, walk)
  if (typeof value === 'number') return copyNumber(value, walk)
  if (typeof value === 'object') return copyContainer(value, walk)
  return refuse(walk, 'json.not-data', `A ${typeof value} cannot be kept in a file.`)
}

/**
 * A plain copy of JSON data, each member read once, members that are `undefined` left out, `-0` as `0`.
 * @throws ContractError for anything that JSON cannot say, for `__proto__`, and past the limits (C1, C3).
 */
export function copyData(value: unknown, limits: Limits = LIMITS): JsonData {
  return copyValue(value, { limits, path: [], open: new Set(), values: 0 })
}
