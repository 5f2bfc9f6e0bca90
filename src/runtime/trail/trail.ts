import type { Program } from '../program/program.ts'
import { refused } from '../step/error.ts'
import type { EngineTime, OperationError, TrailRecord } from '../types.ts'

/** What an enactment leaves behind: enough to have it again, byte for byte. */
export interface Trail {
  /** The fingerprint of the program it was made with. */
  readonly protocol: string
  /** Engine time before the first operation. */
  readonly begin: EngineTime
  readonly records: readonly TrailRecord[]
}

/**
 * Why a trail cannot be replayed with a program: it is none, or belongs to another protocol or version. Trails come from
 * files and the network, so that nothing is taken for granted of them.
 */
export function trailFault(program: Program, trail: unknown): OperationError | undefined {
  if (!isTrail(trail)) return refused('bad-trail', 'This is not the trail of an enactment.')
  if (trail.protocol === program.fingerprint) return undefined
  return refused('other-protocol', 'This trail belongs to another protocol or version.')
}

function isTrail(data: unknown): data is Trail {
  if (!isRecord(data)) return false
  const { protocol, begin, records } = data
  const hasHead = typeof protocol === 'string' && typeof begin === 'number' && Number.isFinite(begin)
  return hasHead && Array.isArray(records) && records.every((each) => isRecord(each) && isRecord(each['operation']))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
