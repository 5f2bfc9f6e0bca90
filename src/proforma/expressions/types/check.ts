import type {
  BinaryExpression,
  CallExpression,
  DataDefinition,
  DecisionDefinition,
  Expression,
  NameReference,
  ParameterDefinition,
  Problem,
  QuickFix,
  Span,
  UnaryExpression,
} from '../../model/index.ts'
import type { Position, Resolution, Resolver, Scope } from '../../names/resolver.ts'
import { nearest, replaceFix, shorten } from '../../text/syntaxProblems.ts'
import { writeName } from '../../text/words.ts'
import { isComparison } from '../operators.ts'
import { printExpression } from '../print.ts'
import { PURE_FUNCTIONS } from '../values/index.ts'
import { arithmeticType } from './arithmetic.ts'
import { FUNCTIONS, type FunctionSpec, functionSpec, isMismatch, type ParameterSpec, signatureOf } from './functions.ts'
import {
  ANY,
  assignable,
  BOOLEAN,
  comparable,
  describeType,
  DURATION,
  ERROR,
  INTEGER,
  isNumber,
  isOpen,
  join,
  REAL,
  type ScalarType,
  setType,
  TASK,
  TEXT,
  type Type,
} from './type.ts'

/** What is known of an expression at its place: the same answers for the checks, the engine and the editor. */
export interface CheckedExpression {
  readonly type: Type
  /** The type of any part of the expression. */
  typeOf(part: Expression): Type
  /** What a name in the expression stands for. */
  meaningOf(reference: NameReference): Resolution
  /** Spans are those of the expression. */
  readonly problems: readonly Problem[]
}

const VALUE: Position = { kind: 'value' }

/**
 * Resolves the names of an expression and finds its type (N5–N9, Y1–Y12).
 *
 * @param expected what the place asks for; a problem says so when the expression is something else
 */
export function checkExpression(
  expression: Expression,
  scope: Scope,
  resolver: Resolver,
  expected?: Type,
): CheckedExpression {
  return new ExpressionChecker(scope, resolver).run(expression, expected)
}

/** The type of the values of a data item or parameter. */
export function typeOfItem({ type, multiple, unit }: DataDefinition | ParameterDefinition): Type {
  const element: ScalarType =
    type === undefined
      ? ERROR
      : { kind: type.value, ...(unit && isNumber({ kind: type.value }) ? { unit: unit.value } : {}) }
  return multiple?.value === true ? setType(element) : element
}

class ExpressionChecker {
  readonly #scope: Scope
  readonly #resolver: Resolver
  readonly #types = new Map<Expression, Type>()
  readonly #meanings = new Map<NameReference, Resolution>()
  readonly #problems: Problem[] = []

  constructor(scope: Scope, resolver: Resolver) {
    this.#scope = scope
    this.#resolver = resolver
  }

  run(expression: Expression, expected: Type | undefined): CheckedExpression {
    const type = this.#check(expression, VALUE)
    if (expected !== undefined && !assignable(type, expected)) this.#unexpected(expression, type, expected)
    const types = this.#types
    const meanings = this.#meanings
    return {
      type,
      typeOf: (part) => types.get(part) ?? ERROR,
      meaningOf: (reference) => meanings.get(reference) ?? { kind: 'unknown' },
      problems: this.#problems,
    }
  }

