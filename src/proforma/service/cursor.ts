import type { IToken } from 'chevrotain'
import { classify } from '../text/classify.ts'
import * as T from '../text/tokens.ts'

/** A place in a row of tokens: what stands before it, and the word that is being written there. */
export interface Cursor {
  /** Tokens that end before the place, without the word that is being written. */
  readonly before: readonly IToken[]
  /** The word at the place, up to its end; absent between words. */
  readonly word?: IToken
  /** The token whose inside holds the place, when it is no word: a text. */
  readonly inside?: IToken
  readonly after: readonly IToken[]
}

/** @param offset counted like the tokens' */
export function cursorIn(tokens: readonly IToken[], offset: number): Cursor {
  const first = tokens.findIndex((token) => T.tokenEnd(token) >= offset)
  const at = first < 0 ? tokens.length : first
  const token = tokens[at]
  if (token === undefined || token.startOffset >= offset)
    return { before: tokens.slice(0, at), after: tokens.slice(at) }
  if (isWord(token)) return { before: tokens.slice(0, at), word: token, after: tokens.slice(at + 1) }
  if (token.tokenType === T.Text && (T.tokenEnd(token) > offset || !isClosed(token))) {
    return { before: tokens.slice(0, at), inside: token, after: tokens.slice(at + 1) }
  }
  return { before: tokens.slice(0, at + 1), after: tokens.slice(at + 1) }
}

function isWord({ image }: IToken): boolean {
  return /^[\p{L}']/u.test(image)
}

function isClosed({ image }: IToken): boolean {
  return image.length > 1 && image.endsWith('"')
}

/** The tokens of a definition or of an expression alone, classified. */
export function tokensOf(text: string, inDefinition: boolean): readonly IToken[] {
  return classify(T.lex(text).tokens, inDefinition).tokens
}
