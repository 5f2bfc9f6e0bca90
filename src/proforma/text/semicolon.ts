import { lex, Semicolon, tokenEnd } from './tokens.ts'

/** A comment between a name and its semicolon is seldom longer; it is not worth reading a whole text for. */
const LOOK_AHEAD = 4096

/** The end of the semicolon that follows a name, comments between them skipped; `from`, the name's own end, when it is missing. */
export function semicolonAfter(text: string, from: number, limit: number = text.length): number {
  if (text[from] === ';' && from < limit) return from + 1
  if (text.startsWith(' ;', from) && from + 1 < limit) return from + 2
  const token = lex(text.slice(from, Math.min(limit, from + LOOK_AHEAD))).tokens[0]
  return token?.tokenType === Semicolon ? from + tokenEnd(token) : from
}
