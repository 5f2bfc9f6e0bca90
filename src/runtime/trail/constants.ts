import { type Expression, literalDuration, PURE_FUNCTIONS, type Value } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import type { Scope } from '../program/scope.ts'

/** The constants that an expression compares with, also through derived items and the arguments of candidates. */
export function constantsIn(program: Program, expressions: readonly Expression[], scope: Scope): readonly Value[] {
  const found: Value[] = []
  const seen = new Set<Expression>()
  const open = [...expressions]
  for (let expression = open.pop(); expression; expression = open.pop()) {
    if (seen.has(expression)) continue
    seen.add(expression)
    const value = constantValue(expression)
    if (value !== undefined) found.push(value)
    open.push(...below(program, expression, scope))
  }
  return found
}

function constantValue(expression: Expression): Value {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.value
    case 'duration':
      return literalDuration(expression.amount, expression.unit)
    case 'call':
      return constantCall(expression.function, expression.arguments)
    default:
      return undefined
  }
}

/** `date(2026, 1, 31)` and the like. */
function constantCall(name: string, given: readonly Expression[]): Value {
  if (name !== 'date' && name !== 'time') return undefined
  const numbers = given.map((each) => (each.kind === 'number' ? each.value : undefined))
  return PURE_FUNCTIONS.get(name)?.(...numbers)
}

function below(program: Program, expression: Expression, scope: Scope): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'set':
      return expression.elements
    case 'call':
      return [...expression.arguments, ...argumentsOf(program, expression.function, expression.arguments, scope)]
    case 'name':
      return derivationOf(program, expression.name)
    default:
      return []
  }
}

function derivationOf(program: Program, name: string): readonly Expression[] {
  const item = program.itemIndex.get(name)
  const derivation = item === undefined ? undefined : element(program.items, item).derivation
  return derivation ? [derivation.source] : []
}

/** `netsupport(D, C)` looks at the conditions of the arguments of C. */
function argumentsOf(
  program: Program,
  name: string,
  [decision, candidate]: readonly Expression[],
  scope: Scope,
): readonly Expression[] {
  if (name !== 'netsupport' || decision?.kind !== 'name' || candidate?.kind !== 'name') return []
  const task = scope.task(decision.name)
  if (task.kind !== 'task') return []
  const found = element(program.tasks, task.index).candidates.find((each) => each.name === candidate.name)
  return found ? found.arguments.map((argument) => argument.condition.source) : []
}
