import type { DataDefinition, DataRange, Expression } from '../../model/index.ts'
import { listed } from './words.ts'
import type { ExpressionWords } from './words.ts'

/** What a data item is, sentence by sentence. */
export function dataSentences(item: DataDefinition, words: ExpressionWords): string[] {
  const sentences = item.description === undefined ? [] : [item.description.value]
  if (item.derivation === undefined) sentences.push(`${kindOf(item, words)}.`)
  else sentences.push(...derivationSentences(item.derivation.value, words))
  if (item.derivation !== undefined && item.unit !== undefined) sentences.push(`In ${item.unit.value}.`)
  if (item.defaultValue !== undefined) sentences.push(`The field starts with ${words.value(item.defaultValue.value)}.`)
  for (const { condition, message } of item.warningConditions) {
    sentences.push(`A warning appears if ${words.condition(condition)}${message === undefined ? '' : `: ${message}`}`)
  }
  if (item.mandatoryValidation?.value === true) sentences.push('A value with a warning is refused.')
  return sentences
}

function kindOf(item: DataDefinition, words: ExpressionWords): string {
  const type = TYPES[item.type?.value ?? 'text'] ?? 'A text'
  const parts = [
    item.multiple?.value === true ? `Any number of answers, each ${type.toLowerCase()}` : type,
    item.unit === undefined ? '' : `in ${item.unit.value}`,
    item.range === undefined ? '' : rangeWords(item.range.value, words),
    item.precision === undefined ? '' : `in steps of ${item.precision.value}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function rangeWords(range: DataRange, words: ExpressionWords): string {
  if (range.kind === 'values') {
    const values = range.values.map((value) => words.value(value))
    return `one of ${listed(values, 'or')}`
  }
  const from = range.from === undefined ? '' : `from ${words.value(range.from)}`
  const to = range.to === undefined ? '' : `up to ${words.value(range.to)}`
  return [from, to].filter((part) => part !== '').join(' ')
}

/** A chain of cases is one case a sentence. */
function derivationSentences(derivation: Expression, words: ExpressionWords): string[] {
  if (derivation.kind !== 'call' || derivation.function !== 'if') return [`It is ${words.value(derivation)}.`]
  const sentences: string[] = []
  let rest: Expression = derivation
  while (rest.kind === 'call' && rest.function === 'if') {
    const [condition, value, otherwise]: readonly Expression[] = rest.arguments
    if (condition === undefined || value === undefined || otherwise === undefined) break
    const start = sentences.length === 0 ? 'It is' : 'Otherwise'
    sentences.push(`${start} ${words.inner(value)} if ${words.condition(condition)}.`)
    rest = otherwise
  }
  return [...sentences, `Otherwise it is ${words.value(rest)}.`]
}

const TYPES: Readonly<Record<string, string>> = {
  boolean: 'Yes or no',
  integer: 'A whole number',
  real: 'A number',
  text: 'A text',
  date: 'A date',
  time: 'A time of day',
  datetime: 'A date and time',
  duration: 'A length of time',
}
