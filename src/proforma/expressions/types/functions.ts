import {
  BOOLEAN,
  describeType,
  ERROR,
  INTEGER,
  isNumber,
  isOpen,
  isOrdered,
  join,
  REAL,
  type ScalarType,
  setType,
  type Type,
} from './type.ts'

/** What an argument must be. `task`, `decision`, `candidate` and `item` are names, not values. */
export type ParameterKind =
  | 'any'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'set'
  | 'numbers'
  | 'moment'
  | 'date'
  | 'task'
  | 'decision'
  | 'candidate'
  | 'item'

export interface ParameterSpec {
  readonly name: string
  readonly kind: ParameterKind
}

export interface FunctionSpec {
  readonly name: string
  readonly parameters: readonly ParameterSpec[]
  /** How many of the parameters must be given; all when absent. */
  readonly required?: number
  /** Whether the last parameter may be repeated. */
  readonly variadic?: boolean
  /** The type of the call, from the types of its arguments. */
  readonly result: (types: readonly Type[]) => Type | Mismatch
  readonly resultName: string
  readonly description: string
}

/** Arguments that are fine one by one and do not fit each other. */
export interface Mismatch {
  readonly mismatch: string
}

export function isMismatch(result: Type | Mismatch): result is Mismatch {
  return 'mismatch' in result
}

const DATETIME: ScalarType = { kind: 'datetime' }

function one(kind: ParameterKind, name = NAMES[kind]): readonly ParameterSpec[] {
  return [{ name, kind }]
}

const NAMES: Readonly<Record<ParameterKind, string>> = {
  any: 'value',
  boolean: 'condition',
  number: 'number',
  integer: 'number',
  set: 'set',
  numbers: 'set',
  moment: 'time',
  date: 'date',
  task: 'task',
  decision: 'decision',
  candidate: 'candidate',
  item: 'item',
}

function spec(
  name: string,
  parameters: readonly ParameterSpec[],
  result: FunctionSpec['result'],
  resultName: string,
  description: string,
  more: Partial<Pick<FunctionSpec, 'required' | 'variadic'>> = {},
): FunctionSpec {
  return { name, parameters, result, resultName, description, ...more }
}

const boolean = () => BOOLEAN
const real = () => REAL
const integer = () => INTEGER
const datetime = () => DATETIME

/** The number itself, with its unit. */
const same = ([type = ERROR]: readonly Type[]) => (isNumber(type) ? type : REAL)

const whole = ([type = ERROR]: readonly Type[]): Type =>
  isNumber(type) && type.unit !== undefined ? { kind: 'integer', unit: type.unit } : INTEGER

const element = ([type = ERROR]: readonly Type[]) => (type.kind === 'set' ? type.element : ERROR)

/** The smallest or largest of one set or of several values. */
const extreme = (types: readonly Type[]): Type | Mismatch => {
  const [first = ERROR] = types
  if (types.length === 1 && first.kind === 'set') return first.element
  const joined = joinAll(types)
  if (joined === undefined) return { mismatch: `${listTypes(types)} cannot be put in order` }
  const ordered = isOpen(joined) || isOrdered(joined)
  return ordered ? joined : { mismatch: `${describeType(joined)} has no order` }
}

const joinSets = (types: readonly Type[]): Type | Mismatch =>
  joinAll(types) ?? { mismatch: `${listTypes(types)} do not fit together` }

const chosen = ([, yes = ERROR, no = ERROR]: readonly Type[]): Type | Mismatch =>
  join(yes, no) ?? { mismatch: `the two results are ${listTypes([yes, no])}, which are not of one type` }

const between = (types: readonly Type[]): Type | Mismatch =>
  joinAll(types) === undefined
    ? { mismatch: `one is ${describeType(types[0] ?? ERROR)}, the other ${describeType(types[1] ?? ERROR)}` }
    : INTEGER

function joinAll(types: readonly Type[]): Type | undefined {
  return types.reduce<Type | undefined>((joined, type) => joined && join(joined, type), { kind: 'any' })
}

function listTypes(types: readonly Type[]): string {
  return types.map(describeType).join(' and ')
}

function numeric(name: string, description: string, result: FunctionSpec['result'] = real): FunctionSpec {
  return spec(name, one('number'), result, 'number', description)
}

function state(name: string, description: string): FunctionSpec {
  return spec(name, one('task'), boolean, 'truth value', description)
}

function stateTime(name: string, what: string): FunctionSpec {
  return spec(name, one('task'), datetime, 'date with time', `When the task was last ${what}; unknown before.`)
}

function difference(unit: string, kind: 'date' | 'moment'): FunctionSpec {
  const parameters = [
    { name: 'from', kind },
    { name: 'to', kind },
  ] as const
  const description = `Whole ${unit} from the first to the second; negative when reversed.`
  return spec(`${unit}_between`, parameters, between, 'whole number', description)
}

function two(kind: ParameterKind, first: string, second: string): readonly ParameterSpec[] {
  return [
    { name: first, kind },
    { name: second, kind },
  ]
}

