import { and, choose, compare, FALSE, known, mapParts, same, TRUE, UNKNOWN } from './ir.ts'
import type { Ir } from './ir.ts'

/** The items that must be known for a derived item to be known; the item itself for one that is asked for. */
export type Needs = (item: string) => ReadonlySet<string>

/**
 * Takes away tests that change nothing: the language gives unknown for calculations with unknown and false for comparisons with it,
 * so `$x != null` before `$x > 5` says nothing more. Only tests that really add nothing go.
 */
export function simplify(ir: Ir, needs: Needs): Ir {
  const inner = mapParts(ir, (part) => simplify(part, needs))
  switch (inner.kind) {
    case 'and':
      return conjunction(inner.parts, needs)
    case 'if':
      return conditional(inner, needs)
    case 'compare':
      return compared(inner)
    case 'arithmetic':
    case 'call':
      return withConstants(inner)
    default:
      return inner
  }
}

/** `if(c, "kg", unknown) = "kg"` is `c`; a comparison with unknown is false. */
function compared(ir: Ir & { kind: 'compare' }): Ir {
  const { left, right, operator } = ir
  if (left.kind === 'unknown' || right.kind === 'unknown') return FALSE
  if (operator !== '=') return ir
  if (isConstant(left) && isConstant(right)) return same(left, right) ? TRUE : left.kind === right.kind ? FALSE : ir
  if (left.kind !== 'if' || left.otherwise.kind !== 'unknown' || !isConstant(left.value) || !isConstant(right))
    return ir
  return same(left.value, right) ? left.condition : FALSE
}

function withConstants(ir: Ir & { kind: 'arithmetic' | 'call' }): Ir {
  if (ir.kind === 'arithmetic') return ir.left.kind === 'unknown' || ir.right.kind === 'unknown' ? UNKNOWN : ir
  const [only] = ir.arguments
  if (ir.function === 'is_known') return only === undefined ? ir : known(only)
  return ir.arguments.some((argument) => argument.kind === 'unknown') ? UNKNOWN : ir
}

function conjunction(parts: readonly Ir[], needs: Needs): Ir {
  let kept = parts.map((part) => unequal(part, parts))
  for (const test of kept) {
    const item = knownTest(test)
    if (item === undefined) continue
    const others = kept.filter((part) => part !== test)
    if (others.some((part) => knownIfTrue(part, needs).has(item))) kept = others
  }
  return and(kept)
}

/** `is_known(x) and not x = "a"` is `x != "a"`. */
function unequal(part: Ir, parts: readonly Ir[]): Ir {
  if (part.kind !== 'not' || part.operand.kind !== 'compare' || part.operand.operator !== '=') return part
  const { left, right } = part.operand
  const tested = (side: Ir): boolean =>
    isConstant(side) || parts.some((other) => knownTest(other) === nameOf(side) && nameOf(side) !== undefined)
  return tested(left) && tested(right) ? compare('!=', left, right) : part
}

function conditional(ir: Ir & { kind: 'if' }, needs: Needs): Ir {
  if (ir.otherwise.kind !== 'unknown') return ir
  const strict = knownIfKnown(ir.value, needs)
  const parts = ir.condition.kind === 'and' ? ir.condition.parts : [ir.condition]
  const kept = parts.filter((part) => {
    const item = knownTest(part)
    return item === undefined || !strict.has(item)
  })
  return choose(and(kept), ir.value, ir.otherwise)
}

function knownTest(ir: Ir): string | undefined {
  return ir.kind === 'call' && ir.function === 'is_known' ? nameOf(ir.arguments[0]) : undefined
}

function nameOf(ir: Ir | undefined): string | undefined {
  return ir?.kind === 'item' ? ir.name : undefined
}

function isConstant(ir: Ir): boolean {
  return ir.kind === 'number' || ir.kind === 'text' || ir.kind === 'boolean'
}

/** The items that are certainly known when the condition is true. */
export function knownIfTrue(condition: Ir, needs: Needs): ReadonlySet<string> {
  switch (condition.kind) {
    case 'item':
      return withNeeds(condition.name, needs)
    case 'compare':
      return union([knownIfKnown(condition.left, needs), knownIfKnown(condition.right, needs)])
    case 'and':
      return union(condition.parts.map((part) => knownIfTrue(part, needs)))
    case 'or':
      return intersection(condition.parts.map((part) => knownIfTrue(part, needs)))
    case 'call':
      return condition.function === 'is_known' ? knownIfKnown(condition.arguments[0], needs) : new Set()
    default:
      return new Set()
  }
}

/** The items that are certainly known when the value is. */
export function knownIfKnown(value: Ir | undefined, needs: Needs): ReadonlySet<string> {
  switch (value?.kind) {
    case 'item':
      return withNeeds(value.name, needs)
    case 'negative':
      return knownIfKnown(value.operand, needs)
    case 'arithmetic':
      return union([knownIfKnown(value.left, needs), knownIfKnown(value.right, needs)])
    case 'call':
      return value.function === 'is_known'
        ? new Set()
        : union(value.arguments.map((argument) => knownIfKnown(argument, needs)))
    case 'if':
      return knownIfChosen(value, needs)
    default:
      return new Set()
  }
}

/** A branch that is unknown cannot have been the one taken. */
function knownIfChosen(value: Ir & { kind: 'if' }, needs: Needs): ReadonlySet<string> {
  const then = union([knownIfTrue(value.condition, needs), knownIfKnown(value.value, needs)])
  if (value.otherwise.kind === 'unknown') return then
  const otherwise = knownIfKnown(value.otherwise, needs)
  if (value.value.kind === 'unknown') return otherwise
  return intersection([then, otherwise])
}

function withNeeds(name: string, needs: Needs): ReadonlySet<string> {
  return union([new Set([name]), needs(name)])
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]))
}

function intersection(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...rest] = sets
  return new Set([...(first ?? [])].filter((name) => rest.every((set) => set.has(name))))
}
