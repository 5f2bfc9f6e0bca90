import { candidateValue, type KnownValue, setLiteral, type Value } from '../../expressions/values/index.ts'
import { isComparison } from '../../expressions/operators.ts'
import { functionSpec } from '../../expressions/types/index.ts'
import type { BinaryExpression, CallExpression, Expression } from '../../model/index.ts'
import type { Resolution, Scope } from '../../names/index.ts'
import {
  type Abstract,
  ANY,
  canBeOtherThanTrue,
  canBeTrue,
  distinct,
  EITHER,
  exactly,
  FALSE,
  join,
  oneOfValues,
  TOP,
  truth,
  TRUE,
  UNKNOWN,
} from './abstract.ts'
import { arithmetic } from './arithmetic.ts'
import { compareAbstract } from './comparison.ts'
import { applyFunction, applyOperator, constantValue } from './constant.ts'
import { functionOfIntervals } from './functions.ts'
import type { TaskState, World } from './world.ts'

/** The product of more combinations than this is not listed. */
const COMBINATIONS = 256

/**
 * Everything an expression can be worth in a world: never less than that, sometimes more. Parts are asked of the world,
 * which remembers them.
 */
export function evaluate(expression: Expression, world: World, scope: Scope): Abstract {
  switch (expression.kind) {
    case 'boolean':
    case 'number':
    case 'text':
      return exactly(expression.value)
    case 'duration': {
      const value = constantValue(expression)
      return value === undefined ? UNKNOWN : exactly(value)
    }
    case 'unknown':
      return UNKNOWN
    case 'missing':
      return TOP
    case 'name':
      return evaluateName(expression.name, world)
    case 'unary':
      return evaluateUnary(expression.operator, world.value(expression.operand, scope))
    case 'binary':
      return evaluateBinary(expression, world, scope)
    case 'set':
      return combined(
        expression.elements.map((element) => world.value(element, scope)),
        setLiteral,
        (unknown) => ({ unknown, known: ANY }),
      )
    default:
      return evaluateCall(expression, world, scope)
  }
}

/** A name that is no item and no parameter is a candidate, as in the engine. */
function evaluateName(name: string, world: World): Abstract {
  const { data, parameters } = world.resolver.index
  return data.has(name) || parameters.has(name) ? world.item(name) : exactly(candidateValue(name))
}

function evaluateUnary(operator: 'not' | '-' | '+', operand: Abstract): Abstract {
  if (operator === 'not') return truth(canBeOtherThanTrue(operand), canBeTrue(operand))
  return operator === '+' ? operand : arithmetic('-', exactly(0), operand)
}

function evaluateBinary(expression: BinaryExpression, world: World, scope: Scope): Abstract {
  const { operator } = expression
  if (operator === 'and' || operator === 'or') return connective(expression, world, scope)
  const left = world.value(expression.left, scope)
  const right = world.value(expression.right, scope)
  if (isComparison(operator)) return compareAbstract(operator, left, right)
  return combined(
    [left, right],
    ([a, b]) => applyOperator(operator, a, b),
    () => arithmetic(operator, left, right),
  )
}

/** The right side matters only where the left one leaves it open, so it is looked at under that. */
function connective({ operator, left, right }: BinaryExpression, world: World, scope: Scope): Abstract {
  const goesOn = operator === 'and'
  const first = world.value(left, scope)
  const open = world.assume(left, goesOn, scope)
  const second = open === undefined ? undefined : open.value(right, scope)
  const canTrue = goesOn ? second !== undefined && canBeTrue(second) : canBeTrue(first) || isTrueOf(second)
  const canFalse = goesOn
    ? canBeOtherThanTrue(first) || (second !== undefined && canBeOtherThanTrue(second))
    : second !== undefined && canBeOtherThanTrue(second)
  return truth(canTrue, canFalse)
}

function isTrueOf(value: Abstract | undefined): boolean {
  return value !== undefined && canBeTrue(value)
}

