import * as fc from 'fast-check'
import type {
  Argument,
  BaseType,
  Candidate,
  Component,
  DataDefinition,
  Definition,
  Name,
  Source,
  TaskAttributes,
  TaskDefinition,
} from '../model/index.ts'
import { printDefinition } from '../text/printDefinition.ts'
import { lex, tokenEnd } from '../text/tokens.ts'
import { condition, type Draw, literalOf, numeric, pick, type Vocabulary } from './expressions.ts'

const NOWHERE = { start: 0, end: 0 }

/** Names that try the quoting: reserved words, spaces, other scripts, what looks like an operator or a number. */
const STEMS = ['a', 'step', 'treat flu', 'plan', 'end', 'Θεραπεία', 'not', '2nd line', 'days', 'a;b', 'x"y', 'über']

export interface ProtocolOptions {
  /** How many plans may stand in one another. */
  readonly depth?: number
  /** Components of one plan. */
  readonly width?: number
  readonly items?: number
  /** The least number of components of the root. */
  readonly atLeast?: number
}

/** Definitions of random protocols that load: every name resolves, every expression is well typed. */
export function protocols(options: ProtocolOptions = {}): fc.Arbitrary<readonly Definition[]> {
  return fc.gen().map((draw) => new Builder(draw, options).build())
}

/** Texts of random protocols that load, in canonical form. */
export function protocolTexts(options: ProtocolOptions = {}): fc.Arbitrary<string> {
  return protocols(options).map((definitions) => `${definitions.map(printDefinition).join('\n\n')}\n`)
}

/** The same, as people write: any spaces, line breaks and comments between the tokens. */
export function writtenTexts(options: ProtocolOptions = {}): fc.Arbitrary<string> {
  // A generator does not move the random stream on; the number between the two does, so that they differ.
  return fc.tuple(protocolTexts(options), fc.nat(), fc.gen()).map(([text, , draw]) => scatter(text, draw))
}

const TRIVIA = [' ', '\n', '\r\n', '\n  ', '\t', ' // note; "\'\n', ' /* a "b\n c\' end plan . */ ', '\u00a0', '  ']

/** Replaces the space between tokens by other space and comments. */
export function scatter(text: string, draw: Draw): string {
  const { tokens } = lex(text)
  let result = draw(fc.boolean) ? '\uFEFF' : ''
  let at = 0
  for (const token of tokens) {
    const gap = text.slice(at, token.startOffset)
    const change = gap !== '' && draw(fc.nat, { max: 3 }) === 0
    result += (change ? pick(draw, TRIVIA) : gap) + token.image
    at = tokenEnd(token)
  }
  return result + text.slice(at)
}

class Builder {
  readonly #draw: Draw
  readonly #options: Required<ProtocolOptions>
  readonly #names = new Set<string>()
  readonly #data: DataDefinition[] = []
  readonly #tasks: TaskDefinition[] = []
  readonly #decisions: { name: string; candidates: string[] }[] = []
  readonly #items: Vocabulary['items'][number][] = []

  constructor(draw: Draw, options: ProtocolOptions) {
    this.#draw = draw
    this.#options = { depth: 2, width: 4, items: 4, atLeast: 0, ...options }
  }

  build(): readonly Definition[] {
    const count = this.#draw(fc.nat, { max: this.#options.items })
    for (let i = 0; i < count; i++) this.#item()
    const root = this.#plan(this.#name('root'), this.#options.depth, this.#options.atLeast)
    return [root, ...this.#tasks, ...this.#data]
  }

  #pick<T>(choices: readonly T[]): T {
    return pick(this.#draw, choices)
  }

  #sometimes(): boolean {
    return this.#draw(fc.nat, { max: 2 }) === 0
  }