  #unexpected(expression: Expression, type: Type, expected: Type): void {
    const what = expected.kind === 'boolean' ? 'a condition' : describeType(expected)
    const code = expected.kind === 'boolean' ? 'type.condition' : 'type.assignment'
    const message = `Here ${what} is expected, but \`${shown(expression)}\` is ${describeType(type)}.`
    this.#problem(code, expression.span, message, { expected: what, actual: describeType(type) })
  }

  #check(expression: Expression, position: Position): Type {
    const type = this.#typeOf(expression, position)
    this.#types.set(expression, type)
    return type
  }

  #typeOf(expression: Expression, position: Position): Type {
    switch (expression.kind) {
      case 'boolean':
        return BOOLEAN
      case 'number':
        return expression.integer ? INTEGER : REAL
      case 'text':
        return TEXT
      case 'duration':
        return DURATION
      case 'unknown':
        return ANY
      case 'missing':
        return ERROR
      case 'name':
        return this.#name(expression, position)
      case 'unary':
        return this.#unary(expression)
      case 'binary':
        return this.#binary(expression)
      case 'set':
        return this.#set(expression.elements, position, expression.span)
      case 'call':
        return this.#call(expression, position)
    }
  }

  #name(reference: NameReference, position: Position): Type {
    const resolution = this.#resolver.resolve(reference.name, this.#scope, position)
    this.#meanings.set(reference, resolution)
    switch (resolution.kind) {
      case 'data':
      case 'parameter':
        return typeOfItem(resolution.definition)
      case 'candidate':
        return { kind: 'candidate', decision: resolution.decision.name.text }
      case 'task':
        return this.#taskAsValue(reference)
      case 'ambiguous':
        return this.#ambiguous(reference, resolution)
      case 'unknown':
        return this.#unknownName(reference, position)
    }
  }

  #taskAsValue(reference: NameReference): Type {
    const name = writeName(reference.name)
    const message = `\`${shown(reference)}\` is a task and has no value. Its state is asked with \`completed(${name})\` and the like.`
    this.#problem('type.task-as-value', reference.span, message, { name: reference.name })
    return ERROR
  }

  /** A data item and a task of one name are reported where they are defined, once. */
  #ambiguous(reference: NameReference, resolution: Resolution & { kind: 'ambiguous' }): Type {
    const [first] = resolution.meanings
    if (first?.kind === 'data' || first?.kind === 'parameter') return ERROR
    this.#problems.push(ambiguousName(reference, resolution))
    return ERROR
  }

  #unknownName(reference: NameReference, position: Position): Type {
    if (reference.name === '' || position.kind === 'beside-unknown') return ERROR
    const candidates = this.#resolver.namesIn(this.#scope, position)
    const meant = nearest(reference.name, candidates)
    const what =
      position.kind === 'compared' ? `no candidate of '${position.decision.name.text}', data item` : 'no data item'
    const hint = meant === undefined ? '' : ` Did you mean \`${writeName(meant)}\`?`
    const message = `There is ${what} or task called \`${shorten(reference.name)}\`.${hint}`
    this.#problem(
      'name.unknown',
      reference.span,
      message,
      { name: shorten(reference.name) },
      renameFix(reference, meant),
    )
    return ERROR
  }

  #unary({ operator, operand, span }: UnaryExpression): Type {
    const type = this.#check(operand, VALUE)
    if (operator === 'not') {
      this.#expectCondition(operand, type, '`not`')
      return BOOLEAN
    }
    if (isOpen(type) || isNumber(type) || type.kind === 'duration') return type
    const message = `\`${operator}\` stands before a number, but \`${shown(operand)}\` is ${describeType(type)}.`
    this.#problem('type.operand', span, message, { operator })
    return ERROR
  }

  #binary(expression: BinaryExpression): Type {
    const { operator, left, right } = expression
    if (operator === 'and' || operator === 'or') {
      this.#expectCondition(left, this.#check(left, VALUE), `\`${operator}\``)
      this.#expectCondition(right, this.#check(right, VALUE), `\`${operator}\``)
      return BOOLEAN
    }
    if (isComparison(operator)) return this.#comparison(expression)
    const leftType = this.#check(left, VALUE)
    const rightType = this.#check(right, VALUE)
    const type = arithmeticType(operator as '+' | '-' | '*' | '/' | '#', leftType, rightType)
    if (type !== undefined) return type
    const message = `\`${operator}\` cannot be used with ${operandWords(left, leftType)} and ${operandWords(right, rightType)}.`
    this.#problem('type.operand', expression.span, message, { operator })
    return ERROR
  }

  #expectCondition(operand: Expression, type: Type, operator: string): void {
    if (isOpen(type) || type.kind === 'boolean') return
    const message = `${operator} takes conditions, but \`${shown(operand)}\` is ${describeType(type)}. Compare it with something.`
    this.#problem('type.condition', operand.span, message, { actual: describeType(type) })
  }

  #comparison(expression: BinaryExpression): Type {
    const { operator, left, right } = expression
    const leftType = this.#check(left, this.#beside(right))
    const rightType = this.#check(right, this.#beside(left))
    if (operator === 'includes') this.#membership(expression, leftType, rightType)
    else if (operator === 'oneof') this.#membership(expression, rightType, leftType)
    else if (!comparable(leftType, rightType)) this.#incomparable(expression, leftType, rightType)
    else if (operator !== '=' && operator !== '!=') this.#ordered(expression, leftType, rightType)
    return BOOLEAN
  }

  #incomparable({ left, right, span }: BinaryExpression, leftType: Type, rightType: Type): void {
    const words = `${operandWords(left, leftType)} and ${operandWords(right, rightType)}`
    const sets = (leftType.kind === 'set') !== (rightType.kind === 'set')
    const hint = sets ? ' To ask for one element of a set, use `includes`.' : ''
    const fixes = textFixes(left, leftType, rightType) ?? textFixes(right, rightType, leftType)
    this.#problem('type.comparison', span, `${capital(words)} cannot be compared.${hint}`, {}, fixes)
  }

  #ordered({ operator, left, span }: BinaryExpression, leftType: Type, rightType: Type): void {
    const type = isOpen(leftType) ? rightType : leftType
    if (isOpen(type) || isNumber(type) || ORDERED.has(type.kind)) return
    const message = `\`${operator}\` needs an order, but ${operandWords(left, type)} has none. Use \`=\`, \`!=\` or \`includes\`.`
    this.#problem('type.order', span, message, { operator })
  }

  /** `set includes element`; a set on the right asks for all of its elements. */
  #membership({ operator, span }: BinaryExpression, set: Type, element: Type): void {
    if (isOpen(set)) return
    if (set.kind !== 'set') {
      const side = operator === 'includes' ? 'left' : 'right'
      const message = `\`${operator}\` needs a set on its ${side}, but that is ${describeType(set)}.`
      return this.#problem('type.set', span, message, { operator })
    }
    const asked = element.kind === 'set' ? element.element : element
    if (comparable(set.element, asked)) return
    const message = `${capital(describeType(set))} cannot hold ${describeType(asked)}.`
    this.#problem('type.comparison', span, message, { operator })
  }

  /** Beside the result of a decision, names are its candidates first. */
  #beside(other: Expression): Position {
    const decision = other.kind === 'call' ? this.#decisionOf(other) : undefined
    if (decision !== undefined) return { kind: 'compared', decision }
    const asked = other.kind === 'call' && (other.function === 'result_of' || other.function === 'result_set')
    return asked ? { kind: 'beside-unknown' } : VALUE
  }

  #decisionOf(call: CallExpression): DecisionDefinition | undefined {
    const [first] = call.arguments
    if (call.function === 'result_of' || call.function === 'result_set') {
      const found = first?.kind === 'name' ? this.#resolver.resolveTask(first.name, this.#scope) : undefined
      return found?.kind === 'task' && found.definition.kind === 'decision' ? found.definition : undefined
    }
    if (!SET_FUNCTIONS.has(call.function)) return undefined
    for (const argument of call.arguments) {
      const decision = argument.kind === 'call' ? this.#decisionOf(argument) : undefined
      if (decision !== undefined) return decision
    }
    return undefined
  }

  #set(elements: readonly Expression[], position: Position, span: Span): Type {
    let joined: Type = ANY
    for (const element of elements) {
      const type = this.#check(element, position)
      if (type.kind === 'set') {
        this.#problem('type.set', element.span, 'A set cannot hold a set.')
        return ERROR
      }
      const both = join(joined, type)
      if (both === undefined) {
        const message = `The elements of a set are of one type; here are ${describeType(joined)} and ${describeType(type)}.`
        this.#problem('type.set', span, message)
        return ERROR
      }
      joined = both
    }
    return joined.kind === 'set' || joined.kind === 'task' ? ERROR : setType(joined)
  }

  #call(call: CallExpression, position: Position): Type {
    const spec = functionSpec(call.function)
    if (spec === undefined) return this.#unknownFunction(call)
    if (!this.#countArguments(call, spec)) return ERROR
    const inner = SET_FUNCTIONS.has(spec.name) ? this.#besideArguments(call, position) : position
    const types: Type[] = []
    call.arguments.forEach((argument, i) => {
      const parameter = spec.parameters[Math.min(i, spec.parameters.length - 1)] as ParameterSpec
      types.push(this.#argument(argument, parameter, spec, types[0], PASSING.has(spec.name) ? inner : VALUE))
    })
    if (types.some((type) => type.kind === 'error')) return resultOfBroken(spec)
    return this.#result(call, spec, types)
  }

  #besideArguments(call: CallExpression, position: Position): Position {
    const decision = this.#decisionOf(call)
    return decision === undefined ? position : { kind: 'compared', decision }
  }

  #result(call: CallExpression, spec: FunctionSpec, types: readonly Type[]): Type {
    const result = spec.result(types)
    if (isMismatch(result)) {
      this.#problem('type.argument', call.span, `In \`${spec.name}\`, ${result.mismatch}.`, { function: spec.name })
      return ERROR
    }
    if ((spec.name === 'date' || spec.name === 'time') && isImpossible(call)) {
      const message = `There is no such ${spec.name}: \`${shown(call)}\`.`
      this.#problem('type.impossible-date', call.span, message, { function: spec.name })
    }
    return result
  }

  #unknownFunction(call: CallExpression): Type {
    const meant = nearest(call.function, FUNCTIONS.keys())
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
    const fixes = meant === undefined ? undefined : [replaceFix(`Change to \`${meant}\``, call.functionSpan, meant)]
    const name = shorten(call.function)
    const message = `There is no function \`${name}\`.${hint}`
    this.#problem('name.unknown-function', call.functionSpan, message, { name }, fixes)
    return ERROR
  }

  #countArguments(call: CallExpression, spec: FunctionSpec): boolean {
    const most = spec.variadic ? Number.POSITIVE_INFINITY : spec.parameters.length
    const least = spec.required ?? spec.parameters.length
    const given = call.arguments.length
    if (given >= least && given <= most) return true
    const wanted = least === most ? String(least) : spec.variadic ? `at least ${least}` : `${least} to ${most}`
    const message = `\`${signatureOf(spec)}\` takes ${wanted} argument${least === 1 && most === 1 ? '' : 's'}, not ${given}.`
    this.#problem('type.argument-count', call.span, message, { function: spec.name, given })
    return false
  }

  #argument(
    argument: Expression,
    parameter: ParameterSpec,
    spec: FunctionSpec,
    first: Type | undefined,
    position: Position,
  ): Type {
    switch (parameter.kind) {
      case 'task':
      case 'decision':
        return this.#taskArgument(argument, parameter, spec)
      case 'candidate':
        return this.#candidateArgument(argument, first)
      case 'item':
        return this.#itemArgument(argument, spec)
      default:
        return this.#valueArgument(argument, parameter, spec, position)
    }
  }

  #taskArgument(argument: Expression, parameter: ParameterSpec, spec: FunctionSpec): Type {
    if (argument.kind === 'missing') return ERROR
    const what = parameter.kind === 'task' ? 'task' : 'decision'
    if (argument.kind !== 'name') {
      this.#check(argument, VALUE)
      return this.#wrongArgument(argument, spec, `the name of a ${what}`)
    }
    const resolution = this.#resolver.resolveTask(argument.name, this.#scope)
    this.#meanings.set(argument, resolution)
    const type = this.#taskType(argument, resolution, parameter, spec)
    this.#types.set(argument, type.kind === 'error' ? ERROR : TASK)
    return type
  }

  #taskType(argument: NameReference, resolution: Resolution, parameter: ParameterSpec, spec: FunctionSpec): Type {
    if (resolution.kind === 'ambiguous') {
      this.#problems.push(ambiguousName(argument, resolution))
      return ERROR
    }
    if (resolution.kind !== 'task') return this.#unknownTask(argument, parameter)
    if (parameter.kind === 'task') return TASK
    if (resolution.definition.kind === 'decision') return { kind: 'candidate', decision: argument.name }
    const message = `\`${spec.name}\` asks about a decision, but \`${shown(argument)}\` is ${kindWords(resolution.definition.kind)}.`
    this.#problem('name.not-a-decision', argument.span, message, { name: argument.name })
    return ERROR
  }

  #unknownTask(argument: NameReference, parameter: ParameterSpec): Type {
    const { tasks } = this.#resolver.index
    const fitting = [...tasks.values()].filter((task) => parameter.kind === 'task' || task.kind === 'decision')
    const meant = nearest(
      argument.name,
      fitting.map((task) => task.name.text),
    )
    const hint = meant === undefined ? '' : ` Did you mean \`${writeName(meant)}\`?`
    const name = shorten(argument.name)
    const message = `There is no ${parameter.kind === 'task' ? 'task' : 'decision'} called \`${name}\`.${hint}`
    this.#problem('name.unknown', argument.span, message, { name }, renameFix(argument, meant))
    return ERROR
  }

  #candidateArgument(argument: Expression, decision: Type | undefined): Type {
    if (decision?.kind !== 'candidate' || argument.kind === 'missing') return ERROR
    const definition = this.#resolver.index.tasks.get(decision.decision)
    if (argument.kind !== 'name' || definition?.kind !== 'decision') {
      this.#check(argument, VALUE)
      const message = `The second argument is the name of a candidate of '${decision.decision}'.`
      this.#problem('type.argument', argument.span, message, {}, candidateFix(argument))
      return ERROR
    }
    const resolution = this.#resolver.resolve(argument.name, this.#scope, { kind: 'candidate', decision: definition })
    this.#meanings.set(argument, resolution)
    if (resolution.kind === 'candidate') {
      this.#types.set(argument, decision)
      return decision
    }
    const meant = nearest(
      argument.name,
      definition.candidates.map((one) => one.name.text),
    )
    const hint = meant === undefined ? '' : ` Did you mean \`${writeName(meant)}\`?`
    const name = shorten(argument.name)
    const message = `The decision '${decision.decision}' has no candidate \`${name}\`.${hint}`
    this.#problem('name.unknown-candidate', argument.span, message, { name }, renameFix(argument, meant))
    return ERROR
  }

  #itemArgument(argument: Expression, spec: FunctionSpec): Type {
    const type = this.#check(argument, VALUE)
    const meaning = argument.kind === 'name' ? this.#meanings.get(argument) : undefined
    if (meaning?.kind === 'data' || type.kind === 'error') return type
    return this.#wrongArgument(argument, spec, 'the name of a data item')
  }

  #valueArgument(argument: Expression, parameter: ParameterSpec, spec: FunctionSpec, position: Position): Type {
    const type = this.#check(argument, position)
    const wanted = WANTED[parameter.kind]
    if (isOpen(type) || wanted === undefined || wanted.fits(type)) return type
    return this.#wrongArgument(argument, spec, wanted.words, type)
  }

  #wrongArgument(argument: Expression, spec: FunctionSpec, wanted: string, type?: Type): Type {
    const actual = type === undefined ? '' : `, but \`${shown(argument)}\` is ${describeType(type)}`
    const message = `\`${signatureOf(spec)}\` needs ${wanted} here${actual}.`
    this.#problem('type.argument', argument.span, message, { function: spec.name, expected: wanted })
    return ERROR
  }

  #problem(code: string, span: Span, message: string, data: Problem['data'] = {}, fixes?: readonly QuickFix[]): void {
    this.#problems.push({ code, severity: 'error', span, message, data, ...(fixes?.length ? { fixes } : {}) })
  }
}

