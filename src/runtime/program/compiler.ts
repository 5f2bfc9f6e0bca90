import type { Expression } from '../../proforma/index.ts'
import { compileExpression } from './expression.ts'
import type { CompiledExpression } from './program.ts'
import { Reads, type Scope } from './scope.ts'

type Growing = { items: number[]; tasks: number[]; time: boolean }

/** An expression compiled, its dependencies still to be completed (`Compiler.finish`). */
interface Pending {
  readonly reads: Reads
  readonly result: Growing
}

/**
 * Compiles the expressions of one protocol. What an expression reads through the support of a candidate or through
 * `last_updated` is known only when everything is compiled, so dependencies are completed at the end.
 */
export class Compiler {
  readonly #pending: Pending[] = []
  /** Expressions of definitions used in many places that mean the same in all of them. */
  readonly #shared = new Map<Expression, CompiledExpression>()

  compile(expression: Expression, scope: Scope): CompiledExpression {
    const known = this.#shared.get(expression)
    if (known) return known
    const { compiled, reads } = this.compileWithReads(expression, scope)
    if (reads.tasks.size === 0 && reads.supports.size === 0) this.#shared.set(expression, compiled)
    return compiled
  }

  /** As `compile`, for callers that need what was read at once. */
  compileWithReads(
    expression: Expression,
    scope: Scope,
  ): { readonly compiled: CompiledExpression; readonly reads: Reads } {
    const reads = new Reads()
    const evaluate = compileExpression(expression, scope, reads)
    const result: Growing = { items: [], tasks: [], time: false }
    this.#pending.push({ reads, result })
    return { compiled: { source: expression, evaluate, reads: result }, reads }
  }

  optional(expression: Expression | undefined, scope: Scope): CompiledExpression | undefined {
    return expression && this.compile(expression, scope)
  }

  /** Fills in the dependencies of everything compiled so far. */
  finish(givenBy: (item: number) => readonly number[], supportReads: (support: string) => readonly Reads[]): void {
    for (const { reads, result } of this.#pending) {
      const all = everythingRead(reads, supportReads)
      for (const item of all.updates) for (const given of givenBy(item)) all.items.add(given)
      result.items.push(...[...all.items].sort(ascending))
      result.tasks.push(...[...all.tasks].sort(ascending))
      result.time = all.time
    }
    this.#pending.length = 0
  }
}

/** Everything that is read, through the arguments of candidates too. */
export function everythingRead(from: Reads, supportReads: (support: string) => readonly Reads[]): Reads {
  const all = new Reads()
  gather(from, all, supportReads, new Set())
  return all
}

function gather(
  from: Reads,
  into: Reads,
  supportReads: (support: string) => readonly Reads[],
  seen: Set<string>,
): void {
  for (const item of from.items) into.items.add(item)
  for (const item of from.updates) into.updates.add(item)
  for (const task of from.tasks) into.tasks.add(task)
  into.time ||= from.time
  for (const support of from.supports) {
    if (seen.has(support)) continue
    seen.add(support)
    for (const reads of supportReads(support)) gather(reads, into, supportReads, seen)
  }
}

const ascending = (a: number, b: number): number => a - b
