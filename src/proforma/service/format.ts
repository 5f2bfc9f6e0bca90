import type { IToken } from 'chevrotain'
import type { ParsedDefinition, ParsedProtocol, TextEdit } from '../model/index.ts'
import { isKeyword } from '../text/classify.ts'
import { attributeSpec } from '../text/attributes.ts'
import * as T from '../text/tokens.ts'
import { tokensOf } from './cursor.ts'
import { comments } from './folding.ts'

/**
 * Lays a text out anew (E16): one statement a line, two spaces a level, one space between words, one empty line between
 * definitions. Only the space between tokens changes; texts, comments and their order stay. Definitions with syntax
 * problems are left as they are. Never done on its own.
 */
export function format(parsed: ParsedProtocol): TextEdit[] {
  const eol = usualLineEnd(parsed.text)
  const edits: TextEdit[] = []
  let end = 0
  for (const definition of parsed.definitions) {
    edits.push(...between(parsed, end, definition.offset, eol))
    if (definition.problems.length === 0) edits.push(...inside(parsed.text, definition, eol))
    end = definition.end
  }
  edits.push(...atEnd(parsed, end, eol))
  return edits.filter(({ span, text }) => parsed.text.slice(span.start, span.end) !== text)
}

/** The line end that most lines have; those inside texts and comments do not count, since they stay as they are. */
function usualLineEnd(text: string): string {
  const kept = [
    ...T.lex(text).tokens.map((token) => ({ start: token.startOffset, end: T.tokenEnd(token) })),
    ...comments(text),
  ]
  let windows = 0
  let others = 0
  let at = 0
  const count = (end: number): void => {
    for (const found of text.slice(at, end).match(/\r\n|\n|\r/g) ?? []) {
      if (found === '\r\n') windows++
      else others++
    }
  }
  for (const { start, end } of kept.sort((a, b) => a.start - b.start)) {
    count(start)
    at = end
  }
  count(text.length)
  return windows > others ? '\r\n' : '\n'
}

/** Between definitions space alone becomes one empty line; where comments or strays stand, their lines stay. */
function between(parsed: ParsedProtocol, start: number, end: number, eol: string): TextEdit[] {
  const gap = parsed.text.slice(start, end)
  if (gap.trim() !== '') return spacesIn(parsed.text, start, end, eol)
  if (start > 0) return [{ span: { start, end }, text: eol + eol }]
  return gap === '' ? [] : [{ span: { start, end }, text: gap.startsWith('\uFEFF') ? '\uFEFF' : '' }]
}

/** The line ends of the space around comments. */
function spacesIn(text: string, start: number, end: number, eol: string): TextEdit[] {
  const edits: TextEdit[] = []
  let at = start
  const space = (to: number): void => {
    const gap = text.slice(at, to)
    if (gap.trim() === '') edits.push({ span: { start: at, end: to }, text: gap.replace(/\r\n|\n|\r/g, eol) })
  }
  for (const comment of comments(text.slice(start, end))) {
    space(start + comment.start)
    at = start + comment.end
  }
  space(end)
  return edits
}

function atEnd(parsed: ParsedProtocol, start: number, eol: string): TextEdit[] {
  const { text } = parsed
  if (start === 0) return []
  if (text.slice(start).trim() !== '') return spacesIn(text, start, text.length, eol)
  return [{ span: { start, end: text.length }, text: eol }]
}

/** One token or comment with the level of the line that it would begin. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly comment: boolean
  readonly token?: IToken
  /** Set where a new line begins: its level. */
  readonly line?: number
}

function inside(text: string, { offset, end }: ParsedDefinition, eol: string): TextEdit[] {
  const source = text.slice(offset, end)
  const pieces = layOut(tokensOf(source, true), source)
  const edits: TextEdit[] = []
  for (let i = 1; i < pieces.length; i++) {
    const previous = pieces[i - 1] as Piece
    const piece = pieces[i] as Piece
    const gap = source.slice(previous.end, piece.start)
    const span = { start: offset + previous.end, end: offset + piece.start }
    edits.push({ span, text: gapBetween(previous, piece, gap, eol) })
  }
  return edits
}

