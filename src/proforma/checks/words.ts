import { printExpression } from '../expressions/print.ts'
import { formatDate, formatDateTime, formatTime, type KnownValue } from '../expressions/values/index.ts'
import type { Expression } from '../model/index.ts'
import { shorten } from '../text/syntaxProblems.ts'
import { type Abstract, type Known, oneOfValues } from './reasoning/abstract.ts'

/** A name in a sentence. */
export function named(name: string): string {
  return `'${shorten(name)}'`
}

/** A piece of the protocol's text in a sentence. */
export function shown(expression: Expression, length = 60): string {
  return `\`${shorten(printExpression(expression), length)}\``
}

/** `'a', 'b' and 'c'`; of many only the first. */
export function listed(names: Iterable<string>, limit = 4): string {
  const all = [...names]
  const some = all.slice(0, limit).map(named)
  if (all.length > limit) return `${some.join(', ')} and ${all.length - limit} more`
  return joined(some, 'and')
}

export function joined(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** The values something can have, in words: `0 to 120`, `"a", "b" or "c"`. */
export function valuesInWords({ known }: Abstract): string {
  return known === undefined ? 'nothing' : knownInWords(known)
}

function knownInWords(known: Known): string {
  if (known.kind === 'any') return 'anything'
  if (known.kind === 'subsets') return `some of ${valuesInWords(oneOfValues(known.elements))}`
  if (known.kind === 'values') return fewInWords(known.values)
  const { from, to } = known.interval
  const end = (at: number) => coordinateInWords(at, known.of)
  if (Number.isFinite(from)) return Number.isFinite(to) ? `${end(from)} to ${end(to)}` : `${end(from)} or more`
  return Number.isFinite(to) ? `${end(to)} or less` : 'anything'
}

const FEW = 6

function fewInWords(values: readonly KnownValue[]): string {
  if (values.length > FEW && values.every((value) => typeof value === 'number')) {
    return `${Math.min(...values)} to ${Math.max(...values)}`
  }
  const words = values.slice(0, FEW).map(valueInWords)
  return values.length > FEW ? `${words.join(', ')}, …` : joined(words, 'or')
}

export function valueInWords(value: KnownValue): string {
  if (typeof value === 'string') return `"${shorten(value)}"`
  if (typeof value !== 'object') return String(value)
  switch (value.kind) {
    case 'date':
      return formatDate(value)
    case 'time':
      return formatTime(value)
    case 'datetime':
      return formatDateTime(value)
    case 'candidate':
      return named(value.name)
    case 'set':
      return `[${value.elements.map(valueInWords).join(', ')}]`
    default:
      return 'a duration'
  }
}

function coordinateInWords(at: number, of: string): string {
  if (of === 'date') return formatDate({ kind: 'date', day: at })
  if (of === 'time') return formatTime({ kind: 'time', second: at })
  if (of === 'datetime') return formatDateTime({ kind: 'datetime', ms: at })
  return of === 'duration' ? 'a duration' : String(at)
}
