import type { Problem, QuickFix, Span } from '../model/index.ts'

/** Names of any length come in; sentences for people stay short. */
export function shorten(text: string, length = 40): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .replace(/\p{C}/gu, '\uFFFD')
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}

/** `an action`, `a plan`. */
export function withArticle(words: string): string {
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`
}

export function syntaxProblem(
  code: string,
  span: Span,
  message: string,
  data: Problem['data'] = {},
  fixes?: readonly QuickFix[],
): Problem {
  return { code, severity: 'error', span, message, data, ...(fixes ? { fixes } : {}) }
}

/** A comment that is never closed ends with its line (T8). */
export function openComment(span: Span): Problem {
  return syntaxProblem('syntax.unclosed-comment', span, 'This comment has no closing `*/`.', {}, [
    { title: 'Close the comment', safe: true, edits: [{ span: { start: span.end, end: span.end }, text: ' */' }] },
  ])
}

/** A fix that replaces one place. */
export function replaceFix(title: string, span: Span, text: string): QuickFix {
  return { title, safe: true, edits: [{ span, text }] }
}

/** The nearest of some words, when it is near enough to have been meant. Quick: one keystroke may ask it of thousands of names. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 60) return undefined
  const wanted = word.toLowerCase()
  const letters = lettersOf(wanted)
  let best: string | undefined
  let limit = Math.floor(word.length / 3)
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue
    const other = candidate.toLowerCase()
    // One change of a letter takes away one letter and brings in one.
    if (bitsOf(letters ^ lettersOf(other)) > 2 * limit) continue
    const distance = editDistance(wanted, other, limit)
    if (distance > limit) continue
    best = candidate
    if (distance === 0) return best
    limit = distance - 1
  }
  return best
}

/** Which letters occur in a word, a bit for each; letters that are 32 apart share one. */
function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31)
  return letters
}

function bitsOf(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/**
 * How many letters must change; anything above `limit` is only known to be above it. Names that begin and end alike are common, so what
 * is the same at both ends is left out; of the rest a band of the limit's width is looked at.
 */
function editDistance(one: string, other: string, limit: number): number {
  const { start, end } = sameEnds(one, other)
  const a = one.slice(start, one.length - end)
  const b = other.slice(start, other.length - end)
  if (a === '' || b === '') return Math.max(a.length, b.length)
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = Array.from({ length: b.length + 1 }, () => limit + 1)
    let least = (next[0] = i)
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const distance = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      next[j] = distance
      least = Math.min(least, distance)
    }
    if (least > limit) return limit + 1
    row = next
  }
  return row[b.length] ?? 0
}

/** How many letters two words have in common at their beginning and, beyond that, at their end. */
function sameEnds(one: string, other: string): { start: number; end: number } {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one.charCodeAt(start) === other.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)) end++
  return { start, end }
}
