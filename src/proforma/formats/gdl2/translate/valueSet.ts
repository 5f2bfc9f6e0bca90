import type { Gdl2Literal } from '../read/expression.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'
import type { Evidence } from './evidence.ts'

/** One answer of a coded element. */
export interface CodedValue {
  /** `local::at0005`; empty for an answer that stands for all that the guideline does not name. */
  readonly code: string
  readonly ordinal?: number
  /** As the protocol writes it; unique within the element. */
  readonly label: string
}

/** The answers of a coded element. `open`: texts are put together at run time, the list is not complete. */
export interface ValueSet {
  readonly values: readonly CodedValue[]
  readonly open: boolean
  /** The answer for everything that the guideline does not name. */
  readonly rest?: CodedValue
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['yes', 'No'],
  ['no', 'Yes'],
  ['present', 'Absent'],
  ['absent', 'Present'],
  ['positive', 'Negative'],
  ['negative', 'Positive'],
]

/**
 * The answers that the guideline names for an element: its allowed values, the literals of its rules, and those of elements it is
 * copied from. An element that is asked for without a list of allowed values gets one more answer for what no rule names.
 */
export function valueSetOf(id: string, all: ReadonlyMap<string, Evidence>, guideline: Gdl2Guideline): ValueSet {
  const collected = new Map<string, Gdl2Literal>()
  const sources = copiedFrom(id, all)
  const labels = labelsByCode(sources)
  for (const source of sources) for (const literal of literalsOf(source, labels)) collect(collected, literal)
  const values = unique([...collected.values()])
  const asked = [...sources].some((source) => guideline.elements.get(source.id)?.role === 'input')
  const listed = sources.some((source) => source.allowed.length > 0)
  const computed = sources.some((source) =>
    source.assigned.some(({ value }) => value.kind === 'binary' || value.kind === 'call'),
  )
  const handedOn = asked && !listed && (sources.length > 1 || isCopied(id, all))
  const open = computed || handedOn
  const rest = asked && !listed && !open && !isComplete(values) ? restOf(values) : undefined
  return { values: rest === undefined ? values : [...values, rest], open, ...(rest === undefined ? {} : { rest }) }
}

/** The answer that a literal means, by code, else by label. */
export function findValue(set: ValueSet, literal: Gdl2Literal): CodedValue | undefined {
  if (literal.kind === 'coded' || literal.kind === 'ordinal') {
    return (
      set.values.find((value) => value.code === literal.code) ??
      set.values.find((value) => value.label === literal.label)
    )
  }
  return literal.kind === 'text' ? findText(set, literal.value) : undefined
}

/** `.code == 'at0005'` and texts that repeat a label. */
export function findText(set: ValueSet, text: string): CodedValue | undefined {
  return (
    set.values.find((value) => value.code.endsWith(`::${text}`)) ?? set.values.find((value) => value.label === text)
  )
}

/** Some element takes over whatever the answer is. */
function isCopied(id: string, all: ReadonlyMap<string, Evidence>): boolean {
  for (const { assigned } of all.values()) {
    if (
      assigned.some(
        ({ value }) => value.kind === 'element' && value.id === id && !['code', 'unit'].includes(value.attribute ?? ''),
      )
    )
      return true
  }
  return false
}

function copiedFrom(id: string, all: ReadonlyMap<string, Evidence>): Evidence[] {
  const seen = new Map<string, Evidence>()
  const queue = [id]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const evidence = all.get(next)
    if (evidence === undefined || seen.has(next)) continue
    seen.set(next, evidence)
    for (const { value, attribute } of evidence.assigned) {
      if (value.kind === 'element' && (attribute === undefined || attribute === 'value')) queue.push(value.id)
    }
  }
  return [...seen.values()]
}

function literalsOf(source: Evidence, labels: ReadonlyMap<string, string>): Gdl2Literal[] {
  const assigned = source.assigned.flatMap(({ value, attribute }) =>
    value.kind === 'literal' && (attribute === undefined || attribute === 'value') ? [value.value] : [],
  )
  const tested = [...source.codeTests].map(
    (code): Gdl2Literal => ({ kind: 'coded', code: `local::${code}`, label: '' }),
  )
  const named = new Set(
    [...source.allowed, ...source.compared, ...assigned].map((literal) => ('code' in literal ? literal.code : '')),
  )
  const unnamed = tested.filter((literal) => literal.kind === 'coded' && !named.has(literal.code))
  return [...source.allowed, ...source.compared, ...assigned, ...unnamed].map((literal) =>
    (literal.kind === 'coded' || literal.kind === 'ordinal') && literal.label === ''
      ? { ...literal, label: labels.get(literal.code) ?? literal.code.split('::').at(-1) ?? literal.code }
      : literal,
  )
}

/** Labels that a literal gives to a code: a code means something within its archetype only. */
function labelsByCode(sources: readonly Evidence[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const { allowed, compared } of sources) {
    for (const literal of [...allowed, ...compared]) {
      if ((literal.kind === 'coded' || literal.kind === 'ordinal') && literal.label !== '')
        labels.set(literal.code, literal.label)
    }
  }
  return labels
}

/** A later literal of the same code wins: allowed values may come in several languages, rules are in the first. */
function collect(collected: Map<string, Gdl2Literal>, literal: Gdl2Literal): void {
  if (literal.kind === 'coded' || literal.kind === 'ordinal') {
    const before = collected.get(literal.code)
    const ordinal = literal.kind === 'coded' && before?.kind === 'ordinal' ? before.ordinal : undefined
    collected.set(literal.code, ordinal === undefined ? literal : { ...literal, kind: 'ordinal', ordinal })
  } else if (literal.kind === 'text') {
    const known = [...collected.values()].some((other) => 'label' in other && other.label === literal.value)
    if (!known) collected.set(`text:${literal.value}`, literal)
  }
}

/** Two answers that read the same are told apart by ordinal or code. */
function unique(literals: readonly Gdl2Literal[]): CodedValue[] {
  const values: CodedValue[] = []
  for (const literal of literals) {
    const value = codedValue(literal)
    if (value === undefined) continue
    const taken = (label: string) => values.some((other) => other.label === label)
    const byOrdinal = `${value.label} (${value.ordinal ?? value.code.split('::').at(-1) ?? ''})`
    const label = !taken(value.label) ? value.label : taken(byOrdinal) ? `${value.label} (${value.code})` : byOrdinal
    values.push({ ...value, label })
  }
  return values
}

function codedValue(literal: Gdl2Literal): CodedValue | undefined {
  switch (literal.kind) {
    case 'coded':
      return { code: literal.code, label: literal.label }
    case 'ordinal':
      return { code: literal.code, ordinal: literal.ordinal, label: literal.label }
    case 'text':
      return { code: '', label: literal.value }
    default:
      return undefined
  }
}

/** A pair of opposites, or ordinals that count up from 0 without a gap, leave nothing out. */
function isComplete(values: readonly CodedValue[]): boolean {
  if (values.length < 2) return false
  const [first, second] = values
  if (values.length === 2 && opposite(first?.label ?? '') === second?.label) return true
  const ordinals = new Set(values.map((value) => value.ordinal))
  return values.every((_, index) => ordinals.has(index))
}

function opposite(label: string): string | undefined {
  return OPPOSITES.find(([one]) => one === label.toLowerCase())?.[1]
}

function restOf(values: readonly CodedValue[]): CodedValue {
  const [only] = values
  const contrary = values.length === 1 ? opposite(only?.label ?? '') : undefined
  return { code: '', label: contrary ?? (values.some(({ label }) => label === 'other') ? 'none of these' : 'other') }
}