  #name(stem: string = this.#pick(STEMS)): string {
    const name = this.#names.has(stem) ? `${stem}_${this.#names.size}` : stem
    this.#names.add(name)
    return name
  }

  #item(): void {
    const name = this.#name()
    const type = this.#pick<BaseType>(['boolean', 'integer', 'real', 'text', 'date', 'time', 'datetime', 'duration'])
    const multiple = (type === 'text' || type === 'integer') && this.#sometimes()
    const range =
      type === 'integer'
        ? { kind: 'interval' as const, from: literalOf(this.#draw, type) }
        : { kind: 'values' as const, values: [literalOf(this.#draw, type), literalOf(this.#draw, type)] }
    const derived = (type === 'real' || type === 'integer') && !multiple && this.#sometimes()
    this.#data.push({
      kind: 'data',
      name: nameOf(name),
      span: NOWHERE,
      type: attribute(type),
      ...(this.#sometimes() ? { caption: attribute(`Caption of ${name}`) } : {}),
      ...(multiple ? { multiple: attribute(true) } : {}),
      ...(this.#sometimes() && type !== 'boolean' && type !== 'datetime' ? { range: attribute(range) } : {}),
      ...(type === 'real' ? { precision: attribute(0.1), unit: attribute('mmol/L') } : {}),
      ...(derived ? { derivation: attribute(numeric(this.#draw, this.#vocabulary([]))) } : {}),
      warningConditions: [],
      codes: this.#sometimes() ? [attribute('http://loinc.org|8310-5')] : [],
    })
    this.#items.push({ name, type, multiple })
  }

  #vocabulary(tasks: readonly string[]): Vocabulary {
    return { items: this.#items, tasks, decisions: this.#decisions }
  }

  #attributes(name: string, siblings: readonly string[]): TaskAttributes {
    const words = this.#vocabulary(siblings)
    const assigned = this.#assignable()
    return {
      name: nameOf(name),
      span: NOWHERE,
      ...(this.#sometimes() ? { caption: attribute(this.#pick(['Caption', 'line one\nline two', 'it is "x"'])) } : {}),
      ...(this.#sometimes() ? { precondition: attribute(condition(this.#draw, words)) } : {}),
      ...(this.#sometimes() ? { waitCondition: attribute(condition(this.#draw, words)) } : {}),
      ...(assigned && this.#sometimes()
        ? {
            postcondition: attribute([
              { target: nameOf(assigned.name), value: literalOf(this.#draw, assigned.type), span: NOWHERE },
            ]),
          }
        : {}),
      ...(this.#sometimes() ? { autonomous: attribute(this.#draw(fc.boolean)) } : {}),
    }
  }

  /** An item that a postcondition may set: not a set, not derived. */
  #assignable(): Vocabulary['items'][number] | undefined {
    const derived = new Set(this.#data.filter((one) => one.derivation).map((one) => one.name.text))
    const free = this.#items.filter((one) => !one.multiple && !derived.has(one.name))
    return free.length === 0 ? undefined : this.#pick(free)
  }

  #plan(name: string, depth: number, atLeast = 0): TaskDefinition & { kind: 'plan' } {
    const components: Component[] = []
    const names: string[] = []
    const count = Math.max(atLeast, this.#draw(fc.nat, { max: this.#options.width }))
    for (let i = 0; i < count; i++) {
      const task = this.#task(names, depth)
      components.push(this.#component(task, names))
      names.push(task)
    }
    const words = this.#vocabulary(names)
    return {
      kind: 'plan',
      ...this.#attributes(name, names),
      components,
      ...(this.#sometimes() ? { abort: attribute(condition(this.#draw, words)) } : {}),
      ...(this.#sometimes() ? { terminate: attribute(condition(this.#draw, words)) } : {}),
    }
  }

  #component(task: string, earlier: readonly string[]): Component {
    const waitsFor = earlier.filter(() => this.#sometimes())
    return {
      task: nameOf(task),
      scheduleConstraints: waitsFor.map((antecedent) => ({ antecedent: nameOf(antecedent), span: NOWHERE })),
      ...(this.#sometimes() ? { optional: attribute(this.#draw(fc.boolean)) } : {}),
      ...(this.#sometimes() ? { numberOfCycles: attribute(this.#pick([1, 2, 3])) } : {}),
      paramValues: [],
      span: NOWHERE,
    }
  }

  #task(siblings: readonly string[], depth: number): string {
    const name = this.#name()
    const kind = this.#pick(
      depth > 0 ? (['action', 'enquiry', 'decision', 'plan'] as const) : (['action', 'enquiry', 'decision'] as const),
    )
    if (kind === 'plan') this.#tasks.push(this.#plan(name, depth - 1))
    else if (kind === 'action') this.#tasks.push({ kind, ...this.#attributes(name, siblings) })
    else if (kind === 'enquiry')
      this.#tasks.push({ kind, ...this.#attributes(name, siblings), sources: this.#sources() })
    else this.#decision(name, siblings)
    return name
  }

  #sources(): Source[] {
    const items = this.#items.filter(() => this.#sometimes())
    return items.map(({ name }) => ({
      item: nameOf(name),
      span: NOWHERE,
      ...(this.#sometimes() ? { mandatory: attribute(this.#draw(fc.boolean)) } : {}),
    }))
  }

  #decision(name: string, siblings: readonly string[]): void {
    const numericSupport = this.#sometimes()
    const names = Array.from({ length: this.#draw(fc.nat, { max: 3 }) }, () => this.#name())
    const attributes = this.#attributes(name, siblings)
    this.#tasks.push({
      kind: 'decision',
      ...attributes,
      sources: this.#sources(),
      ...(numericSupport ? { supportMode: attribute('numeric' as const) } : {}),
      candidates: names.map((candidate) => this.#candidate(candidate, siblings, numericSupport)),
    })
    this.#decisions.push({ name, candidates: names })
  }

  #candidate(name: string, siblings: readonly string[], numericSupport: boolean): Candidate {
    const count = this.#draw(fc.nat, { max: 3 })
    return {
      name: nameOf(name),
      ...(this.#sometimes() ? { priority: attribute(this.#draw(fc.integer, { min: -2, max: 5 })) } : {}),
      arguments: Array.from({ length: count }, () => this.#argument(siblings, numericSupport)),
      evidence: { citations: [] },
      span: NOWHERE,
    }
  }

  #argument(siblings: readonly string[], numericSupport: boolean): Argument {
    const kinds = numericSupport
      ? (['confirming', 'excluding'] as const)
      : (['for', 'against', 'confirming', 'excluding'] as const)
    const weight = numericSupport && this.#draw(fc.boolean)
    return {
      support: weight ? { kind: 'weight', weight: this.#pick([-1, 0.5, 2]) } : { kind: this.#pick(kinds) },
      supportSpan: NOWHERE,
      condition: condition(this.#draw, { ...this.#vocabulary(siblings), decisions: [] }),
      ...(this.#sometimes() ? { caption: attribute('Why') } : {}),
      evidence: this.#sometimes()
        ? { quality: attribute('moderate' as const), citations: [attribute('doi:10.1/x')] }
        : { citations: [] },
      span: NOWHERE,
    }
  }
}

function nameOf(text: string): Name {
  return { text, quoted: true, span: NOWHERE }
}

function attribute<T>(value: T): { value: T; span: typeof NOWHERE; valueSpan: typeof NOWHERE } {
  return { value, span: NOWHERE, valueSpan: NOWHERE }
}
