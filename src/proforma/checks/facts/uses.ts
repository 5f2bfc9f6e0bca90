import { walkExpression } from '../../expressions/walk.ts'
import type { Assignment, Definition, Expression, Source } from '../../model/index.ts'
import type { Analysis } from '../analyse.ts'
import type { CheckContext, Placed } from '../rule.ts'
import { placesIn, type Role } from './places.ts'
import { placeholdersIn } from './texts.ts'

/** A place that reads an item. */
export interface Read {
  readonly definition: Placed
  readonly role: Role | 'text'
  readonly span: { readonly start: number; readonly end: number }
}

/** A task that asks for an item, and the source that says so. */
export interface Ask {
  readonly definition: Placed
  readonly source: Source
}

/** A task that gives an item a value in its postcondition. */
export interface Assign {
  readonly definition: Placed
  readonly assignment: Assignment
}

/** Who reads, asks for and assigns the items of a protocol. */
export interface Uses {
  reads(item: string): readonly Read[]
  asks(item: string): readonly Ask[]
  assigns(item: string): readonly Assign[]
  /** Parameters that a component fixes. */
  readonly fixed: ReadonlySet<string>
}

const USES = new WeakMap<Analysis, Uses>()

export function usesOf(context: CheckContext): Uses {
  let uses = USES.get(context.analysis)
  if (uses === undefined) {
    uses = collect(context)
    USES.set(context.analysis, uses)
  }
  return uses
}

function collect(context: CheckContext): Uses {
  const reads = new Map<string, Read[]>()
  const asks = new Map<string, Ask[]>()
  const assigns = new Map<string, Assign[]>()
  const fixed = new Set<string>()
  for (const definition of context.analysis.parsed.definitions) {
    for (const { name, role, span } of readsIn(context, definition)) push(reads, name, { definition, role, span })
    const { node } = definition
    if (node.kind === 'enquiry' || node.kind === 'decision') {
      for (const source of node.sources) push(asks, source.item.text, { definition, source })
    }
    if ('postcondition' in node) {
      for (const assignment of node.postcondition?.value ?? []) {
        push(assigns, assignment.target.text, { definition, assignment })
      }
    }
    if (node.kind === 'plan') {
      for (const component of node.components)
        for (const { parameter } of component.paramValues) fixed.add(parameter.text)
    }
  }
  return {
    reads: (item) => reads.get(item) ?? [],
    asks: (item) => asks.get(item) ?? [],
    assigns: (item) => assigns.get(item) ?? [],
    fixed,
  }
}

interface NamedRead {
  readonly name: string
  readonly role: Role | 'text'
  readonly span: { readonly start: number; readonly end: number }
}

const READS = new WeakMap<Definition, readonly NamedRead[]>()

function readsIn(context: CheckContext, definition: Placed): readonly NamedRead[] {
  let found = READS.get(definition.node)
  if (found !== undefined) return found
  const reads: NamedRead[] = []
  for (const { role, expression } of placesIn(definition.node)) {
    for (const { name, span } of namesOf(expression)) reads.push({ name, role, span })
  }
  for (const { expression, span } of placeholdersIn(context, definition)) {
    for (const { name } of namesOf(expression)) reads.push({ name, role: 'text', span })
  }
  found = reads
  READS.set(definition.node, found)
  return found
}

/** The first mention of each name. */
function namesOf(expression: Expression): readonly { name: string; span: NamedRead['span'] }[] {
  const found = new Map<string, NamedRead['span']>()
  walkExpression(expression, (part) => {
    if (part.kind === 'name' && !found.has(part.name)) found.set(part.name, part.span)
  })
  return [...found].map(([name, span]) => ({ name, span }))
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
