import type { State } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import type { Event } from './events.ts'
import type { Transfer } from './transfer.ts'

/** All patients who can be in one state of the tasks. */
export interface Node {
  readonly id: number
  /** The state of one of them; task states are those of all. */
  readonly state: State
  /** What is remembered of the runs for each requirement. */
  readonly memories: readonly number[]
  readonly ended: boolean
  /** Items that nobody looks at any more; they may be anything. */
  readonly dead: readonly number[]
  /** Everyone who gets here, in some run. */
  known: Diagram
  /** Those who get here for the first time after so many operations: shortest runs first. */
  readonly layers: { readonly depth: number; readonly added: Diagram }[]
  readonly incoming: Edge[]
  readonly outgoing: Edge[]
  readonly events: readonly Event[]
}

/** One step of the engine, for all patients who take it together. */
export interface Edge {
  readonly from: Node
  readonly to: Node
  readonly event: Event
  /** Who can take it, before the answers of the event. */
  readonly before: Diagram
  readonly after: Diagram
  readonly transfer: Transfer
  /** Number of the operation, from 0. */
  readonly depth: number
}

/** A step that some patients can take, wherever it leads. */
export type Step = Pick<Edge, 'from' | 'event' | 'transfer'>

/** An operation after which the engine would go on changing without end. */
export interface Divergence extends Step {
  readonly tasks: readonly string[]
}
