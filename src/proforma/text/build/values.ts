import type { CstNode, IToken } from 'chevrotain'
import type {
  Assignment,
  Attribute,
  DataRange,
  Expression,
  Name,
  ParamValue,
  Problem,
  ScheduleConstraint,
  Span,
  Support,
  WarningCondition,
} from '../../model/index.ts'
import { type Built, ExpressionBuilder, flat } from '../../expressions/build.ts'
import type { AttributeSpec } from '../attributes.ts'
import { child, childrenOf, nameOf, spanOf, textOf, token } from '../cst.ts'
import { nearest, replaceFix, shorten, syntaxProblem } from '../syntaxProblems.ts'
import { tokenEnd } from '../tokens.ts'
import type { Statement } from './statement.ts'

/** Reads the value of a statement by the shape of its attribute, and says what is wrong with it. */
export class ValueReader {
  readonly #expressions = new ExpressionBuilder()
  readonly problems: Problem[] = this.#expressions.problems

  text(statement: Statement): Attribute<string> | undefined {
    const found = token(statement.cst, 'Text')
    if (found === undefined) return undefined
    return attribute(statement, textOf(found), spanOf(found))
  }

  name(statement: Statement): Name {
    return nameOf(token(statement.cst, 'Name'), statement.valueAt)
  }

  /** One of the words of `spec`, or nothing and a problem. */
  word(statement: Statement, spec: AttributeSpec): Attribute<string> | undefined {
    const found = token(statement.cst, 'WordValue')
    if (found === undefined) return undefined
    const values = spec.values ?? []
    if (values.includes(found.image)) return attribute(statement, found.image, spanOf(found))
    const meant = SPELLINGS[found.image] ?? nearest(found.image, values)
    const span = spanOf(found)
    const message = `\`${spec.keyword}\` is one of ${listed(values)}, not \`${shorten(found.image)}\`.`
    const fixes =
      meant !== undefined && values.includes(meant) ? [replaceFix(`Change to \`${meant}\``, span, meant)] : undefined
    this.#problem('attribute.value', span, message, { keyword: spec.keyword }, fixes)
    return undefined
  }

  flag(statement: Statement, spec: AttributeSpec): Attribute<boolean> | undefined {
    const found = this.word(statement, spec)
    return found && { ...found, value: found.value === 'yes' }
  }

  number(statement: Statement): Attribute<number> | undefined {
    const digits = token(statement.cst, 'Digits')
    if (digits === undefined) return undefined
    const sign = token(statement.cst, 'PrefixOperator')
    const span = { start: (sign ?? digits).startOffset, end: tokenEnd(digits) }
    const value = signed(digits, sign)
    if (!Number.isFinite(value)) this.#problem('syntax.number-too-large', span, 'This number is too large.')
    return attribute(statement, value, span)
  }

  expression(statement: Statement): Attribute<Expression> | undefined {
    const cst = child(statement.cst, 'expression')
    if (cst === undefined) return undefined
    const built = this.#expressions.build(cst, statement.valueAt)
    return attribute(statement, built.node, extent(built))
  }

  /** `item = expression and item2 = expression2`: an `and` before `name =` begins the next assignment (T13). */
  assignments(statement: Statement): Attribute<readonly Assignment[]> | undefined {
    const cst = child(statement.cst, 'expression')
    if (cst === undefined) return undefined
    const list = flat(cst)
    const starts = [0]
    list.operators.forEach((operator, i) => {
      const isAnd = operator.image === 'and' || operator.image === 'AND'
      if (isAnd && plainName(list.operands[i + 1]) && list.operators[i + 1]?.image === '=') starts.push(i + 1)
    })
    const count = Math.max(list.operands.length, list.operators.length + 1)
    const values = starts.map((from, i) => this.#assignment(statement, list, from, starts[i + 1] ?? count))
    const read = values.filter((value) => value !== undefined)
    const first = read[0]
    if (first === undefined) return undefined
    const span = { start: first.span.start, end: (read[read.length - 1] as Assignment).span.end }
    return attribute(statement, read, span)
  }

  #assignment(statement: Statement, list: ReturnType<typeof flat>, from: number, to: number): Assignment | undefined {
    const target = plainName(list.operands[from])
    const sign = list.operators[from]
    if (target === undefined || sign?.image !== '=' || to <= from + 1) {
      const read = this.#expressions.range(list, from, to, statement.valueAt)
      if (read.node.kind === 'missing') return undefined
      const message = 'An assignment is written `item = value`; several are joined by `and`.'
      this.#problem('syntax.assignment', extent(read), message)
      return undefined
    }
    const value = this.#expressions.range(list, from + 1, to, tokenEnd(sign))
    const name = nameOf(target, target.startOffset)
    const span = { start: name.span.start, end: Math.max(value.end, tokenEnd(sign)) }
    return { target: name, value: value.node, span }
  }

  /** `param_value :: p = expression ;` */
  paramValue(statement: Statement): ParamValue | undefined {
    const read = this.assignments(statement)?.value
    const first = read?.[0]
    if (first === undefined) return undefined
    if (read !== undefined && read.length > 1) {
      this.#problem('syntax.assignment', (read[1] as Assignment).span, 'A `param_value` gives one parameter its value.')
    }
    return { parameter: first.target, value: first.value, span: whole(statement) }
  }

