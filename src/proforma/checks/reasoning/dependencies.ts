import { walkExpression } from '../../expressions/walk.ts'
import type { Expression, ProtocolIndex } from '../../model/index.ts'
import { namesIn } from './domain.ts'
import type { Variable } from './world.ts'

/** What a derived item is computed from, directly or through others. */
interface Dependencies {
  readonly items: ReadonlySet<string>
  /** Those of them that are given from outside. */
  readonly bases: readonly string[]
  /** Whether more than items matter: states and results of tasks, memberships. */
  readonly more: boolean
}

/** What depends on more items than this is not computed again: what was known before still holds. */
const MANY = 256

const KNOWN = new WeakMap<ProtocolIndex, Map<string, Dependencies | 'too many'>>()

/** Whether what was learned about some variables can change the value of a derived item, as far as that is followed. */
export function isTouched(index: ProtocolIndex, item: string, learned: Iterable<Variable>): boolean {
  const dependencies = dependenciesOf(index, item)
  if (dependencies === 'too many') return false
  for (const variable of learned) {
    const isItem = variable.startsWith('item ')
    if (isItem ? dependencies.items.has(variable.slice('item '.length)) : dependencies.more) return true
  }
  return false
}

function dependenciesOf(index: ProtocolIndex, item: string): Dependencies | 'too many' {
  let known = KNOWN.get(index)
  if (known === undefined) {
    known = new Map()
    KNOWN.set(index, known)
  }
  let found = known.get(item)
  if (found === undefined) {
    found = collect(index, item)
    known.set(item, found)
  }
  return found
}

function collect(index: ProtocolIndex, item: string): Dependencies | 'too many' {
  const items = new Set<string>()
  let more = false
  const open: Expression[] = []
  const enter = (name: string): void => {
    const derivation = index.data.get(name)?.derivation
    if (derivation !== undefined) open.push(derivation.value)
  }
  enter(item)
  for (let expression = open.pop(); expression !== undefined; expression = open.pop()) {
    walkExpression(expression, (part) => {
      if (part.kind === 'binary' && (part.operator === 'includes' || part.operator === 'oneof')) more = true
      if (part.kind === 'call' && part.arguments[0]?.kind === 'name' && index.tasks.has(part.arguments[0].name))
        more = true
      if (part.kind !== 'name' || items.has(part.name)) return
      items.add(part.name)
      enter(part.name)
    })
    if (items.size > MANY) return 'too many'
  }
  return { items, bases: [...items].filter((name) => isGiven(index, name)), more }
}

/** Items given from outside that some items are, or are computed from; of a very long formula only some. */
export function baseItems(
  index: ProtocolIndex,
  names: Iterable<string>,
  limit = Number.POSITIVE_INFINITY,
): ReadonlySet<string> {
  const bases = new Set<string>()
  const seen = new Set<string>()
  const stack = [...names]
  for (let name = stack.pop(); name !== undefined && seen.size < limit; name = stack.pop()) {
    const data = index.data.get(name)
    if (data === undefined || seen.has(name)) continue
    seen.add(name)
    if (data.derivation === undefined) bases.add(name)
    else stack.push(...namesIn(data.derivation.value))
  }
  return bases
}

/** All items given from outside that an item is computed from; nothing when it is computed from too many. */
export function allBaseItems(index: ProtocolIndex, item: string): readonly string[] | undefined {
  const dependencies = dependenciesOf(index, item)
  return dependencies === 'too many' ? undefined : dependencies.bases
}

function isGiven(index: ProtocolIndex, name: string): boolean {
  const data = index.data.get(name)
  return data !== undefined && data.derivation === undefined
}
