import { printExpression } from '../../expressions/print.ts'
import { isSet, type KnownValue } from '../../expressions/values/index.ts'
import type { BinaryExpression, CallExpression, Expression } from '../../model/index.ts'
import type { Scope } from '../../names/index.ts'
import {
  type Abstract,
  canBeOtherThanTrue,
  canBeTrue,
  isNothing,
  meet,
  oneOfValues,
  TRUE,
  UNKNOWN,
} from './abstract.ts'
import { type Comparison, flipped, isOrderComparison, negated, restrict } from './comparison.ts'
import { taskOf } from './evaluate.ts'
import { NOWHERE, type TaskState, type Variable, type World } from './world.ts'

/** The world under the assumption that an expression is true, or is not; nothing when that is impossible. */
export function assume(expression: Expression, isTrue: boolean, world: World, scope: Scope): World | undefined {
  const value = world.value(expression, scope)
  if (isTrue ? !canBeTrue(value) : !canBeOtherThanTrue(value)) return undefined
  switch (expression.kind) {
    case 'unary':
      return expression.operator === 'not' ? world.assume(expression.operand, !isTrue, scope) : world
    case 'binary':
      return assumeBinary(expression, isTrue, world, scope)
    case 'name':
      return assumeName(expression.name, isTrue, world, scope)
    case 'call':
      return assumeCall(expression, isTrue, world, scope)
    default:
      return world
  }
}

function assumeBinary(expression: BinaryExpression, isTrue: boolean, world: World, scope: Scope): World | undefined {
  const { operator, left, right } = expression
  if (operator === 'and' || operator === 'or') {
    const all = (operator === 'and') === isTrue
    return all ? both(left, right, isTrue, world, scope) : either(left, right, isTrue, world, scope)
  }
  if (isOrderComparison(operator)) return assumeComparison(expression, operator, isTrue, world, scope)
  if (operator === 'includes' || operator === 'oneof') return assumeMembership(expression, isTrue, world, scope)
  return world
}

function both(left: Expression, right: Expression, isTrue: boolean, world: World, scope: Scope): World | undefined {
  return world.assume(left, isTrue, scope)?.assume(right, isTrue, scope)
}

function either(left: Expression, right: Expression, isTrue: boolean, world: World, scope: Scope): World | undefined {
  const first = world.assume(left, isTrue, scope)
  const second = world.assume(right, isTrue, scope)
  if (first === undefined || second === undefined) return first ?? second
  return first.or(second)
}

/** Something that has a name in the world, so that it can be learned about. */
interface Place {
  readonly variable: Variable
  readonly value: Abstract
}

function placeOf(expression: Expression, world: World, scope: Scope): Place | undefined {
  if (expression.kind === 'name') {
    const { data, parameters } = world.resolver.index
    if (!data.has(expression.name) && !parameters.has(expression.name)) return undefined
    return { variable: `item ${expression.name}`, value: world.item(expression.name) }
  }
  if (expression.kind !== 'call' || expression.function !== 'result_of') return undefined
  const task = taskOf(expression.arguments[0], world, scope)
  if (task?.kind !== 'task' || task.path === undefined || task.definition.kind !== 'decision') return undefined
  return { variable: `result ${task.path.join('/')}`, value: world.result(task.path, task.definition) }
}

function assumeComparison(
  expression: BinaryExpression,
  operator: Comparison,
  isTrue: boolean,
  world: World,
  scope: Scope,
): World | undefined {
  const { left, right } = expression
  const first = placeOf(left, world, scope)
  const after = first === undefined ? world : narrow(first, operator, world.value(right, scope), isTrue, world)
  const second = after === undefined ? undefined : placeOf(right, after, scope)
  if (after === undefined || second === undefined) return after
  return narrow(second, flipped(operator), after.value(left, scope), isTrue, after)
}

function narrow(place: Place, operator: Comparison, other: Abstract, isTrue: boolean, world: World): World | undefined {
  const value = isTrue ? whenTrue(place.value, operator, other) : whenNotTrue(place.value, operator, other)
  return value === undefined ? world : world.learn(place.variable, value)
}

/** Both sides are known then. */
function whenTrue(value: Abstract, operator: Comparison, other: Abstract): Abstract {
  if (value.known === undefined || other.known === undefined) return { unknown: false }
  const known = restrict(value.known, operator, other.known)
  return known === undefined ? { unknown: false } : { unknown: false, known }
}

/** Either a side is unknown, or the opposite holds. */
function whenNotTrue(value: Abstract, operator: Comparison, other: Abstract): Abstract | undefined {
  if (other.unknown || other.known === undefined || value.known === undefined) return undefined
  const known = restrict(value.known, negated(operator), other.known)
  return known === undefined ? { unknown: value.unknown } : { unknown: value.unknown, known }
}

