import { diffSentences, type DiffKey } from './sentences.ts'
import type { Change, Step, Value } from './types.ts'

/** How a change is said in one language. */
export interface DiffSpeaker {
  readonly say: (key: DiffKey, values?: Readonly<Record<string, string>>) => string
  /** An expression in words; `side`: the protocol that it stands in. */
  readonly expression: (value: Value, side: 'before' | 'after') => string
  /** What people call a task or item of that name. */
  readonly name: (name: string, side: 'before' | 'after') => string
}

/** A change as the place where it happened and what happened there. */
export interface Told {
  readonly place: string
  readonly what: string
}

/** Attributes whose values people read as a text. */
const QUOTED: ReadonlySet<string> = new Set([
  'title',
  'intended_use',
  'population',
  'argument_name',
  'caption',
  'description',
  'goal',
  'context',
  'procedure',
  'message',
  'trigger',
  'true_value',
  'false_value',
])

/** Longer values are cut in sentences; the change itself holds them whole. */
const MAX_VALUE = 160

/** The place and the sentence of a change, for a clinician. */
export function tellChange(change: Change, speaker: DiffSpeaker): Told {
  const { where } = change
  const place = speaker.say(`diff.place.${where.kind}`, { name: where.caption ?? where.name })
  return { place, what: new Teller(change, speaker).what() }
}

class Teller {
  readonly #change: Change
  readonly #speaker: DiffSpeaker
  readonly #side: 'before' | 'after'

  constructor(change: Change, speaker: DiffSpeaker) {
    this.#change = change
    this.#speaker = speaker
    this.#side = change.kind === 'removed' && change.attribute === undefined ? 'before' : 'after'
  }

  what(): string {
    const { path, attribute } = this.#change
    const last = path.at(-1)
    if (attribute !== undefined) return this.#inside(path, this.#attribute(attribute))
    if (last === undefined) return this.#part('definition', {})
    const values = this.#valuesOf(last, path)
    // A candidate stands in the sentence of its argument; every other owner is named in front.
    const owners = path.slice(0, last.kind === 'argument' ? -2 : -1)
    return this.#inside(owners, this.#part(last.kind, values))
  }

  #part(kind: Step['kind'], values: Readonly<Record<string, string>>): string {
    const { before, after } = this.#change
    const key = `diff.${this.#change.kind}.${kind}`
    const names = { before: before?.text ?? '', after: after?.text ?? '' }
    return this.#speaker.say(isKey(key) ? key : 'diff.changed.text', { ...values, ...names })
  }

  #attribute(attribute: string): string {
    const { say } = this.#speaker
    const { kind, before, after } = this.#change
    if (attribute === 'text') return say('diff.changed.text')
    const values = { before: this.#value(before, 'before'), after: this.#value(after, 'after') }
    if (attribute === 'class') return say('diff.changed.class', values)
    const key = `diff.attribute.${attribute}`
    const name = isKey(key) ? say(key) : attribute
    return say(`diff.${kind === 'added' || kind === 'removed' ? kind : 'changed'}.attribute`, {
      attribute: name,
      ...values,
    })
  }

  #value(value: Value | undefined, side: 'before' | 'after'): string {
    const { say, expression, name } = this.#speaker
    if (value === undefined) return ''
    if (value.expression !== undefined) return cut(expression(value, side))
    const attribute = this.#change.attribute ?? ''
    if (attribute === 'class') return say(classKey(value.text))
    if (attribute === 'support') return this.#support('side', value.text)
    if (attribute === 'root') return say('diff.quoted', { text: name(value.text.slice(1, -1), side) })
    if (value.text === '') return say('diff.nothing')
    if (QUOTED.has(attribute)) return say('diff.quoted', { text: cut(value.text) })
    if (value.text === 'yes' || value.text === 'no') return say(`diff.${value.text}`)
    return cut(value.text)
  }

  #support(form: 'support' | 'side', support: string): string {
    const key = `diff.${form}.${support}`
    return isKey(key) ? this.#speaker.say(key) : this.#speaker.say(`diff.${form}.weight`, { weight: support })
  }

  #inside(owners: readonly Step[], what: string): string {
    let said = what
    for (const [at, owner] of [...owners.entries()].reverse()) {
      const key = `diff.owner.${owner.kind}`
      if (!isKey(key) || (owner.kind === 'candidate' && owners[at + 1]?.kind === 'argument')) continue
      const values = this.#valuesOf(owner, owners.slice(0, at + 1))
      said = this.#speaker.say('diff.inside', { owner: this.#speaker.say(key, values), what: said })
    }
    return said
  }

  #valuesOf(step: Step, path: readonly Step[]): Readonly<Record<string, string>> {
    const candidate = path.findLast(({ kind }) => kind === 'candidate')
    const { condition } = step
    return {
      name: this.#nameOf(step),
      candidate: candidate === undefined ? '' : this.#nameOf(candidate),
      support: step.kind === 'argument' ? this.#support('support', step.name) : '',
      condition: condition === undefined ? '' : cut(this.#speaker.expression(condition, this.#side)),
    }
  }

  #nameOf({ kind, name, caption }: Step): string {
    if (caption !== undefined) return caption
    return ['component', 'arrow', 'source', 'parameter-value'].includes(kind)
      ? this.#speaker.name(name, this.#side)
      : name
  }
}

function classKey(kind: string): DiffKey {
  const key = `diff.class.${kind}`
  return isKey(key) ? key : 'diff.class.task'
}

function isKey(key: string): key is DiffKey {
  return Object.hasOwn(diffSentences, key)
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE).trimEnd()}…` : line
}
