import { displayValue, literalDuration, parseExpression } from '../../expressions/index.ts'
import type { BinaryOperator, Expression, ProtocolIndex } from '../../model/index.ts'

/** An expression in English words, as exact as the text it stands for: a reviewer may never see the other. */
export class ExpressionWords {
  readonly #index: ProtocolIndex

  constructor(index: ProtocolIndex) {
    this.#index = index
  }

  /** A condition: "age is at least 65 and confusion is “Present”". */
  condition(expression: Expression): string {
    return this.#say(expression, 0)
  }

  /** A value: "total score plus 2". */
  value(expression: Expression): string {
    return this.#say(expression, 0)
  }

  /** A value inside a sentence that itself says "if" and "otherwise". */
  inner(expression: Expression): string {
    const isChoice = expression.kind === 'call' && expression.function === 'if'
    return isChoice ? `(${this.#say(expression, 0)})` : this.#say(expression, 0)
  }

  /** A text with its `${…}` in words: "the score is [total score]". */
  template(text: string): string {
    return text.replace(/\$\{([^{}]*)\}/g, (_, source: string) => `[${this.value(parseExpression(source).expression)}]`)
  }

  /** What a data item is called. */
  item(name: string): string {
    const caption = this.#index.data.get(name)?.caption?.value ?? this.#index.parameters.get(name)?.caption?.value
    return caption === undefined ? spaced(name) : unmarked(caption)
  }

  task(name: string): string {
    return `“${this.#index.tasks.get(name)?.caption?.value ?? spaced(name)}”`
  }

  candidate(name: string, decision?: string): string {
    const tasks = decision === undefined ? [...this.#index.tasks.values()] : [this.#index.tasks.get(decision)]
    for (const task of tasks) {
      const found = task?.kind === 'decision' ? task.candidates.find((one) => one.name.text === name) : undefined
      if (found !== undefined) return `“${found.caption?.value ?? spaced(name)}”`
    }
    return `“${spaced(name)}”`
  }

  #say(expression: Expression, level: number): string {
    switch (expression.kind) {
      case 'boolean':
        return expression.value ? 'true' : 'false'
      case 'number':
        return expression.text
      case 'text':
        return `“${expression.value}”`
      case 'duration': {
        const value = literalDuration(expression.amount, expression.unit)
        return value === undefined ? `${expression.amount} ${expression.unit}` : displayValue(value)
      }
      case 'unknown':
        return 'not known'
      case 'name':
        return this.#name(expression.name)
      case 'set':
        return expression.elements.length === 0
          ? 'nothing'
          : listed(
              expression.elements.map((element) => this.#say(element, 0)),
              'or',
            )
      case 'unary':
        return this.#unary(expression, level)
      case 'binary':
        return this.#binary(expression, level)
      case 'call':
        return this.#call(expression.function, expression.arguments)
      default:
        return '…'
    }
  }

  #name(name: string): string {
    if (this.#index.data.has(name) || this.#index.parameters.has(name)) return this.item(name)
    return this.#index.tasks.has(name) ? this.task(name) : this.candidate(name)
  }

  #unary({ operator, operand }: Expression & { kind: 'unary' }, level: number): string {
    if (operator !== 'not') return `${operator === '-' ? 'minus ' : ''}${this.#say(operand, 8)}`
    if (operand.kind === 'call' && operand.function === 'is_known')
      return `${this.#arguments(operand.arguments)[0] ?? ''} is not known`
    if (operand.kind === 'binary' && operand.operator === '=') {
      return bracket(`${this.#sides('is not', operand)} or is not known`, 1, level)
    }
    if (operand.kind === 'name') return `${this.#name(operand.name)} is false or not known`
    return `it is not so that (${this.#say(operand, 0)})`
  }

  #binary(expression: Expression & { kind: 'binary' }, level: number): string {
    const { operator, left, right } = expression
    const own = STRENGTH[operator]
    if (operator === 'and' || operator === 'or') {
      const alternatives = operator === 'or' ? this.#alternatives(expression) : undefined
      if (alternatives !== undefined) return bracket(alternatives, own, level)
      return bracket(`${this.#clause(left, own)} ${operator} ${this.#clause(right, own + 1)}`, own, level)
    }
    const verb = VERBS[operator]
    if (verb !== undefined) return bracket(this.#sides(verb, expression), own, level)
    return bracket(`${this.#say(left, own)} ${SIGNS[operator] ?? operator} ${this.#say(right, own + 1)}`, own, level)
  }

