import { type Attribute, type Definition, type Expression, isTask, type Problem, type Span } from '../../model/index.ts'
import { literalSpan, parseTemplate } from '../../text/template.ts'
import type { CheckContext, Placed } from '../rule.ts'

/** A `${…}` in a text that is shown to people. Its span, with the braces, counts from the start of the definition. */
export interface Placeholder {
  readonly span: Span
  readonly source: string
  readonly expression: Expression
  /** What keeps it from being read; spans count from the start of `source`. */
  readonly problems: readonly Problem[]
}

/** A text that is shown to people, with what it belongs to. */
export interface ShownText {
  readonly attribute: 'caption' | 'description' | 'goal' | 'context' | 'procedure'
  readonly text: Attribute<string>
}

const PLACEHOLDERS = new WeakMap<Definition, readonly Placeholder[]>()

/** The placeholders of a definition, in text order. */
export function placeholdersIn({ analysis }: CheckContext, definition: Placed): readonly Placeholder[] {
  let found = PLACEHOLDERS.get(definition.node)
  if (found === undefined) {
    found = textsIn(definition.node).flatMap(({ text }) =>
      text.value.includes('${') ? readPlaceholders(analysis.parsed.text, definition.offset, text) : [],
    )
    PLACEHOLDERS.set(definition.node, found)
  }
  return found
}

function readPlaceholders(document: string, offset: number, { value, valueSpan }: Attribute<string>): Placeholder[] {
  const literal = document.slice(offset + valueSpan.start, offset + valueSpan.end)
  const found: Placeholder[] = []
  for (const part of parseTemplate(value)) {
    if (part.kind === 'text') continue
    const { expression, problems } = part.parsed
    const { start, end } = literalSpan(literal, { start: part.at - 2, end: part.at + part.source.length + 1 })
    const span = { start: valueSpan.start + start, end: valueSpan.start + end }
    found.push({ span, source: part.source, expression, problems })
  }
  return found
}

const TEXTS = new WeakMap<Definition, readonly ShownText[]>()

/** The texts of a definition in which `${…}` is shown in place (T16). */
export function textsIn(definition: Definition): readonly ShownText[] {
  let texts = TEXTS.get(definition)
  if (texts === undefined) {
    texts = findTexts(definition)
    TEXTS.set(definition, texts)
  }
  return texts
}

function findTexts(definition: Definition): readonly ShownText[] {
  const texts = [...captions(definition)]
  if (isTask(definition) && definition.goal) texts.push({ attribute: 'goal', text: definition.goal })
  if (isTask(definition) && definition.context) texts.push({ attribute: 'context', text: definition.context })
  if (definition.kind === 'action' && definition.procedure) {
    texts.push({ attribute: 'procedure', text: definition.procedure })
  }
  if (definition.kind !== 'decision') return texts
  for (const candidate of definition.candidates) {
    texts.push(...captions(candidate))
    for (const argument of candidate.arguments) texts.push(...captions(argument))
  }
  return texts
}

interface Captioned {
  readonly caption?: Attribute<string>
  readonly description?: Attribute<string>
}

function captions({ caption, description }: Captioned): ShownText[] {
  const texts: ShownText[] = []
  if (caption) texts.push({ attribute: 'caption', text: caption })
  if (description) texts.push({ attribute: 'description', text: description })
  return texts
}
