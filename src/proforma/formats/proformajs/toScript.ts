import type { BinaryOperator, CallExpression, Expression, ProtocolIndex, TaskDefinition } from '../../model/index.ts'
import { NotConvertible } from './fromScript.ts'
import { scriptText } from './script.ts'

/** What names stand for in the file that is written. */
export interface ScriptNames {
  readonly index: ProtocolIndex
  /** The identifier of a data item or parameter. */
  item(name: string): string
  task(name: string): string
  candidate(name: string): string
}

const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}
const UNARY = 7
const CHOICE = 0

/** An expression as proformajs writes it. Throws NotConvertible. */
export function toScript(expression: Expression, owner: TaskDefinition | undefined, names: ScriptNames): string {
  return write(expression, 0, { owner, names })
}

interface Place {
  readonly owner: TaskDefinition | undefined
  readonly names: ScriptNames
}

function write(expression: Expression, minimum: number, place: Place): string {
  switch (expression.kind) {
    case 'boolean':
      return String(expression.value)
    case 'number':
      return expression.text
    case 'text':
      return scriptText(expression.value)
    case 'unknown':
      return 'undefined'
    case 'name':
      return itemName(expression.name, place)
    case 'set':
      return `[${expression.elements.map((element) => write(element, CHOICE, place)).join(', ')}]`
    case 'unary': {
      const sign = expression.operator === 'not' ? '!' : expression.operator
      return bracket(`${sign}${write(expression.operand, UNARY, place)}`, UNARY, minimum)
    }
    case 'binary':
      return binary(expression, minimum, place)
    case 'call':
      return call(expression, minimum, place)
    case 'duration':
      throw new NotConvertible('proformajs.duration', 'proformajs files have no durations.')
    default:
      throw new NotConvertible('proformajs.syntax', 'The expression is incomplete.')
  }
}

function bracket(text: string, strength: number, minimum: number): string {
  return strength < minimum ? `(${text})` : text
}

function itemName(name: string, { names }: Place): string {
  if (names.index.data.has(name) || names.index.parameters.has(name)) return names.item(name)
  throw new NotConvertible('proformajs.name', `"${name}" cannot stand here in a proformajs file.`)
}

const OPERATORS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  or: '||',
  and: '&&',
  '=': '==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '#': '+',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
}

function binary(expression: Expression & { kind: 'binary' }, minimum: number, place: Place): string {
  const { operator, left, right } = expression
  switch (operator) {
    case 'includes':
      return `includes(${operand(left, right, place)}, ${operand(right, left, place)})`
    case 'oneof':
      return `includes(${write(right, CHOICE, place)}, ${write(left, CHOICE, place)})`
    case '!=':
      return unequal(left, right, minimum, place)
    default: {
      const sign = OPERATORS[operator] ?? operator
      const own = STRENGTH[sign] ?? 0
      const [a, b] =
        operator === '='
          ? [operand(left, right, place, own + 1), operand(right, left, place, own + 1)]
          : [write(left, own, place), write(right, own + 1, place)]
      return bracket(`${a} ${sign} ${b}`, own, minimum)
    }
  }
}

/** `!=` is true there when a side is missing, here it is not. */
function unequal(left: Expression, right: Expression, minimum: number, place: Place): string {
  const known = [left, right].flatMap((side) =>
    side.kind === 'name' && place.names.index.data.has(side.name) ? [side.name] : [],
  )
  const tests = known.map((name) => `is_known(${scriptText(place.names.item(name))})`)
  const own = STRENGTH['!='] ?? 0
  const test = `${operand(left, right, place, own + 1)} != ${operand(right, left, place, own + 1)}`
  return tests.length === 0
    ? bracket(test, own, minimum)
    : bracket([...tests, test].join(' && '), STRENGTH['&&'] ?? 0, minimum)
}

/** A side of `result_of(D) = c` is the name of a candidate. */
function operand(side: Expression, other: Expression, place: Place, minimum = 0): string {
  const isResult = other.kind === 'call' && (other.function === 'result_of' || other.function === 'result_set')
  return isResult && side.kind === 'name' ? scriptText(place.names.candidate(side.name)) : write(side, minimum, place)
}

const OF_TASK: ReadonlyMap<string, string> = new Map([
  ['dormant', 'is_dormant'],
  ['in_progress', 'is_in_progress'],
  ['completed', 'is_completed'],
  ['discarded', 'is_discarded'],
  ['result_of', 'result_of'],
  ['result_set', 'result_set'],
  ['in_progress_time', 'in_progress_time'],
  ['completed_time', 'completed_time'],
  ['discarded_time', 'discarded_time'],
])

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...['now', 'count', 'sum', 'abs', 'round', 'exp', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'union'].map(
    (name) => [name, name] as const,
  ),
  ['ln', 'log'],
])

function call(expression: CallExpression, minimum: number, place: Place): string {
  const { function: name, arguments: args } = expression
  const ofTask = OF_TASK.get(name)
  if (ofTask !== undefined) return `${ofTask}(${scriptText(taskName(args[0], place))})`
  const plain = PLAIN.get(name)
  if (plain !== undefined) return `${plain}(${list(args, place)})`
  switch (name) {
    case 'is_known':
    case 'last_updated':
      if (args[0]?.kind === 'name') return `${name}(${scriptText(itemName(args[0].name, place))})`
      break
    case 'min':
    case 'max':
      return args.length === 1 ? `${name}(${list(args, place)})` : `${name}([${list(args, place)}])`
    case 'mod':
      if (args[0] !== undefined && args[1] !== undefined)
        return bracket(`${write(args[0], 6, place)} % ${write(args[1], 7, place)}`, 6, minimum)
      break
    case 'nth':
      if (args[0] !== undefined && args[1]?.kind === 'number')
        return `nth(${write(args[0], CHOICE, place)}, ${args[1].value - 1})`
      break
    case 'netsupport':
      return netSupport(args, place)
    case 'if':
      return choice(args, place)
    default:
      break
  }
  throw new NotConvertible(
    'proformajs.function',
    `proformajs files have no counterpart of "${name}" as it is used here.`,
  )
}

function list(args: readonly Expression[], place: Place): string {
  return args.map((argument) => write(argument, CHOICE, place)).join(', ')
}

function taskName(argument: Expression | undefined, { names }: Place): string {
  if (argument?.kind === 'name') return names.task(argument.name)
  throw new NotConvertible('proformajs.syntax', 'The name of a task was expected.')
}

/** Of the decision itself by the candidate alone, of another one by its path. */
function netSupport([decision, candidate]: readonly Expression[], place: Place): string {
  if (decision?.kind !== 'name' || candidate?.kind !== 'name')
    throw new NotConvertible('proformajs.syntax', 'A decision and a candidate were expected.')
  const own = decision.name === place.owner?.name.text
  return `net_support(${scriptText(own ? place.names.candidate(candidate.name) : `${place.names.task(decision.name)}:${place.names.candidate(candidate.name)}`)})`
}

/** What is unknown counts as false in `?` too. */
function choice([condition, yes, no]: readonly Expression[], place: Place): string {
  if (condition === undefined || yes === undefined || no === undefined)
    throw new NotConvertible('proformajs.syntax', '"if" needs three arguments.')
  return `(${write(condition, 1, place)} ? ${write(yes, CHOICE, place)} : ${write(no, CHOICE, place)})`
}