/** `x oneof ["a", "b"]` says what x is; other memberships are remembered as they are written. */
function assumeMembership(
  expression: BinaryExpression,
  isTrue: boolean,
  world: World,
  scope: Scope,
): World | undefined {
  const [element, set] =
    expression.operator === 'oneof' ? [expression.left, expression.right] : [expression.right, expression.left]
  const place = placeOf(element, world, scope)
  const elements = elementsOf(world.value(set, scope))
  if (place === undefined || elements === undefined) return remember(expression, isTrue, world)
  return world.learn(place.variable, isTrue ? within(place.value, elements) : outside(place.value, elements))
}

function elementsOf({ unknown, known }: Abstract): readonly KnownValue[] | undefined {
  if (unknown || known?.kind !== 'values' || known.values.length !== 1) return undefined
  const [set] = known.values
  return isSet(set) ? set.elements : undefined
}

function within(value: Abstract, elements: readonly KnownValue[]): Abstract {
  return meet({ ...value, unknown: false }, oneOfValues(elements))
}

function outside(value: Abstract, elements: readonly KnownValue[]): Abstract {
  let { known } = value
  for (const element of elements) {
    if (known === undefined) break
    known = restrict(known, '!=', { kind: 'values', values: [element] })
  }
  return known === undefined ? { unknown: value.unknown } : { unknown: value.unknown, known }
}

/** The same words cannot be true and not true. */
function remember(expression: Expression, isTrue: boolean, world: World): World | undefined {
  const variable: Variable = `atom ${printExpression(expression)}`
  const before = world.learned(variable)
  if (before === undefined) return world.learn(variable, isTrue ? TRUE : UNKNOWN)
  return before === (isTrue ? TRUE : UNKNOWN) ? world : before === TRUE || before === UNKNOWN ? undefined : world
}

/** A truth value of its own: for a derived one, its derivation is true as well. */
function assumeName(name: string, isTrue: boolean, world: World, scope: Scope): World | undefined {
  const place = placeOf({ kind: 'name', name, quoted: false, span: { start: 0, end: 0 } }, world, scope)
  if (place === undefined) return world
  const { known, unknown } = place.value
  const left: Abstract = isTrue
    ? meet({ unknown: false, known: known ?? { kind: 'any' } }, TRUE)
    : { unknown, ...falseOf(known) }
  const learned = world.learn(place.variable, left)
  const derivation = world.resolver.index.data.get(name)?.derivation
  return derivation === undefined ? learned : learned?.assume(derivation.value, isTrue, NOWHERE)
}

function falseOf(known: Abstract['known']): Pick<Abstract, 'known'> {
  const { known: left } = meet({ unknown: false, known: known ?? { kind: 'values', values: [] } }, oneOfValues([false]))
  return left === undefined ? {} : { known: left }
}

const STATES = new Set<string>(['dormant', 'in_progress', 'completed', 'discarded'])

function assumeCall(call: CallExpression, isTrue: boolean, world: World, scope: Scope): World | undefined {
  const [first] = call.arguments
  if (first === undefined) return world
  if (call.function === 'is_known') return assumeKnown(first, isTrue, world, scope)
  if (call.function === 'if') return assumeChoice(call, isTrue, world, scope)
  if (STATES.has(call.function)) return assumeState(first, call.function as TaskState, isTrue, world, scope)
  return world
}

function assumeKnown(argument: Expression, isTrue: boolean, world: World, scope: Scope): World | undefined {
  const place = placeOf(argument, world, scope)
  if (place === undefined) return world
  const { known } = place.value
  const value = isTrue ? { unknown: false, ...(known ? { known } : {}) } : UNKNOWN
  return world.learn(place.variable, value)
}

function assumeChoice(
  { arguments: [condition, yes, no] }: CallExpression,
  isTrue: boolean,
  world: World,
  scope: Scope,
): World | undefined {
  if (condition === undefined || yes === undefined || no === undefined) return world
  const first = world.assume(condition, true, scope)?.assume(yes, isTrue, scope)
  const second = world.assume(condition, false, scope)?.assume(no, isTrue, scope)
  if (first === undefined || second === undefined) return first ?? second
  return first.or(second)
}

function assumeState(
  argument: Expression,
  state: TaskState,
  isTrue: boolean,
  world: World,
  scope: Scope,
): World | undefined {
  const task = taskOf(argument, world, scope)
  if (task?.kind !== 'task' || task.path === undefined) return world
  const value = world.state(task.path)
  const known = value.known && restrict(value.known, isTrue ? '=' : '!=', { kind: 'values', values: [state] })
  const left: Abstract = known === undefined ? { unknown: false } : { unknown: false, known }
  return isNothing(left) ? undefined : world.learn(`state ${task.path.join('/')}`, left)
}