/** Value by value where there are few; otherwise what `otherwise` says. Unknown operands give unknown. */
function combined(
  operands: readonly Abstract[],
  apply: (values: readonly KnownValue[]) => Value,
  otherwise: (unknown: boolean) => Abstract,
): Abstract {
  const unknown = operands.some((operand) => operand.unknown)
  const lists: (readonly KnownValue[])[] = []
  let count = 1
  for (const { known } of operands) {
    if (known === undefined) return { unknown }
    if (known.kind !== 'values') return otherwise(unknown)
    lists.push(known.values)
    count *= known.values.length
    if (count > COMBINATIONS) return otherwise(unknown)
  }
  const results: KnownValue[] = []
  let open = unknown
  for (const values of product(lists)) {
    const result = apply(values)
    if (result === undefined) open = true
    else results.push(result)
  }
  return oneOfValues(distinct(results), open)
}

function product(lists: readonly (readonly KnownValue[])[]): KnownValue[][] {
  return lists.reduce<KnownValue[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]])
}

function evaluateCall(call: CallExpression, world: World, scope: Scope): Abstract {
  const name = functionSpec(call.function)?.name ?? call.function
  const [first] = call.arguments
  switch (name) {
    case 'is_known':
      return first === undefined ? TOP : isKnown(world.value(first, scope))
    case 'if':
      return choice(call, world, scope)
    case 'forever':
      return FALSE
    case 'now':
      return { unknown: false, known: ANY }
    case 'dormant':
    case 'in_progress':
    case 'completed':
    case 'discarded':
      return inState(name, taskOf(first, world, scope), world)
    case 'result_of':
      return resultOf(taskOf(first, world, scope), world)
    case 'netsupport':
      return supportOf(call, world, scope)
    case 'cycle':
      return functionOfIntervals('cycle', [])
    case 'result_set':
    case 'last_updated':
    case 'in_progress_time':
    case 'completed_time':
    case 'discarded_time':
      return TOP
    default:
      return pure(name, call.arguments, world, scope)
  }
}

function isKnown(value: Abstract): Abstract {
  return truth(value.known !== undefined, value.unknown)
}

/** Unknown counts as false (V11); each result is looked at under its condition. */
function choice({ arguments: [condition, yes, no] }: CallExpression, world: World, scope: Scope): Abstract {
  if (condition === undefined || yes === undefined || no === undefined) return TOP
  const whenTrue = world.assume(condition, true, scope)
  const otherwise = world.assume(condition, false, scope)
  if (whenTrue === undefined) return otherwise === undefined ? TOP : otherwise.value(no, scope)
  const first = whenTrue.value(yes, scope)
  return otherwise === undefined ? first : join(first, otherwise.value(no, scope))
}

export function taskOf(argument: Expression | undefined, world: World, scope: Scope): Resolution | undefined {
  return argument?.kind === 'name' ? world.resolver.resolveTask(argument.name, scope) : undefined
}

function inState(state: TaskState, task: Resolution | undefined, world: World): Abstract {
  if (task?.kind !== 'task' || task.path === undefined) return EITHER
  const { known } = world.state(task.path)
  if (known?.kind !== 'values') return EITHER
  const can = known.values.includes(state)
  if (!can) return FALSE
  return known.values.length === 1 ? TRUE : EITHER
}

function resultOf(task: Resolution | undefined, world: World): Abstract {
  if (task?.kind !== 'task' || task.definition.kind !== 'decision' || task.path === undefined) return TOP
  return world.result(task.path, task.definition)
}

function supportOf({ arguments: [decision, candidate] }: CallExpression, world: World, scope: Scope): Abstract {
  const task = taskOf(decision, world, scope)
  if (task?.kind !== 'task' || task.definition.kind !== 'decision' || candidate?.kind !== 'name') return TOP
  const found = task.definition.candidates.find((one) => one.name.text === candidate.name)
  return found === undefined ? TOP : world.support(task.path, task.definition, found)
}

function pure(name: string, args: readonly Expression[], world: World, scope: Scope): Abstract {
  const [only] = args
  if (args.length === 1 && only?.kind === 'set' && (name === 'max' || name === 'min')) {
    return pure(name, only.elements, world, scope)
  }
  const values = args.map((argument) => world.value(argument, scope))
  return combined(
    values,
    (known) => applyFunction(name, known),
    () => functionOfIntervals(name, values),
  )
}
