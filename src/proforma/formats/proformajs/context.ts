import type { Expression } from '../../model/index.ts'
import type { Owner } from '../../text/index.ts'
import { textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { textStatement } from '../statements.ts'
import { ownTextOf } from './extension.ts'
import type { SidecarBuilder } from './sidecar.ts'
import type { TaskNode } from './tree.ts'

/** What the import of a part needs from the whole. */
export interface ImportContext {
  readonly sidecar: SidecarBuilder
  lost(reason: string, place: string, message: string): void
  /** Keeps what has no place in the text beside it, and says so. */
  keep(key: string, name: string, value: Json, message: string): void
  convert(source: string, node: TaskNode, key: string, keyword: string): Expression | undefined
  /** The statement of a condition or value. */
  expression(json: JsonObject, attribute: string, keyword: string, owner: Owner, node: TaskNode, key: string): string[]
  /** The attributes under `meta.proforma`. */
  extensions(owner: Owner, json: JsonObject, key: string, done: readonly string[]): string[]
}

/** A caption that an export made up is none. */
export function captionLine(json: JsonObject): string[] {
  if (ownTextOf(json, 'caption', 'caption') === '') return []
  return textStatement('caption', textMember(json, 'caption') ?? '')
}
