import type { CallExpression, DecisionDefinition, Expression } from '../../model/index.ts'
import type { Position } from '../../names/resolver.ts'
import { type Inference, VALUE } from './inference.ts'

/** Functions of sets: what they give is of the kind of what they take. */
export const SET_FUNCTIONS: ReadonlySet<string> = new Set(['union', 'intersect', 'diff'])

const RESULTS: ReadonlySet<string> = new Set(['result_of', 'result_set'])

/** Where a name stands beside another expression (N5): next to the result of a decision it is one of its candidates first. */
export function beside(other: Expression, inference: Inference): Position {
  if (other.kind !== 'call') return VALUE
  const decision = decisionOf(other, inference)
  if (decision !== undefined) return { kind: 'compared', decision }
  return RESULTS.has(other.function) ? { kind: 'beside-unknown' } : VALUE
}

/** The decision whose result a call gives, also through unions and the like. */
export function decisionOf(call: CallExpression, inference: Inference): DecisionDefinition | undefined {
  const [first] = call.arguments
  if (RESULTS.has(call.function)) {
    const found = first?.kind === 'name' ? inference.resolver.resolveTask(first.name, inference.scope) : undefined
    return found?.kind === 'task' && found.definition.kind === 'decision' ? found.definition : undefined
  }
  if (!SET_FUNCTIONS.has(call.function)) return undefined
  for (const argument of call.arguments) {
    const decision = argument.kind === 'call' ? decisionOf(argument, inference) : undefined
    if (decision !== undefined) return decision
  }
  return undefined
}
