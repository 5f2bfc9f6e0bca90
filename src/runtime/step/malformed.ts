import type { Operation, OperationError } from '../types.ts'
import { refused } from './error.ts'

/** Operations come from files and the network: what has not the shape of one is refused before anything looks into it. */
export function malformed(operation: Operation): OperationError | undefined {
  return hasShape(operation) ? undefined : refused('bad-operation', 'This is not an operation the engine knows.')
}

function hasShape(operation: unknown): boolean {
  if (!isRecord(operation)) return false
  switch (operation['kind']) {
    case 'start':
      return true
    case 'set':
      return isRecord(operation['values']) && isFlag(operation['force']) && isTime(operation['at'])
    case 'unset':
      return isTexts(operation['items'])
    case 'confirm':
      return isText(operation['path'])
    case 'commit':
      return isText(operation['path']) && isTexts(operation['candidates']) && isReason(operation['reason'])
    case 'trigger':
      return isText(operation['trigger'])
    case 'skip':
      return isText(operation['path']) && isText(operation['reason'])
    case 'advanceTo':
      return typeof operation['time'] === 'number'
    default:
      return false
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isReason(value: unknown): boolean {
  return value === undefined || isText(value)
}

function isFlag(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean'
}

function isTime(value: unknown): boolean {
  return value === undefined || typeof value === 'number'
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText)
}
