import type {
  Candidate,
  DataDefinition,
  DecisionDefinition,
  ParameterDefinition,
  ProtocolIndex,
  TaskDefinition,
} from '../model/index.ts'
import { type InstancePath, TaskTree } from './taskTree.ts'

/** What one name can stand for. */
export type Meaning =
  | { readonly kind: 'data'; readonly definition: DataDefinition }
  | { readonly kind: 'parameter'; readonly definition: ParameterDefinition }
  | { readonly kind: 'candidate'; readonly decision: DecisionDefinition; readonly candidate: Candidate }
  /** `path` is the instance that is meant; absent while the definition stands in no plan. */
  | { readonly kind: 'task'; readonly definition: TaskDefinition; readonly path?: InstancePath }

export type Resolution =
  | Meaning
  | { readonly kind: 'ambiguous'; readonly meanings: readonly Meaning[] }
  | { readonly kind: 'unknown' }

/**
 * The place of an expression (N4): the definition that holds it and the instance of it that is meant. Without `owner`
 * it is a place outside every task (a derivation, a property, an expression from outside); without `path` the
 * task stands in no plan. Component attributes (`cycle_until`, …) have the place of their task.
 */
export interface Scope {
  readonly owner?: TaskDefinition
  readonly path?: InstancePath
}

/** Where a name stands in an expression, as far as that limits what it can mean. */
export type Position =
  | { readonly kind: 'value' }
  /** Beside `result_of(D)` or `result_set(D)`. */
  | { readonly kind: 'compared'; readonly decision: DecisionDefinition }
  /** `completed(T)`, `netsupport(D, …)`. */
  | { readonly kind: 'task' }
  /** `netsupport(D, C)`. */
  | { readonly kind: 'candidate'; readonly decision: DecisionDefinition }
  /** Beside the result of a decision that does not exist, which has been reported. */
  | { readonly kind: 'beside-unknown' }

const VALUE: Position = { kind: 'value' }
const UNKNOWN: Resolution = { kind: 'unknown' }

/** Finds what names mean (reference, sections 3 and 6). One for a protocol; it never changes. */
export class Resolver {
  readonly index: ProtocolIndex
  readonly tree: TaskTree

  constructor(index: ProtocolIndex, tree: TaskTree = new TaskTree(index)) {
    this.index = index
    this.tree = tree
  }

  resolve(name: string, scope: Scope, position: Position = VALUE): Resolution {
    if (position.kind === 'task') return this.resolveTask(name, scope)
    if (position.kind === 'candidate') return candidateOf(position.decision, name) ?? UNKNOWN
    const item = this.#item(name)
    const candidate = this.#candidate(name, scope, position)
    if (item !== undefined) return this.#clash(item, candidate ?? this.resolveTask(name, scope))
    return candidate ?? this.resolveTask(name, scope)
  }

  /**
   * The instance a task name means (N6): a plan's own conditions see its components first; then the siblings, then the
   * plans around and theirs, the nearer first; then the one such task of the protocol.
   */
  resolveTask(name: string, scope: Scope): Resolution {
    const definition = this.index.tasks.get(name)
    if (definition === undefined) return UNKNOWN
    const near = scope.path === undefined ? undefined : this.#near(name, scope.path)
    if (near !== undefined) return { kind: 'task', definition, path: near }
    const paths = this.tree.pathsOf(name, 2)
    const [first, second] = paths
    if (second !== undefined)
      return { kind: 'ambiguous', meanings: paths.map((path) => ({ kind: 'task', definition, path })) }
    return first === undefined ? { kind: 'task', definition } : { kind: 'task', definition, path: first }
  }

  #near(name: string, path: InstancePath): InstancePath | undefined {
    for (let depth = path.length; depth > 0; depth--) {
      const plan = path[depth - 1] as string
      if (this.tree.componentsOf(plan).has(name)) return [...path.slice(0, depth), name]
    }
    return undefined
  }

  #item(name: string): Meaning | undefined {
    const data = this.index.data.get(name)
    if (data !== undefined) return { kind: 'data', definition: data }
    const parameter = this.index.parameters.get(name)
    return parameter && { kind: 'parameter', definition: parameter }
  }

  /** Beside the result of a decision only its candidates make sense; elsewhere those of the decision in hand. */
  #candidate(name: string, { owner }: Scope, position: Position): Meaning | undefined {
    if (position.kind === 'compared') {
      const compared = candidateOf(position.decision, name)
      if (compared !== undefined) return compared
    }
    return owner?.kind === 'decision' ? candidateOf(owner, name) : undefined
  }

  #clash(item: Meaning, other: Resolution): Resolution {
    if (other.kind === 'unknown') return item
    const meanings = other.kind === 'ambiguous' ? other.meanings : [other]
    return { kind: 'ambiguous', meanings: [item, ...meanings] }
  }

  /** Every name that can be written at a place, for completion and for hints. */
  namesIn(scope: Scope, position: Position = VALUE): string[] {
    if (position.kind === 'candidate') return position.decision.candidates.map((one) => one.name.text)
    const tasks = [...this.index.tasks.keys()]
    if (position.kind === 'task') return tasks
    const compared = position.kind === 'compared' ? position.decision.candidates : []
    const own = scope.owner?.kind === 'decision' ? scope.owner.candidates : []
    const candidates = [...compared, ...own].map((one) => one.name.text)
    return [...new Set([...this.index.data.keys(), ...this.index.parameters.keys(), ...candidates, ...tasks])]
  }
}

const CANDIDATES = new WeakMap<DecisionDefinition, ReadonlyMap<string, Candidate>>()

/** The candidates of a decision by name; of duplicates the first. */
function candidatesOf(decision: DecisionDefinition): ReadonlyMap<string, Candidate> {
  let candidates = CANDIDATES.get(decision)
  if (candidates === undefined) {
    candidates = new Map([...decision.candidates].reverse().map((one) => [one.name.text, one]))
    CANDIDATES.set(decision, candidates)
  }
  return candidates
}

function candidateOf(decision: DecisionDefinition, name: string): Meaning | undefined {
  const candidate = candidatesOf(decision).get(name)
  return candidate && { kind: 'candidate', decision, candidate }
}
