import type { Value } from '../../proforma/index.ts'
import type { TaskResolution } from './names.ts'
import type { SupportTable } from './support.ts'

/** What a name can mean at one place of the protocol. Positions are those of the program. */
export interface Scope {
  readonly item: (name: string) => number | undefined
  /** The constant of a parameter; `known` tells it from a name that is none. */
  readonly parameter: (name: string) => { readonly known: boolean; readonly value: Value }
  readonly task: (name: string) => TaskResolution
  /** The position of a candidate in a decision, or -1. */
  readonly candidate: (task: number, name: string) => number
  /** Names of the candidates of a decision, in text order. */
  readonly candidateNames: (task: number) => readonly string[]
  readonly supports: SupportTable
  /** The items that can be set on which an item depends: itself unless it is derived. */
  readonly givenBy: (item: number) => readonly number[]
}

/** Collects what one expression reads while it is compiled. */
export class Reads {
  readonly items = new Set<number>()
  readonly tasks = new Set<number>()
  /** Candidates whose support is read, as `task:candidate`. */
  readonly supports = new Set<string>()
  /** Items whose `last_updated` is read. */
  readonly updates = new Set<number>()
  time = false
}