/** Line comments end their line; comments on lines of their own stay there; others stay on the line they are on. */
function gapBetween(previous: Piece, piece: Piece, gap: string, eol: string): string {
  const breaks = gap.match(/\r\n|\n|\r/g)?.length ?? 0
  const indent = (level: number) => '  '.repeat(level)
  if (piece.comment || previous.comment) {
    if (breaks === 0)
      return previous.comment && piece.line !== undefined && !piece.comment ? eol + indent(piece.line) : ' '
    return (breaks > 1 ? eol + eol : eol) + indent(piece.line ?? 1)
  }
  if (piece.line !== undefined) return (breaks > 1 ? eol + eol : eol) + indent(piece.line)
  return spaceBetween(previous, piece)
}

function spaceBetween({ token: a }: Piece, { token: b }: Piece): string {
  if (a === undefined || b === undefined) return ' '
  const tight =
    NO_SPACE_AFTER.has(a.tokenType) ||
    NO_SPACE_BEFORE.has(b.tokenType) ||
    (a.tokenType === T.FunctionName && b.tokenType === T.LParen) ||
    (a.tokenType === T.PrefixOperator && !/^not$/i.test(a.image))
  return tight ? '' : ' '
}

const NO_SPACE_AFTER = new Set([T.LParen, T.LBracket])
const NO_SPACE_BEFORE = new Set([T.RParen, T.RBracket, T.Comma])

/** Tokens and comments in text order, with the lines that begin at them. */
function layOut(tokens: readonly IToken[], source: string): Piece[] {
  const notes = comments(source)
  const pieces: Piece[] = []
  const levels = new Levels()
  let next = 0
  for (const [i, token] of tokens.entries()) {
    const line = levels.lineAt(tokens, i)
    for (let note = notes[next]; note !== undefined && note.start < token.startOffset; note = notes[++next]) {
      pieces.push({ ...note, comment: true, line: line ?? levels.current })
    }
    pieces.push({
      start: token.startOffset,
      end: T.tokenEnd(token),
      comment: false,
      token,
      ...(line === undefined ? {} : { line }),
    })
  }
  return pieces
}

/** The level of each statement, from the keyword that opens it. */
class Levels {
  current = 0
  #part = 1
  #inAttributes = false

  /** The level of the line that begins at a token, when one does. */
  lineAt(tokens: readonly IToken[], i: number): number | undefined {
    const token = tokens[i] as IToken
    if (token.tokenType === T.Attributes) return this.#attributes(tokens[i - 1])
    if (token.tokenType === T.End) return 0
    if (token.tokenType === T.EndBlock) return this.#endAttributes()
    if (!isKeyword(token)) return undefined
    this.current = this.#inAttributes ? this.#part + 3 : this.#keyword(token.image)
    return this.current
  }

  /** `attributes` goes below its argument; in `end attributes` it stays on the line. */
  #attributes(previous: IToken | undefined): number | undefined {
    if (previous?.tokenType === T.EndBlock) return undefined
    this.#inAttributes = true
    this.current = this.#part + 2
    return this.current
  }

  #endAttributes(): number {
    this.#inAttributes = false
    this.current = this.#part + 2
    return this.current
  }

  #keyword(image: string): number {
    const spec = attributeSpec(image)
    if (PARTS.has(image)) {
      this.#part = 1
      this.#inPart = true
      return 1
    }
    if (image === 'abort' || image === 'terminate') return 1
    if (spec?.owners.every((owner) => PART_OWNERS.has(owner)) === true) return 2
    return this.#inPart ? 2 : 1
  }

  #inPart = false
}

const PARTS = new Set(['component', 'source', 'candidate'])
const PART_OWNERS = new Set(['component', 'source', 'candidate', 'argument'])
