/**
 * What becomes an expression of the protocol. Between reading and writing a guideline it still refers to values that are not
 * items yet: `version` is the value of an element after a number of assignments, `fired` whether a rule ran.
 * Every part can be unknown; the meaning is that of the language (comparisons with unknown are false, arithmetic is unknown).
 */
export type Ir =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'duration'; readonly amount: string; readonly unit: string }
  | { readonly kind: 'unknown' }
  | IrVersion
  | { readonly kind: 'item'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: Ir }
  | { readonly kind: 'negative'; readonly operand: Ir }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Ir[] }
  | { readonly kind: 'compare'; readonly operator: IrComparison; readonly left: Ir; readonly right: Ir }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/' | '#'
      readonly left: Ir
      readonly right: Ir
    }
  | { readonly kind: 'call'; readonly function: string; readonly arguments: readonly Ir[] }
  | { readonly kind: 'if'; readonly condition: Ir; readonly value: Ir; readonly otherwise: Ir }

export type IrComparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** The value of a slot after its first `version` assignments; 0 is before any. */
export interface IrVersion {
  readonly kind: 'version'
  readonly slot: string
  readonly version: number
}

export const UNKNOWN: Ir = { kind: 'unknown' }
export const TRUE: Ir = { kind: 'boolean', value: true }
export const FALSE: Ir = { kind: 'boolean', value: false }
export const ZERO: Ir = { kind: 'number', value: 0, text: '0' }

export function number(value: number): Ir {
  return { kind: 'number', value, text: String(value) }
}

export function text(value: string): Ir {
  return { kind: 'text', value }
}

export function call(name: string, ...args: readonly Ir[]): Ir {
  return { kind: 'call', function: name, arguments: args }
}

export function arithmetic(operator: '+' | '-' | '*' | '/' | '#', left: Ir, right: Ir): Ir {
  return { kind: 'arithmetic', operator, left, right }
}

export function compare(operator: IrComparison, left: Ir, right: Ir): Ir {
  return { kind: 'compare', operator, left, right }
}

export function known(operand: Ir): Ir {
  if (operand.kind === 'unknown') return FALSE
  if (operand.kind === 'number' || operand.kind === 'text' || operand.kind === 'boolean') return TRUE
  return call('is_known', operand)
}

export function not(operand: Ir): Ir {
  if (operand.kind === 'boolean') return operand.value ? FALSE : TRUE
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand }
}

/** The parts of a conjunction, flat and without repetition; `false` swallows all, `true` falls away. */
export function and(parts: readonly Ir[]): Ir {
  return joined('and', parts, TRUE, FALSE)
}

export function or(parts: readonly Ir[]): Ir {
  return joined('or', parts, FALSE, TRUE)
}

function joined(kind: 'and' | 'or', parts: readonly Ir[], neutral: Ir, absorbing: Ir): Ir {
  const flat = new Map<string, Ir>()
  for (const part of parts.flatMap((one) => (one.kind === kind ? one.parts : [one]))) {
    if (same(part, absorbing)) return absorbing
    const name = key(part)
    if (!same(part, neutral) && !flat.has(name)) flat.set(name, part)
  }
  const [only, ...more] = flat.values()
  if (only === undefined) return neutral
  return more.length === 0 ? only : { kind, parts: [only, ...more] }
}

export function choose(condition: Ir, value: Ir, otherwise: Ir): Ir {
  if (condition.kind === 'boolean') return condition.value ? value : otherwise
  if (same(value, otherwise)) return value
  return { kind: 'if', condition, value, otherwise }
}

/** The same expression, part for part. */
export function same(a: Ir, b: Ir): boolean {
  return a === b || (a.kind === b.kind && key(a) === key(b))
}

/** A text that two expressions share only when they are the same. */
export function key(ir: Ir): string {
  return JSON.stringify(ir)
}

/** The direct parts of an expression. */
export function partsOf(ir: Ir): readonly Ir[] {
  switch (ir.kind) {
    case 'not':
    case 'negative':
      return [ir.operand]
    case 'and':
    case 'or':
      return ir.parts
    case 'compare':
    case 'arithmetic':
      return [ir.left, ir.right]
    case 'call':
      return ir.arguments
    case 'if':
      return [ir.condition, ir.value, ir.otherwise]
    default:
      return []
  }
}

/** The expression with each direct part replaced. */
export function mapParts(ir: Ir, change: (part: Ir) => Ir): Ir {
  switch (ir.kind) {
    case 'not':
      return not(change(ir.operand))
    case 'negative':
      return { kind: 'negative', operand: change(ir.operand) }
    case 'and':
      return and(ir.parts.map(change))
    case 'or':
      return or(ir.parts.map(change))
    case 'compare':
    case 'arithmetic':
      return { ...ir, left: change(ir.left), right: change(ir.right) }
    case 'call':
      return { ...ir, arguments: ir.arguments.map(change) }
    case 'if':
      return choose(change(ir.condition), change(ir.value), change(ir.otherwise))
    default:
      return ir
  }
}

/** Calls `visit` for the expression and all its parts. */
export function walk(ir: Ir, visit: (part: Ir) => void): void {
  visit(ir)
  for (const part of partsOf(ir)) walk(part, visit)
}

/** How many parts an expression has: what decides whether it stands in line or gets a name. */
export function sizeOf(ir: Ir): number {
  return partsOf(ir).reduce((size, part) => size + sizeOf(part), 1)
}

/** The versions an expression reads, each once. */
export function versionsIn(ir: Ir): readonly IrVersion[] {
  const found = new Map<string, IrVersion>()
  walk(ir, (part) => {
    if (part.kind === 'version') found.set(`${part.slot}@${part.version}`, part)
  })
  return [...found.values()]
}