  schedule(statement: Statement): ScheduleConstraint | undefined {
    const fn = token(statement.cst, 'FunctionName')
    if (fn !== undefined && fn.image !== 'completed') {
      const span = spanOf(fn)
      const message = `A schedule constraint is written \`completed('task')\`, not \`${shorten(fn.image)}(…)\`. Other conditions go into \`wait_condition\`.`
      this.#problem('syntax.schedule-constraint', span, message, {}, [
        replaceFix('Change to `completed`', span, 'completed'),
      ])
    }
    const name = token(statement.cst, 'Name')
    if (name === undefined) return undefined
    return { antecedent: nameOf(name, statement.valueAt), span: whole(statement) }
  }

  support(statement: Statement): { support: Support; span: Span } | undefined {
    const cst = child(statement.cst, 'support')
    const word = token(cst, 'SupportWord')
    if (word !== undefined) {
      return { support: { kind: word.image as 'for' | 'against' | 'confirming' | 'excluding' }, span: spanOf(word) }
    }
    const digits = token(cst, 'Digits')
    if (digits === undefined) return undefined
    const sign = token(cst, 'PrefixOperator')
    const span = { start: (sign ?? digits).startOffset, end: tokenEnd(digits) }
    return { support: { kind: 'weight', weight: signed(digits, sign) }, span }
  }

  condition(statement: Statement): Built {
    const comma = token(statement.cst, 'Comma')
    return this.#expressions.build(child(statement.cst, 'expression'), comma ? tokenEnd(comma) : statement.valueAt)
  }

  range(statement: Statement): Attribute<DataRange> | undefined {
    const cst = child(statement.cst, 'range')
    if (cst === undefined) return undefined
    const dots = token(cst, 'DotDot')
    const built = childrenOf(cst, 'expression').map((node) => this.#expressions.build(node, statement.valueAt))
    const before = dots === undefined ? built : built.filter((part) => part.start < dots.startOffset)
    const after = dots === undefined ? undefined : built.find((part) => part.start >= tokenEnd(dots))
    if (dots === undefined && built.length === 0) {
      this.#missingRange(statement)
      return undefined
    }
    const start = before[0]?.start ?? dots?.startOffset ?? statement.valueAt
    const end = built.reduce((most, part) => Math.max(most, part.end), dots === undefined ? 0 : tokenEnd(dots))
    if (dots === undefined) {
      return attribute(statement, { kind: 'values', values: built.map((part) => part.node) }, { start, end })
    }
    if (before.length > 1) {
      const message = 'A range is either `from .. to` or a list of values.'
      this.#problem('syntax.range', { start, end }, message)
    }
    const interval = { kind: 'interval' as const, ...ends(before[0]?.node, after?.node) }
    return attribute(statement, interval, { start, end })
  }

  #missingRange(statement: Statement): void {
    const span = { start: statement.valueAt, end: statement.valueAt }
    this.#problem('syntax.range', span, 'A range is written `0 .. 120` or as a list of values, `"a", "b"`.')
  }

  warning(statement: Statement): WarningCondition | undefined {
    const cst = child(statement.cst, 'expression')
    if (cst === undefined) return undefined
    const condition = this.#expressions.build(cst, statement.valueAt)
    const message = token(statement.cst, 'Text')
    return { condition: condition.node, ...(message ? { message: textOf(message) } : {}), span: whole(statement) }
  }

  /** `ltwh :: 10, 20, 100, 50 ;`: left, top, width, height. */
  place(statement: Statement): Attribute<readonly [number, number, number, number]> | undefined {
    const cst = child(statement.cst, 'place')
    const digits = ((cst?.children['Digits'] as IToken[] | undefined) ?? []).filter((d) => d.startOffset >= 0)
    const signs = ((cst?.children['PrefixOperator'] as IToken[] | undefined) ?? []).filter((s) => s.startOffset >= 0)
    const numbers = digits.slice(0, 5).map((digit) => signed(digit, lastBefore(signs, digit, digits)))
    const last = digits[digits.length - 1]
    const span = { start: digits[0]?.startOffset ?? statement.valueAt, end: last ? tokenEnd(last) : statement.valueAt }
    const [left, top, width, height] = numbers
    if (
      numbers.length !== 4 ||
      left === undefined ||
      top === undefined ||
      width === undefined ||
      height === undefined
    ) {
      this.#problem('attribute.value', span, '`ltwh` has four numbers: left, top, width, height.', { keyword: 'ltwh' })
      return undefined
    }
    return attribute(statement, [left, top, width, height] as const, span)
  }

  #problem(code: string, span: Span, message: string, data: Problem['data'] = {}, fixes?: Problem['fixes']): void {
    this.problems.push(syntaxProblem(code, span, message, data, fixes))
  }
}

const SPELLINGS: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  bool: 'boolean',
  int: 'integer',
  number: 'real',
  float: 'real',
  decimal: 'real',
  string: 'text',
}

export function attribute<V>(statement: Statement, value: V, valueSpan: Span): Attribute<V> {
  return { value, span: whole(statement), valueSpan }
}

export function whole(statement: Statement): Span {
  return { start: statement.start, end: statement.end }
}

function extent(built: Built): Span {
  return { start: built.start, end: built.end }
}

function ends(from: Expression | undefined, to: Expression | undefined): { from?: Expression; to?: Expression } {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

function signed(digits: IToken, sign: IToken | undefined): number {
  const value = Number(digits.image)
  return sign?.image === '-' ? -value : value
}

function listed(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1] ?? ''}`
}

/** The name token of an operand that is nothing but a name. */
function plainName(operand: CstNode | undefined): IToken | undefined {
  if (operand === undefined || token(operand, 'PrefixOperator') !== undefined) return undefined
  return token(operand, 'Name')
}

/** The sign directly before a number of a list. */
function lastBefore(signs: readonly IToken[], digit: IToken, digits: readonly IToken[]): IToken | undefined {
  const previous = digits[digits.indexOf(digit) - 1]
  const from = previous === undefined ? 0 : tokenEnd(previous)
  return signs.find((sign) => sign.startOffset >= from && sign.startOffset < digit.startOffset)
}
