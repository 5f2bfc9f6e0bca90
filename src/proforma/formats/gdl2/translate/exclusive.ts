import { key } from './ir.ts'
import type { Ir } from './ir.ts'

/** What one condition says about one value: an interval, or a set of texts it must or must not be. */
interface Region {
  from: number
  fromOpen: boolean
  to: number
  toOpen: boolean
  readonly is: Set<string>[]
  readonly isNot: Set<string>
}

const MOST_ALTERNATIVES = 64

/**
 * Whether two conditions can never both hold: in every pair of their alternatives some value would have to be in two disjoint
 * places. `false` means that it is not certain.
 */
export function exclusive(a: Ir, b: Ir): boolean {
  const left = alternatives(a)
  const right = alternatives(b)
  if (left === undefined || right === undefined) return false
  return left.every((one) => right.every((other) => contradict([...one, ...other])))
}

/** The condition as alternatives of conjunctions; `undefined` when there are too many. */
function alternatives(ir: Ir): Ir[][] | undefined {
  if (ir.kind === 'or') {
    const parts: Ir[][] = []
    for (const part of ir.parts) {
      const inner = alternatives(part)
      if (inner === undefined) return undefined
      parts.push(...inner)
    }
    return parts.length > MOST_ALTERNATIVES ? undefined : parts
  }
  if (ir.kind !== 'and') return [[ir]]
  let product: Ir[][] = [[]]
  for (const part of ir.parts) {
    const inner = alternatives(part)
    if (inner === undefined) return undefined
    product = product.flatMap((one) => inner.map((other) => [...one, ...other]))
    if (product.length > MOST_ALTERNATIVES) return undefined
  }
  return product
}

function contradict(parts: readonly Ir[]): boolean {
  const regions = new Map<string, Region>()
  const truths = new Map<string, boolean>()
  for (const part of parts) {
    const negated = part.kind === 'not'
    const atom = negated ? part.operand : part
    if (atom.kind === 'compare' && isConstant(atom.right)) {
      if (!narrow(regions, atom, negated)) return true
    } else {
      const name = key(atom)
      if (truths.get(name) === negated) return true
      truths.set(name, !negated)
    }
  }
  return [...regions.values()].some(isEmpty)
}

function isConstant(ir: Ir): boolean {
  return constant(ir) !== undefined
}

function constant(ir: Ir): number | string | undefined {
  if (ir.kind === 'number' || ir.kind === 'text') return ir.value
  if (ir.kind === 'boolean') return String(ir.value)
  return ir.kind === 'negative' && ir.operand.kind === 'number' ? -ir.operand.value : undefined
}

/** `false` when the comparison alone makes the region empty. A negated order says nothing: it also holds for unknown. */
function narrow(regions: Map<string, Region>, atom: Ir & { kind: 'compare' }, negated: boolean): boolean {
  const value = constant(atom.right)
  if (value === undefined) return true
  const region = regionOf(regions, key(atom.left))
  const operator = negated ? (atom.operator === '=' ? '!=' : undefined) : atom.operator
  if (operator === undefined) return true
  if (operator === '!=') region.isNot.add(String(value))
  else if (operator === '=') region.is.push(new Set([String(value)]))
  if (typeof value === 'number' && operator !== '!=') restrict(region, operator, value)
  return !isEmpty(region)
}

function regionOf(regions: Map<string, Region>, name: string): Region {
  const present = regions.get(name)
  if (present !== undefined) return present
  const region: Region = { from: -Infinity, fromOpen: true, to: Infinity, toOpen: true, is: [], isNot: new Set() }
  regions.set(name, region)
  return region
}

function restrict(region: Region, operator: '=' | '<' | '<=' | '>' | '>=', value: number): void {
  if (operator !== '<' && operator !== '<=' && (value > region.from || (value === region.from && operator === '>'))) {
    region.from = value
    region.fromOpen = operator === '>'
  }
  if (operator !== '>' && operator !== '>=' && (value < region.to || (value === region.to && operator === '<'))) {
    region.to = value
    region.toOpen = operator === '<'
  }
}

function isEmpty(region: Region): boolean {
  if (region.from > region.to) return true
  if (region.from === region.to && (region.fromOpen || region.toOpen)) return true
  const [first, ...rest] = region.is
  if (first === undefined) return false
  return ![...first].some((value) => rest.every((set) => set.has(value)) && !region.isNot.has(value))
}