  /** "X is a, b or c": the same thing compared with one value after the other is named once. */
  #alternatives(expression: Expression & { kind: 'binary' }): string | undefined {
    const sides: (Expression & { kind: 'binary' })[] = []
    let rest: Expression = expression
    for (; rest.kind === 'binary' && rest.operator === 'or'; rest = rest.left) {
      if (rest.right.kind !== 'binary' || rest.right.operator !== '=') return undefined
      sides.unshift(rest.right)
    }
    if (rest.kind !== 'binary' || rest.operator !== '=') return undefined
    const first = rest
    const subject = this.#side(first.left, first.right)
    if (sides.some(({ left, right }) => this.#side(left, right) !== subject)) return undefined
    const values = [first, ...sides].map(({ left, right }) => this.#side(right, left))
    return `${subject} is ${listed(values, 'or')}${this.#unit(first.left, first.right)}`
  }

  /** A bare item as a condition: "insulin is true". */
  #clause(expression: Expression, level: number): string {
    const said = this.#say(expression, level)
    return expression.kind === 'name' ? `${said} is true` : said
  }

  #sides(verb: string, { left, right }: Expression & { kind: 'binary' }): string {
    const [a, b] = [this.#side(left, right), this.#side(right, left)]
    return `${a} ${verb} ${b}${this.#unit(left, right)}`
  }

  /** Beside a decision's result stands a candidate of it. */
  #side(side: Expression, other: Expression): string {
    const decision = other.kind === 'call' && /^result_(of|set)$/.test(other.function) ? other.arguments[0] : undefined
    return decision?.kind === 'name' && side.kind === 'name'
      ? this.candidate(side.name, decision.name)
      : this.#say(side, 5)
  }

  /** "at least 30 /min": a number beside an item has the item's unit. */
  #unit(left: Expression, right: Expression): string {
    if (left.kind !== 'name' || right.kind !== 'number') return ''
    const unit = this.#index.data.get(left.name)?.unit?.value
    return unit === undefined || unit === '1' ? '' : ` ${unit}`
  }

  #arguments(args: readonly Expression[]): string[] {
    return args.map((argument) => this.#say(argument, 0))
  }

  #call(name: string, args: readonly Expression[]): string {
    const said = this.#arguments(args)
    const [a = '', b = ''] = said
    const words = CALLS.get(name)
    if (words !== undefined) return words(a, b, said)
    const [first, second] = args
    switch (name) {
      case 'netsupport': {
        const candidate =
          second?.kind === 'name' ? this.candidate(second.name, first?.kind === 'name' ? first.name : undefined) : b
        return `the support for ${candidate}`
      }
      case 'if':
        return this.#choice(args)
      default:
        return `${name}(${said.join(', ')})`
    }
  }

  #choice([condition, value, otherwise]: readonly Expression[]): string {
    if (condition === undefined || value === undefined || otherwise === undefined) return 'if(…)'
    const rest = otherwise.kind === 'unknown' ? 'not known' : this.#say(otherwise, 0)
    return `${this.inner(value)} if ${this.#say(condition, 0)}, otherwise ${rest}`
  }
}

const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  includes: 4,
  oneof: 4,
  '#': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
}

const VERBS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '=': 'is',
  '!=': 'is known and is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  includes: 'includes',
  oneof: 'is one of',
}

const SIGNS: Readonly<Partial<Record<BinaryOperator, string>>> = { '-': '−', '*': '×', '/': '÷', '#': 'followed by' }

type Wording = (a: string, b: string, all: readonly string[]) => string

const CALLS: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['is_known', (a) => `${a} is known`],
  ['completed', (a) => `${a} is completed`],
  ['in_progress', (a) => `${a} is in progress`],
  ['discarded', (a) => `${a} is discarded`],
  ['dormant', (a) => `${a} has not started`],
  ['result_of', (a) => `the choice in ${a}`],
  ['result_set', (a) => `the choices in ${a}`],
  ['now', () => 'now'],
  ['count', (a) => `the number of ${a}`],
  ['sum', (a) => `the sum of ${a}`],
  ['min', (_a, _b, all) => `the smallest of ${listed(all, 'and')}`],
  ['max', (_a, _b, all) => `the largest of ${listed(all, 'and')}`],
  ['abs', (a) => `the absolute value of ${a}`],
  ['round', (a, b) => (b === '' ? `${a}, rounded to a whole number` : `${a}, rounded to ${b} decimals`)],
  ['floor', (a) => `${a}, rounded down`],
  ['ceil', (a) => `${a}, rounded up`],
  ['exp', (a) => `e to the power of (${a})`],
  ['ln', (a) => `the natural logarithm of (${a})`],
  ['log', (a) => `the logarithm to base 10 of (${a})`],
  ['sqrt', (a) => `the square root of (${a})`],
  ['power', (a, b) => `(${a}) to the power of (${b})`],
  ['mod', (a, b) => `the remainder of (${a}) divided by (${b})`],
  ['years_between', (a, b) => `the whole years from ${a} to ${b}`],
  ['months_between', (a, b) => `the whole months from ${a} to ${b}`],
  ['days_between', (a, b) => `the whole days from ${a} to ${b}`],
  ['hours_between', (a, b) => `the whole hours from ${a} to ${b}`],
  ['last_updated', (a) => `the time at which ${a} was last set`],
  ['cycle', (a) => `the number of the current cycle of ${a}`],
  ['forever', () => 'never'],
])

function bracket(text: string, strength: number, minimum: number): string {
  return strength < minimum ? `(${text})` : text
}

export function listed(parts: readonly string[], word: 'and' | 'or'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ')
}

/** A caption that is a question reads badly inside a sentence with its question mark. */
function unmarked(caption: string): string {
  return caption.trim().replace(/[?:]\s*$/, '')
}
