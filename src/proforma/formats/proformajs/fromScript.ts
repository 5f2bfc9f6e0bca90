import type { BinaryOperator, Expression } from '../../model/index.ts'
import { binaryOf, booleanOf, callOf, nameOf, notOf, numberOf, setOf, textOf, UNKNOWN } from './build.ts'
import { parseScript, ScriptSyntaxError } from './script.ts'
import type { Script } from './script.ts'
import { findData, findTask } from './tree.ts'
import type { TaskNode } from './tree.ts'

/** An expression of the file that has no counterpart; `reason` is the stable code of the report. */
export class NotConvertible extends Error {
  readonly reason: string

  constructor(reason: string, message: string) {
    super(message)
    this.name = 'NotConvertible'
    this.reason = reason
  }
}

/** Translates a condition or value of a proformajs file. Throws NotConvertible. */
export function fromScript(source: string, owner: TaskNode): Expression {
  try {
    return convert(parseScript(source), owner)
  } catch (error) {
    if (error instanceof ScriptSyntaxError)
      throw new NotConvertible('proformajs.syntax', `It cannot be read: ${error.message}.`)
    throw error
  }
}

function convert(script: Script, owner: TaskNode): Expression {
  switch (script.kind) {
    case 'number':
      return numberOf(Number(script.text))
    case 'text':
      return textOf(script.value)
    case 'boolean':
      return booleanOf(script.value)
    case 'null':
      return UNKNOWN
    case 'name':
      return item(script.name, owner)
    case 'list':
      return setOf(script.elements.map((element) => convert(element, owner)))
    case 'call':
      return call(script.function, script.arguments, owner)
    case 'unary':
      return unary(script, owner)
    case 'binary':
      return binary(script, owner)
    case 'choice':
      return callOf('if', convert(script.condition, owner), convert(script.yes, owner), convert(script.no, owner))
    default:
      throw new NotConvertible('proformajs.property', `The language has no properties like ".${script.property}".`)
  }
}

function item(name: string, owner: TaskNode): Expression {
  const found = findData(name, owner)
  if (found === undefined) throw new NotConvertible('proformajs.unknown-name', `There is no data item "${name}".`)
  return nameOf(found.definition)
}

function unary({ operator, operand }: Script & { kind: 'unary' }, owner: TaskNode): Expression {
  const inner = convert(operand, owner)
  if (operator === '!') return notOf(inner)
  return { kind: 'unary', operator, operand: inner, span: { start: 0, end: 0 } }
}

const OPERATORS: Readonly<Record<string, BinaryOperator>> = {
  '||': 'or',
  '&&': 'and',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '-': '-',
  '*': '*',
  '/': '/',
}

function binary({ operator, left, right }: Script & { kind: 'binary' }, owner: TaskNode): Expression {
  if (operator === '==' || operator === '!=') return equality(operator, left, right, owner)
  const [a, b] = [convert(left, owner), convert(right, owner)]
  if (operator === '%') return callOf('mod', a, b)
  if (operator === '+') return binaryOf(isText(left, owner) || isText(right, owner) ? '#' : '+', a, b)
  return binaryOf(OPERATORS[operator] ?? 'and', a, b)
}

/** `x == null` asks whether x is known; `!=` is true there when a side is missing. */
function equality(operator: '==' | '!=', left: Script, right: Script, owner: TaskNode): Expression {
  if (left.kind === 'null' || right.kind === 'null') {
    const known = callOf('is_known', convert(left.kind === 'null' ? right : left, owner))
    return operator === '==' ? notOf(known) : known
  }
  const [a, b] = candidateSides(left, right, owner) ?? [convert(left, owner), convert(right, owner)]
  const equal = binaryOf('=', a, b)
  return operator === '==' ? equal : notOf(equal)
}

/** `result_of('d') == 'c'` compares with a candidate, not with a text. */
function candidateSides(left: Script, right: Script, owner: TaskNode): [Expression, Expression] | undefined {
  const flipped = right.kind === 'call' && right.function === 'result_of'
  const [result, other] = flipped ? [right, left] : [left, right]
  if (result.kind !== 'call' || result.function !== 'result_of' || other.kind !== 'text') return undefined
  const decision = task(result.arguments[0], owner)
  const sides: [Expression, Expression] = [
    callOf('result_of', nameOf(decision.definition)),
    candidate(other.value, decision),
  ]
  return flipped ? [sides[1], sides[0]] : sides
}

function candidate(name: string, decision: TaskNode): Expression {
  const found = decision.candidates.get(name)
  if (found === undefined)
    throw new NotConvertible('proformajs.unknown-name', `"${decision.name}" has no candidate "${name}".`)
  return nameOf(found)
}

function task(argument: Script | undefined, owner: TaskNode): TaskNode {
  const name = argument?.kind === 'text' ? argument.value : argument?.kind === 'name' ? argument.name : ''
  const found = findTask(name, owner)
  if (found === undefined) throw new NotConvertible('proformajs.unknown-name', `There is no task "${name}".`)
  return found
}

