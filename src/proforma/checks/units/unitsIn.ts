import { isComparison } from '../../expressions/operators.ts'
import type { BinaryExpression, CallExpression, Expression, Span } from '../../model/index.ts'
import type { Resolver } from '../../names/index.ts'
import { differenceOf, divideUnits, multiplyUnits, powerOfUnit, type Unit, type UnitSystem } from '../../units/index.ts'

/** A unit with the code or formula that it was read from. */
export interface NamedUnit {
  readonly unit: Unit
  readonly code: string
}

/**
 * The unit of a value. `free`: a bare number, which takes the unit of what it stands beside. `unclear`: it cannot be told,
 * for example after multiplying by a number, which may be a conversion.
 */
export type UnitOf = NamedUnit | 'free' | 'unclear'

/** Two values with different units that are compared, added or put in place of one another. */
export interface UnitClash {
  readonly span: Span
  readonly left: NamedUnit
  readonly right: NamedUnit
  readonly difference: 'dimension' | 'size'
  /** Added or subtracted: an empirical score may do that with things that have nothing in common. */
  readonly isSum: boolean
}

/** Finds the unit of an expression and all places in it where units do not fit (SPEC U4–U9). */
export class UnitReader {
  readonly clashes: UnitClash[] = []
  readonly #resolver: Resolver
  readonly #units: UnitSystem

  constructor(resolver: Resolver, units: UnitSystem) {
    this.#resolver = resolver
    this.#units = units
  }

  /** The declared unit of a data item or parameter. */
  ofItem(name: string): UnitOf {
    const item = this.#resolver.index.data.get(name) ?? this.#resolver.index.parameters.get(name)
    const code = item?.unit?.value
    return code === undefined ? 'unclear' : this.#named(code)
  }

  of(expression: Expression): UnitOf {
    switch (expression.kind) {
      case 'number':
        return 'free'
      case 'name':
        return this.ofItem(expression.name)
      case 'unary':
        return this.of(expression.operand)
      case 'binary':
        return this.#binary(expression)
      case 'set':
        return this.#together(expression.elements, expression.span)
      case 'call':
        return this.#call(expression)
      default:
        return 'unclear'
    }
  }

  /** Notes a clash; the unit of both when there is none. */
  same(left: UnitOf, right: UnitOf, span: Span, isSum = false): UnitOf {
    if (left === 'free') return right
    if (right === 'free') return left
    if (left === 'unclear' || right === 'unclear') return left === 'unclear' ? right : left
    const difference = differenceOf(left.unit, right.unit)
    if (difference !== undefined) this.clashes.push({ span, left, right, difference, isSum })
    return difference === undefined ? left : 'unclear'
  }

  #binary({ operator, left, right, span }: BinaryExpression): UnitOf {
    const [a, b] = [this.of(left), this.of(right)]
    if (operator === '+' || operator === '-') return this.same(a, b, span, true)
    if (isComparison(operator)) {
      this.same(a, b, span)
      return 'unclear'
    }
    if (operator === '*' || operator === '/') return combined(a, b, operator)
    return 'unclear'
  }

  #together(parts: readonly Expression[], span: Span): UnitOf {
    return parts.map((part) => this.of(part)).reduce<UnitOf>((unit, next) => this.same(unit, next, span), 'free')
  }

  #call({ function: name, arguments: args, span }: CallExpression): UnitOf {
    const [first, second, third] = args
    if (SAME.has(name)) return first === undefined ? 'unclear' : this.of(first)
    if (name === 'min' || name === 'max') return this.#together(args, span)
    if (name === 'if' && first && second && third) {
      this.of(first)
      return this.same(this.of(second), this.of(third), span)
    }
    const counted = COUNTED[name]
    const units = args.map((argument) => this.of(argument))
    if (counted !== undefined) return this.#named(counted)
    const [base = 'unclear'] = units
    if (name === 'sqrt') return powered(base, 0.5)
    if (name === 'power') return second?.kind === 'number' ? powered(base, second.value) : 'unclear'
    return 'unclear'
  }

  #named(code: string): UnitOf {
    const unit = this.#units.read(code)
    return unit === undefined ? 'unclear' : { unit, code }
  }
}

/** Functions whose result has the unit of their first argument. */
const SAME: ReadonlySet<string> = new Set(['abs', 'round', 'floor', 'ceil', 'sum', 'nth', 'mod'])

/** What functions of time count. */
const COUNTED: Readonly<Record<string, string>> = {
  years_between: 'a',
  months_between: 'mo',
  days_between: 'd',
  hours_between: 'h',
}

/** A bare number beside a unit may convert it, so the unit of the product cannot be told. */
function combined(a: UnitOf, b: UnitOf, operator: '*' | '/'): UnitOf {
  if (a === 'free' && b === 'free') return 'free'
  if (typeof a === 'string' || typeof b === 'string') return 'unclear'
  const unit = operator === '*' ? multiplyUnits(a.unit, b.unit) : divideUnits(a.unit, b.unit)
  return unit === undefined ? 'unclear' : { unit, code: `${a.code}${operator === '*' ? '.' : '/'}${b.code}` }
}

function powered(base: UnitOf, power: number): UnitOf {
  if (typeof base === 'string') return base
  const unit = powerOfUnit(base.unit, power)
  return unit === undefined ? 'unclear' : { unit, code: `(${base.code})^${power}` }
}