const ORDERED = new Set(['text', 'date', 'time', 'datetime', 'duration'])
const SET_FUNCTIONS = new Set(['union', 'intersect', 'diff'])
/** Functions whose arguments stand where the call stands, as far as candidates are concerned. */
const PASSING = new Set(['union', 'intersect', 'diff', 'if'])

interface Wanted {
  readonly words: string
  readonly fits: (type: Type) => boolean
}

const WANTED: Readonly<Record<string, Wanted | undefined>> = {
  boolean: { words: 'a condition', fits: (type) => type.kind === 'boolean' },
  number: { words: 'a number', fits: isNumber },
  integer: { words: 'a whole number', fits: isNumber },
  set: { words: 'a set', fits: (type) => type.kind === 'set' },
  numbers: {
    words: 'a set of numbers',
    fits: (type) => type.kind === 'set' && (isOpen(type.element) || isNumber(type.element)),
  },
  date: { words: 'a date', fits: (type) => type.kind === 'date' || type.kind === 'datetime' },
  moment: {
    words: 'a date or time',
    fits: (type) => type.kind === 'date' || type.kind === 'datetime' || type.kind === 'time',
  },
}

/** With a broken argument the result is still known when it never depends on the arguments. */
function resultOfBroken(spec: FunctionSpec): Type {
  const result = spec.result([])
  return isMismatch(result) || result.kind === 'set' ? ERROR : result
}

