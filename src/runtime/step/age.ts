import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import type { Reader } from '../program/records.ts'
import type { EngineTime } from '../types.ts'

/**
 * When an item was given its value: set, assigned or observed. A derived value is as old as the oldest one that it rests
 * on. `null` for what is unknown, or rests on nothing that can be given.
 */
export function givenAt(program: Program, item: number, reader: Reader): EngineTime | null {
  let time: EngineTime | null = null
  if (reader.item(item).value === undefined) return time
  for (const position of element(program.items, item).givenBy) {
    const { updatedAt } = reader.item(position)
    if (updatedAt !== null && (time === null || updatedAt < time)) time = updatedAt
  }
  return time
}
