import { partsOf } from '../../../expressions/walk.ts'
import type { Expression, Span } from '../../../model/index.ts'
import { baseItems } from '../../reasoning/dependencies.ts'
import { NOWHERE, type World } from '../../reasoning/world.ts'
import type { View } from './conditions.ts'

/** An item that may be unknown where it is read, with the place of the name that reads it. */
export interface OpenItem {
  /** Given from outside: of a derived item those that it is computed from. */
  readonly item: string
  readonly span: Span
}

/**
 * The items whose being unknown matters to an expression: not those that an `is_known` around or before them has
 * made sure of. Each item once, at its first place.
 */
export function openItems(expression: Expression, { world, scope }: View): readonly OpenItem[] {
  const found = new Map<string, OpenItem>()
  const look = (part: Expression, within: World): void => {
    switch (part.kind) {
      case 'name':
        for (const item of openBehind(part.name, within))
          if (!found.has(item)) found.set(item, { item, span: part.span })
        return
      case 'binary':
        look(part.left, within)
        lookRight(part, within)
        return
      case 'call':
        if (part.function === 'if') return lookChoice(part.arguments, within)
        if (part.function === 'is_known' || part.function === 'last_updated') return undefined
        break
      default:
    }
    for (const below of partsOf(part)) look(below, within)
  }
  const lookRight = ({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, within: World): void => {
    const decides = operator === 'and' || operator === 'or'
    const after = decides ? within.assume(left, operator === 'and', scope) : within
    if (after !== undefined) look(right, after)
  }
  const lookChoice = ([condition, yes, no]: readonly Expression[], within: World): void => {
    if (condition === undefined) return
    look(condition, within)
    const branches = [
      [yes, true],
      [no, false],
    ] as const
    for (const [branch, isTrue] of branches) {
      const after = within.assume(condition, isTrue, scope)
      if (branch !== undefined && after !== undefined) look(branch, after)
    }
  }
  look(expression, world)
  return [...found.values()]
}

/** The item itself, or the ones it is derived from, as far as they may be unknown. */
function openBehind(name: string, world: World): readonly string[] {
  const { index } = world.resolver
  if (!index.data.has(name) || !world.item(name).unknown) return []
  const open: string[] = []
  for (const base of baseItems(index, [name], FAR)) {
    if (world.item(base).unknown) open.push(base)
    if (open.length >= MANY) break
  }
  return open
}

/** A problem names one item; of a long formula only so many are looked at. */
const FAR = 256
const MANY = 16

/** A view from outside every task. */
export function outside(world: World): View {
  return { world, scope: NOWHERE }
}
