import type { Gdl2Expression, Gdl2Literal } from '../read/expression.ts'
import { isTextual } from './evidence.ts'
import type { Evidence } from './evidence.ts'

/** `coded`: one of a list of answers. Quantities, counts, ordinals read as numbers: `number`. */
export type ElementKind = 'number' | 'coded' | 'text' | 'boolean' | 'datetime'

const DATA_TYPES: Readonly<Record<string, ElementKind>> = {
  DV_QUANTITY: 'number',
  DV_COUNT: 'number',
  DV_PROPORTION: 'number',
  DV_ORDINAL: 'coded',
  DV_CODED_TEXT: 'coded',
  DV_TEXT: 'text',
  DV_BOOLEAN: 'boolean',
  DV_DATE_TIME: 'datetime',
  DV_DATE: 'datetime',
}

/** The kind of every element. Kinds flow along `$a = $b` and `$a == $b` until nothing changes; what stays open is a text. */
export function settleKinds(evidence: ReadonlyMap<string, Evidence>): ReadonlyMap<string, ElementKind> {
  const kinds = new Map<string, ElementKind>()
  for (const [id, found] of evidence) {
    const kind = directKind(found)
    if (kind !== undefined) kinds.set(id, kind)
  }
  flow(evidence, kinds, flowingKind)
  // A sum of things that say nothing about themselves is a number; what comes after it may follow from that.
  flow(evidence, kinds, (found, settled) => (isSum(found) ? 'number' : flowingKind(found, settled)))
  for (const id of evidence.keys()) if (!kinds.has(id)) kinds.set(id, 'text')
  return kinds
}

type Rule = (found: Evidence, kinds: ReadonlyMap<string, ElementKind>) => ElementKind | undefined

function flow(evidence: ReadonlyMap<string, Evidence>, kinds: Map<string, ElementKind>, rule: Rule): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const [id, found] of evidence) {
      const kind = kinds.has(id) ? undefined : rule(found, kinds)
      if (kind === undefined) continue
      kinds.set(id, kind)
      changed = true
    }
  }
}

function isSum({ assigned }: Evidence): boolean {
  return assigned.some(({ value }) => value.kind === 'binary')
}

/** What the element's own uses say, the surest sign first. */
function directKind(found: Evidence): ElementKind | undefined {
  const literals = literalKinds(found)
  const declared = found.dataType === undefined ? undefined : DATA_TYPES[found.dataType]
  if (declared === 'text' && (literals.has('coded') || found.codeTests.size > 0)) return 'coded'
  if (declared !== undefined) return declared
  if (literals.has('coded') || found.codeTests.size > 0) return 'coded'
  if (literals.has('boolean')) return 'boolean'
  if (found.dated || found.attributes.has('year')) return 'datetime'
  if (literals.has('text')) return 'text'
  if (found.attributes.has('code') || found.attributes.has('term')) return 'coded'
  if (literals.has('number') || measured(found)) return 'number'
  const sources = found.assigned.filter(({ attribute }) => attribute === undefined || attribute === 'value')
  const computed = sources.map(({ value }) => computedKind(value)).find((kind) => kind !== undefined)
  if (computed !== undefined) return computed
  return found.calculated || found.pointsRead ? 'number' : undefined
}

function measured(found: Evidence): boolean {
  const numeric = ['magnitude', 'unit', 'precision', 'count']
  return (
    numeric.some((attribute) => found.attributes.has(attribute)) ||
    found.assigned.some(({ attribute }) => attribute !== undefined && numeric.includes(attribute)) ||
    found.unitTests.size > 0
  )
}

function literalKinds(found: Evidence): ReadonlySet<ElementKind> {
  const assigned = found.assigned.flatMap(({ value, attribute }) =>
    value.kind === 'literal' && (attribute === undefined || attribute === 'value') ? [value.value] : [],
  )
  const kinds = new Set<ElementKind>()
  for (const literal of [...found.allowed, ...found.compared, ...assigned]) {
    const kind = kindOfLiteral(literal)
    if (kind !== undefined) kinds.add(kind)
  }
  // `$x < '0.7'` is a number in quotes.
  const texts = [...found.compared, ...assigned].filter((literal) => literal.kind === 'text')
  if (
    assigned.length === 0 &&
    texts.every((literal) => isNumeric(literal.value)) &&
    (found.calculated || measured(found))
  ) {
    kinds.delete('text')
  }
  return kinds
}

export function isNumeric(text: string): boolean {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text)
}

function kindOfLiteral(literal: Gdl2Literal): ElementKind | undefined {
  switch (literal.kind) {
    case 'coded':
    case 'ordinal':
      return 'coded'
    case 'quantity':
    case 'number':
      return 'number'
    case 'text':
    case 'boolean':
      return literal.kind
    default:
      return undefined
  }
}

/** What an expression other than a plain reference gives. */
function computedKind(expression: Gdl2Expression): ElementKind | undefined {
  switch (expression.kind) {
    case 'now':
      return expression.attribute === undefined ? 'datetime' : 'number'
    case 'call':
      return 'number'
    case 'fired':
      return 'boolean'
    case 'unary':
      return expression.operator === '!' ? 'boolean' : 'number'
    case 'element':
      return expression.attribute === 'term' || expression.attribute === 'unit' ? 'text' : undefined
    case 'binary':
      if (isTextual(expression)) return 'text'
      return '+-*/^'.includes(expression.operator) ? undefined : 'boolean'
    default:
      return undefined
  }
}

function flowingKind(found: Evidence, kinds: ReadonlyMap<string, ElementKind>): ElementKind | undefined {
  for (const id of found.related) {
    const kind = kinds.get(id)
    if (kind !== undefined) return kind
  }
  for (const { value } of found.assigned) {
    const kind = value.kind === 'binary' ? sumKind(value, kinds) : undefined
    if (kind !== undefined) return kind
  }
  return undefined
}

/** A text in a sum makes a text, a date moved by a time is a date, numbers give a number. */
function sumKind(sum: Gdl2Expression, kinds: ReadonlyMap<string, ElementKind>): ElementKind | undefined {
  const parts = leaves(sum)
  const found = parts.map((part) => leafKind(part, kinds))
  if (found.includes('text')) return 'text'
  if (found.filter((kind) => kind === 'datetime').length === 1 && parts.some(isTime)) return 'datetime'
  return found.includes(undefined) ? undefined : 'number'
}

function leafKind(part: Gdl2Expression, kinds: ReadonlyMap<string, ElementKind>): ElementKind | undefined {
  if (part.kind === 'element' && (part.attribute === undefined || part.attribute === 'value')) {
    const kind = kinds.get(part.id)
    return kind === 'coded' && part.attribute === 'value' ? 'number' : kind
  }
  return part.kind === 'literal' ? kindOfLiteral(part.value) : (computedKind(part) ?? 'number')
}

function isTime(part: Gdl2Expression): boolean {
  return (
    part.kind === 'literal' &&
    part.value.kind === 'quantity' &&
    ['a', 'mo', 'wk', 'd', 'h', 'min', 's'].includes(part.value.unit)
  )
}

function leaves(expression: Gdl2Expression): readonly Gdl2Expression[] {
  return expression.kind === 'binary' && (expression.operator === '+' || expression.operator === '-')
    ? [...leaves(expression.left), ...leaves(expression.right)]
    : [expression]
}
