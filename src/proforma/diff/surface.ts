import type { ParsedProtocol } from '../model/index.ts'
import { lex, tokenEnd } from '../text/tokens.ts'

/** A text taken apart: what it says, and what stands between. */
export interface Surface {
  /** Texts of the tokens, names without quotes. */
  readonly tokens: readonly string[]
  /** Comments in text order, with their spaces made one. */
  readonly comments: readonly string[]
  /** Everything but the comments. */
  readonly rest: string
}

const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*/g

export function surfaceOf({ text }: Pick<ParsedProtocol, 'text'>): Surface {
  const { tokens } = lex(text)
  const comments: string[] = []
  let rest = ''
  let at = 0
  const between = (end: number): void => {
    const gap = text.slice(at, end)
    for (const [comment] of gap.matchAll(COMMENT)) comments.push(comment.replace(/\s+/g, ' '))
    rest += gap.replace(COMMENT, '')
  }
  for (const token of tokens) {
    between(token.startOffset)
    rest += token.image
    at = tokenEnd(token)
  }
  between(text.length)
  return { tokens: tokens.map(({ image }) => image.replace(/^'(.*)'$/, '$1')), comments, rest }
}

export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}
