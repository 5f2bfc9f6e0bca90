import { checkExpression } from '../expressions/types/check.ts'
import type { Definition, Expression, Name, ParsedDefinition, ParsedProtocol, Span } from '../model/index.ts'
import { absolute, isTask } from '../model/index.ts'
import { walkExpression } from '../expressions/walk.ts'
import { literalSpan, parseTemplate } from '../text/template.ts'
import { expressionsOf } from './expressions.ts'
import { placesOf } from './places.ts'
import type { Resolution, Resolver, Scope } from './resolver.ts'

/** What can be referred to by name. */
export type ProtocolSymbol =
  | { readonly kind: 'task' | 'data' | 'parameter' | 'property'; readonly name: string }
  | { readonly kind: 'candidate'; readonly decision: string; readonly name: string }

/** One place where a name stands, in document coordinates. */
export interface Occurrence {
  readonly symbol: ProtocolSymbol
  readonly span: Span
  /**
   * `definition`: the name of the thing itself; `owner`: a name the language wants there (component, source, arrow, …);
   * `expression`: in a condition or value; `template`: in `${…}` of a text.
   */
  readonly role: 'definition' | 'owner' | 'expression' | 'template'
  readonly quoted: boolean
}

const OWN = new WeakMap<Definition, { readonly resolver: Resolver; readonly found: readonly Occurrence[] }>()

/** Every name of a protocol with what it stands for, in text order. Names without a meaning are not among them. */
export function occurrences(parsed: ParsedProtocol, resolver: Resolver): Occurrence[] {
  return parsed.definitions.flatMap((definition) => occurrencesIn(parsed.text, definition, resolver))
}

/** The names of one definition of a text. */
export function occurrencesIn(text: string, { node, offset, end }: ParsedDefinition, resolver: Resolver): Occurrence[] {
  const known = OWN.get(node)
  const found = known?.resolver === resolver ? known.found : collect(text.slice(offset, end), node, resolver)
  OWN.set(node, { resolver, found })
  return found.map((one) => ({ ...one, span: absolute(one.span, offset) }))
}

function collect(source: string, node: Definition, resolver: Resolver): readonly Occurrence[] {
  return new Collector(source, node, resolver).collect()
}

export function sameSymbol(a: ProtocolSymbol, b: ProtocolSymbol): boolean {
  if (a.kind !== b.kind || a.name !== b.name) return false
  return a.kind !== 'candidate' || (b.kind === 'candidate' && a.decision === b.decision)
}

class Collector {
  readonly #source: string
  readonly #node: Definition
  readonly #resolver: Resolver
  readonly #scopes: readonly Scope[]
  readonly #found: Occurrence[] = []

  constructor(source: string, node: Definition, resolver: Resolver) {
    this.#source = source
    this.#node = node
    this.#resolver = resolver
    this.#scopes = placesOf(node, resolver)
  }

  collect(): readonly Occurrence[] {
    this.#definition()
    for (const placed of expressionsOf(this.#node, () => undefined))
      this.#expression(placed.expression, this.#scope(placed.component))
    this.#templates()
    return this.#found.sort((a, b) => a.span.start - b.span.start)
  }

  #scope(component?: string): Scope {
    const scope = this.#scopes[0] ?? {}
    if (component === undefined) return scope
    const owner = this.#resolver.index.tasks.get(component)
    return { ...(owner ? { owner } : {}), ...(scope.path ? { path: [...scope.path, component] } : {}) }
  }

  #name(name: Name, symbol: ProtocolSymbol, role: 'definition' | 'owner'): void {
    if (name.text !== '') this.#found.push({ symbol, span: name.span, role, quoted: name.quoted })
  }

  #definition(): void {
    const node = this.#node
    const { text } = node.name
    if (isTask(node)) this.#name(node.name, { kind: 'task', name: text }, 'definition')
    else if (node.kind !== 'protocol') this.#name(node.name, { kind: node.kind, name: text }, 'definition')
    else if (node.root) this.#name(node.root.value, { kind: 'task', name: node.root.value.text }, 'owner')
    if (node.kind === 'plan') this.#plan(node)
    if (node.kind === 'enquiry' || node.kind === 'decision') {
      for (const { item } of node.sources) this.#name(item, this.#item(item.text), 'owner')
    }
    if (node.kind === 'decision') {
      for (const { name } of node.candidates) {
        this.#name(name, { kind: 'candidate', decision: text, name: name.text }, 'definition')
      }
    }
    if (!isTask(node)) return
    for (const { target } of node.postcondition?.value ?? []) this.#name(target, this.#item(target.text), 'owner')
  }

  #plan(node: Definition & { kind: 'plan' }): void {
    for (const component of node.components) {
      this.#name(component.task, { kind: 'task', name: component.task.text }, 'owner')
      for (const { antecedent } of component.scheduleConstraints) {
        this.#name(antecedent, { kind: 'task', name: antecedent.text }, 'owner')
      }
      for (const { parameter } of component.paramValues) {
        this.#name(parameter, { kind: 'parameter', name: parameter.text }, 'owner')
      }
    }
  }

  #item(name: string): ProtocolSymbol {
    const { data, parameters } = this.#resolver.index
    return { kind: !data.has(name) && parameters.has(name) ? 'parameter' : 'data', name }
  }

  #expression(expression: Expression, scope: Scope, place?: (span: Span) => Span): void {
    const checked = checkExpression(expression, scope, this.#resolver)
    walkExpression(expression, (part) => {
      if (part.kind !== 'name' || part.name === '') return
      const symbol = symbolOf(checked.meaningOf(part))
      if (symbol === undefined) return
      const span = place?.(part.span) ?? part.span
      this.#found.push({ symbol, span, role: place ? 'template' : 'expression', quoted: part.quoted })
    })
  }

  /** Names in `${…}`: the spans of the literals lead from the value to the text. */
  #templates(): void {
    for (const { value, valueSpan } of textsOf(this.#node)) {
      for (const part of parseTemplate(value)) {
        if (part.kind !== 'expression') continue
        const literal = this.#source.slice(valueSpan.start, valueSpan.end)
        const place = (span: Span) => {
          const inside = literalSpan(literal, { start: span.start + part.at, end: span.end + part.at })
          return absolute(inside, valueSpan.start)
        }
        this.#expression(part.parsed.expression, this.#scope(), place)
      }
    }
  }
}

function symbolOf(resolution: Resolution): ProtocolSymbol | undefined {
  switch (resolution.kind) {
    case 'data':
    case 'parameter':
    case 'task':
      return { kind: resolution.kind, name: resolution.definition.name.text }
    case 'candidate':
      return { kind: 'candidate', decision: resolution.decision.name.text, name: resolution.candidate.name.text }
    case 'ambiguous': {
      const [first] = resolution.meanings
      return first === undefined ? undefined : symbolOf(first)
    }
    default:
      return undefined
  }
}

interface TextAttribute {
  readonly value: string
  readonly valueSpan: Span
}

/** The texts of a definition that people read, in which `${…}` is shown in place. */
export function textsOf(node: Definition): TextAttribute[] {
  const holders: object[] = [node]
  if (node.kind === 'decision') {
    for (const candidate of node.candidates) holders.push(candidate, ...candidate.arguments)
  }
  return holders.flatMap((holder) =>
    TEMPLATES.map((key) => (holder as Record<string, TextAttribute | undefined>)[key]).filter(
      (one) => one !== undefined,
    ),
  )
}

const TEMPLATES = ['caption', 'description', 'goal', 'context', 'procedure']