/** The problem of a name with several meanings; it names them all. */
export function ambiguousName(
  reference: { readonly name: string; readonly span: Span },
  resolution: Resolution & { kind: 'ambiguous' },
): Problem {
  const meanings = resolution.meanings.map(describeMeaning)
  const name = shorten(reference.name)
  const message = `\`${name}\` has two possible meanings: ${meanings.join(' or ')}. Rename one of them.`
  return { code: 'name.ambiguous', severity: 'error', span: reference.span, message, data: { name } }
}

function describeMeaning(meaning: Exclude<Resolution, { kind: 'ambiguous' | 'unknown' }>): string {
  switch (meaning.kind) {
    case 'data':
      return `the data item '${meaning.definition.name.text}'`
    case 'parameter':
      return `the parameter '${meaning.definition.name.text}'`
    case 'candidate':
      return `the candidate '${meaning.candidate.name.text}' of '${meaning.decision.name.text}'`
    case 'task':
      return `the ${meaning.definition.kind} ${meaning.path ? `at ${meaning.path.join('/')}` : `'${meaning.definition.name.text}'`}`
  }
}

function kindWords(kind: string): string {
  return kind === 'task' ? 'a keystone' : `${/^[ae]/.test(kind) ? 'an' : 'a'} ${kind}`
}

