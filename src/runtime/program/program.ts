import type {
  Component,
  DataDefinition,
  Domain,
  ParsedProtocol,
  Resolver,
  TaskDefinition,
  TruthWords,
  Value,
} from '../../proforma/index.ts'
import type { TaskPath } from '../types.ts'
import type { CandidateProgram, CompiledExpression } from './compiled.ts'
import type { TaskRecord } from './records.ts'
import type { Scope } from './scope.ts'

export type {
  ArgumentProgram,
  CandidateProgram,
  CompiledExpression,
  Dependencies,
  Evaluate,
  SupportKind,
} from './compiled.ts'

export type TaskKind = 'action' | 'enquiry' | 'decision' | 'plan' | 'task'

/** A source of an enquiry or decision; `item` is a position in `Program.items`. */
export interface SourceProgram {
  readonly item: number
  readonly mandatory: boolean
}

export interface AssignmentProgram {
  readonly item: number
  readonly value: CompiledExpression
}

/** One task in its place in the tree. Positions are those of `Program.tasks`, parents before their components. */
export interface TaskProgram {
  readonly index: number
  readonly path: TaskPath
  /** The names of the path. */
  readonly names: readonly string[]
  readonly definition: string
  /** The definition and its place in the plan, as parsed; the root has no place. */
  readonly source: { readonly definition: TaskDefinition; readonly component?: Component }
  readonly kind: TaskKind
  /** -1 for the root. */
  readonly parent: number
  readonly components: readonly number[]
  /** One past the last descendant: the subtree is `index + 1 … subtreeEnd - 1`. */
  readonly subtreeEnd: number
  readonly antecedents: readonly number[]
  readonly successors: readonly number[]
  readonly optional: boolean
  readonly terminal: boolean
  /** Components whose completion completes this plan. */
  readonly terminals: readonly number[]
  /** `-1` is endless. */
  readonly cycles: number
  readonly cycleUntil?: CompiledExpression
  readonly cycleRepeat?: CompiledExpression
  readonly autonomous: boolean
  readonly confirmatory: boolean
  readonly trigger?: string
  readonly waitCondition?: CompiledExpression
  readonly precondition?: CompiledExpression
  readonly abort?: CompiledExpression
  readonly terminate?: CompiledExpression
  readonly assignments: readonly AssignmentProgram[]
  readonly sources: readonly SourceProgram[]
  readonly candidates: readonly CandidateProgram[]
  readonly choice: 'single' | 'multiple'
  readonly support: 'symbolic' | 'numeric'
  /** Positions of the sources whose values age when a performance ends; empty for a task that is performed once. */
  readonly ageing: readonly number[]
  /** Whether the task may be performed more than once (own cycles or trigger, or those of a plan around). */
  readonly repeats: boolean
  /** The record of this task while nothing has happened. */
  readonly initial: TaskRecord
}

export interface WarningProgram {
  readonly item: number
  readonly condition: CompiledExpression
  readonly message: string
}

/** A data item. Derived ones come after what they read in `Program.derivationOrder`. */
export interface ItemProgram {
  readonly index: number
  readonly name: string
  readonly definition: DataDefinition
  readonly domain: Domain
  readonly words: TruthWords
  readonly mandatoryValidation: boolean
  readonly derivation?: CompiledExpression
  /** Place in the order of derivation; -1 for an item that is not derived. */
  readonly rank: number
  /** The items that can be set and on which a derived one depends, itself for others. */
  readonly givenBy: readonly number[]
  readonly warnings: readonly number[]
}

/** Who has to look again when one thing changes: positions in `tasks`, `items` and `warnings`. */
export interface Readers {
  readonly tasks: readonly number[]
  readonly derived: readonly number[]
  readonly warnings: readonly number[]
}

/**
 * A protocol made ready to run: flat arrays over the instances of its tasks, expressions as functions, and for
 * everything that can change the list of those who look at it. Immutable; shared by any number of enactments.
 */
export interface Program {
  /** Tells programs apart in trails and scenarios: 16 hexadecimal digits of a hash of the text. */
  readonly fingerprint: string
  readonly parsed: ParsedProtocol
  readonly tasks: readonly TaskProgram[]
  readonly pathIndex: ReadonlyMap<TaskPath, number>
  readonly items: readonly ItemProgram[]
  readonly itemIndex: ReadonlyMap<string, number>
  readonly parameters: ReadonlyMap<string, Value>
  /** Derived items in an order in which each comes after those it reads. */
  readonly derivationOrder: readonly number[]
  readonly warnings: readonly WarningProgram[]
  readonly triggers: ReadonlyMap<string, readonly number[]>
  readonly itemReaders: readonly Readers[]
  readonly taskReaders: readonly Readers[]
  readonly timeReaders: Readers
  /** Instances that have the item as a source and may be performed again, with the position of the source. */
  readonly repeatedSources: readonly (readonly { readonly task: number; readonly source: number }[])[]
  /** What names mean, by the rules of the checks. */
  readonly resolver: Resolver
  /** What names mean in the conditions of an instance; for expressions that come from outside. */
  readonly scopeOf: (task: number) => Scope
  /** Passes after which an operation is refused as an oscillation (R7). */
  readonly passLimit: number
}