/** The functions of the language (reference, section 3), with what an editor says about them. */
export const FUNCTIONS: ReadonlyMap<string, FunctionSpec> = new Map(
  [
    state('completed', 'Whether the task has been completed.'),
    state('in_progress', 'Whether the task is in progress.'),
    state('discarded', 'Whether the task has been discarded.'),
    state('dormant', 'Whether the task has not started.'),
    spec(
      'result_of',
      one('decision'),
      ([decision = ERROR]) => decision,
      'candidate',
      'The candidate the decision was committed to; unknown before, and with several of them.',
    ),
    spec(
      'result_set',
      one('decision'),
      ([decision = ERROR]) => setType(decision.kind === 'candidate' ? decision : ERROR),
      'set of candidates',
      'The candidates the decision was committed to; unknown before.',
    ),
    spec(
      'netsupport',
      [...one('decision'), ...one('candidate')],
      real,
      'number',
      'The support of a candidate: arguments for minus arguments against, or the sum of weights.',
    ),
    spec('is_known', one('any'), boolean, 'truth value', 'Whether the value is known.'),
    spec(
      'if',
      [...one('boolean'), { name: 'then', kind: 'any' }, { name: 'else', kind: 'any' }],
      chosen,
      'value',
      'The second value when the condition is true, else the third.',
    ),
    spec('count', one('set'), integer, 'whole number', 'How many elements a set has.'),
    spec('sum', one('numbers'), element, 'number', 'The sum of a set of numbers.'),
    spec('min', one('any'), extreme, 'value', 'The smallest of a set, or of several values.', { variadic: true }),
    spec('max', one('any'), extreme, 'value', 'The largest of a set, or of several values.', { variadic: true }),
    spec(
      'nth',
      [...one('set'), { name: 'n', kind: 'integer' }],
      element,
      'value',
      'The n-th element of a set in ascending order, from 1.',
    ),
    spec('union', two('set', 'a', 'b'), joinSets, 'set', 'What is in either set.'),
    spec('intersect', two('set', 'a', 'b'), joinSets, 'set', 'What is in both sets.'),
    spec('diff', two('set', 'a', 'b'), joinSets, 'set', 'What is in the first set and not in the second.'),
    numeric('abs', 'The number without its sign.', same),
    spec(
      'round',
      [...one('number'), { name: 'digits', kind: 'integer' }],
      (types) => (types.length > 1 ? same(types) : whole(types)),
      'number',
      'The nearest whole number (half away from zero), or with so many digits.',
      { required: 1 },
    ),
    numeric('floor', 'The whole number at or below.', whole),
    numeric('ceil', 'The whole number at or above.', whole),
    numeric('exp', 'e to the power of the number.'),
    numeric('log', 'The logarithm to base 10.'),
    numeric('ln', 'The natural logarithm.'),
    numeric('sqrt', 'The square root; unknown for a negative number.'),
    spec('power', two('number', 'base', 'exponent'), real, 'number', 'The base to the power of the exponent.'),
    spec('mod', two('number', 'a', 'b'), same, 'number', 'What is left of a after division by b.'),
    numeric('sin', 'The sine of an angle in radians.'),
    numeric('cos', 'The cosine of an angle in radians.'),
    numeric('tan', 'The tangent of an angle in radians.'),
    numeric('asin', 'The angle in radians with this sine.'),
    numeric('acos', 'The angle in radians with this cosine.'),
    numeric('atan', 'The angle in radians with this tangent.'),
    spec('now', [], datetime, 'date with time', 'The time of the engine.'),
    spec(
      'date',
      [
        { name: 'year', kind: 'integer' },
        { name: 'month', kind: 'integer' },
        { name: 'day', kind: 'integer' },
      ],
      () => ({ kind: 'date' }),
      'date',
      'A calendar date.',
    ),
    spec(
      'time',
      [
        { name: 'hour', kind: 'integer' },
        { name: 'minute', kind: 'integer' },
        { name: 'second', kind: 'number' },
      ],
      () => ({ kind: 'time' }),
      'time of day',
      'A time of day.',
    ),
    difference('years', 'date'),
    difference('months', 'date'),
    difference('days', 'date'),
    difference('hours', 'moment'),
    stateTime('in_progress_time', 'started'),
    stateTime('completed_time', 'completed'),
    stateTime('discarded_time', 'discarded'),
    spec('last_updated', one('item'), datetime, 'date with time', 'When the item was last set.'),
    spec('cycle', one('task'), integer, 'whole number', 'The number of the cycle; the first is 1.'),
    spec('forever', [], boolean, 'truth value', 'Never true: `cycle_until :: forever()` repeats without end.'),
  ].map((one) => [one.name, one]),
)

/** Spellings of the reserved list that mean the same function. */
export function functionSpec(name: string): FunctionSpec | undefined {
  return FUNCTIONS.get(name === 'Netsupport' ? 'netsupport' : name)
}

/** `netsupport(decision, candidate)` */
export function signatureOf({ name, parameters, variadic }: FunctionSpec): string {
  return `${name}(${parameters.map((parameter) => parameter.name).join(', ')}${variadic ? ', …' : ''})`
}