function operandWords(operand: Expression, type: Type): string {
  return `\`${shown(operand)}\` (${describeType(type)})`
}

function shown(expression: Expression): string {
  return shorten(printExpression(expression), 40)
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function renameFix(reference: NameReference, meant: string | undefined): readonly QuickFix[] | undefined {
  if (meant === undefined) return undefined
  return [{ ...replaceFix(`Change to ${writeName(meant)}`, reference.span, writeName(meant)), safe: false }]
}

/** `result_of(D) = "flu"`: the candidate is written without double quotes. `x > "5"`: so is the number. */
function textFixes(text: Expression, type: Type, other: Type): readonly QuickFix[] | undefined {
  if (text.kind !== 'text' || type.kind !== 'text') return undefined
  if (other.kind === 'candidate') return candidateFix(text)
  if (!isNumber(other) || !/^-?\d+(\.\d+)?$/.test(text.value)) return undefined
  return [{ ...replaceFix(`Write the number ${text.value}`, text.span, text.value), safe: false }]
}

function candidateFix(text: Expression): readonly QuickFix[] | undefined {
  if (text.kind !== 'text' || text.value === '' || /['\n\r]/.test(text.value)) return undefined
  return [
    { ...replaceFix(`Write the candidate ${writeName(text.value)}`, text.span, writeName(text.value)), safe: false },
  ]
}

/** Whether all arguments are constants and name no day or time (Y11). */
function isImpossible(call: CallExpression): boolean {
  const numbers = call.arguments.map((argument) => (argument.kind === 'number' ? argument.value : undefined))
  if (numbers.includes(undefined)) return false
  return PURE_FUNCTIONS.get(call.function)?.(...numbers) === undefined
}