const OF_TASK: ReadonlyMap<string, string> = new Map([
  ['is_dormant', 'dormant'],
  ['is_in_progress', 'in_progress'],
  ['is_completed', 'completed'],
  ['is_discarded', 'discarded'],
  ['result_of', 'result_of'],
  ['result_set', 'result_set'],
  ['in_progress_time', 'in_progress_time'],
  ['completed_time', 'completed_time'],
  ['discarded_time', 'discarded_time'],
])

const OF_ITEM: ReadonlySet<string> = new Set(['is_known', 'last_updated'])

/** `log` is the natural logarithm there. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...[
    'now',
    'count',
    'sum',
    'min',
    'max',
    'abs',
    'round',
    'exp',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'union',
  ].map((name) => [name, name] as const),
  ['log', 'ln'],
])

function call(name: string, args: readonly Script[], owner: TaskNode): Expression {
  const ofTask = OF_TASK.get(name)
  if (ofTask !== undefined) return callOf(ofTask, nameOf(task(args[0], owner).definition))
  if (OF_ITEM.has(name)) return callOf(name, itemArgument(args[0], owner))
  const plain = PLAIN.get(name)
  if (plain !== undefined) return callOf(plain, ...args.map((argument) => convert(argument, owner)))
  switch (name) {
    case 'is_finished':
      return finished(task(args[0], owner).definition)
    case 'num_finished':
      return counted(args[0], owner, finished)
    case 'num_completed':
      return counted(args[0], owner, (definition) => callOf('completed', nameOf(definition)))
    case 'net_support':
      return netSupport(args, owner)
    case 'includes':
      return included(args, owner)
    case 'nth':
      return nth(args, owner)
    case 'index':
      return binaryOf('-', callOf('cycle', nameOf(owner.definition)), numberOf(1))
    default:
      throw new NotConvertible('proformajs.function', `The language has no function like "${name}".`)
  }
}

function itemArgument(argument: Script | undefined, owner: TaskNode): Expression {
  if (argument?.kind === 'text') return item(argument.value.split(':').at(-1) ?? '', owner)
  if (argument?.kind === 'name') return item(argument.name, owner)
  throw new NotConvertible('proformajs.syntax', 'The name of a data item was expected.')
}

function finished(definition: string): Expression {
  return binaryOf('or', callOf('completed', nameOf(definition)), callOf('discarded', nameOf(definition)))
}

/** How many of these tasks are so: the language counts with a sum. */
function counted(list: Script | undefined, owner: TaskNode, test: (definition: string) => Expression): Expression {
  const tasks = list?.kind === 'list' ? list.elements.map((element) => task(element, owner)) : []
  const terms = tasks.map(({ definition }) => callOf('if', test(definition), numberOf(1), numberOf(0)))
  const [first, ...rest] = terms
  return first === undefined ? numberOf(0) : rest.reduce((sum, term) => binaryOf('+', sum, term), first)
}

/** `net_support('c')` in the decision itself, `net_support('d:c')` anywhere. */
function netSupport(args: readonly Script[], owner: TaskNode): Expression {
  const path = args[0]?.kind === 'text' ? args[0].value : ''
  const parts = path.split(':')
  const name = parts.at(-1) ?? ''
  const decision = parts.length > 1 ? findTask(parts.slice(0, -1).join(':'), owner) : owner
  if (decision === undefined) throw new NotConvertible('proformajs.unknown-name', `There is no decision "${path}".`)
  return callOf('netsupport', nameOf(decision.definition), candidate(name, decision))
}

function included([set, element]: readonly Script[], owner: TaskNode): Expression {
  if (set === undefined || element === undefined)
    throw new NotConvertible('proformajs.syntax', '"includes" needs two arguments.')
  if (set.kind === 'call' && set.function === 'result_set' && element.kind === 'text') {
    const decision = task(set.arguments[0], owner)
    return binaryOf('includes', callOf('result_set', nameOf(decision.definition)), candidate(element.value, decision))
  }
  return binaryOf('includes', convert(set, owner), convert(element, owner))
}

/** Counted from 0 there, from 1 here. */
function nth([set, position]: readonly Script[], owner: TaskNode): Expression {
  if (set === undefined || position === undefined)
    throw new NotConvertible('proformajs.syntax', '"nth" needs two arguments.')
  const at =
    position.kind === 'number'
      ? numberOf(Number(position.text) + 1)
      : binaryOf('+', convert(position, owner), numberOf(1))
  return callOf('nth', convert(set, owner), at)
}

function isText(script: Script, owner: TaskNode): boolean {
  switch (script.kind) {
    case 'text':
      return true
    case 'name':
      return findData(script.name, owner)?.json['class'] === 'Text'
    case 'binary':
      return script.operator === '+' && (isText(script.left, owner) || isText(script.right, owner))
    case 'choice':
      return isText(script.yes, owner) && isText(script.no, owner)
    default:
      return false
  }
}
