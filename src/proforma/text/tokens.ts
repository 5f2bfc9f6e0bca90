import { createToken, Lexer, type CustomPatternMatcherFunc, type IToken, type TokenType } from 'chevrotain'
import type { Span } from '../model/index.ts'
import { isWordStart, Scanner, wordEnd } from './scan.ts'

/** One lexer run reads one text; its scanner is kept beside it so that open quotes cost linear time. */
let scanner = new Scanner('')
/** Comments of this run without their end. */
let openComments: { start: number; end: number }[] = []

function scanned(read: (reader: Scanner, offset: number) => number): CustomPatternMatcherFunc {
  return (text, offset) => {
    if (scanner.text !== text) scanner = new Scanner(text)
    const end = read(scanner, offset)
    return end < 0 ? null : ([text.slice(offset, end)] as unknown as RegExpExecArray)
  }
}

const APOSTROPHE = 39
const QUOTE = 34

/** First characters beyond ASCII, one for each of the lexer's groups of 256. */
const BEYOND_ASCII = [
  ...Array.from({ length: 128 }, (_, i) => i + 128),
  ...Array.from({ length: 256 }, (_, i) => 255 + i * 255),
].filter((code) => code >= 128)

const SPACE = /(?:[\s\u0085]|\uFEFF)+/y

const Space = createToken({
  name: 'Space',
  pattern: (text, offset) => {
    SPACE.lastIndex = offset
    return SPACE.exec(text)
  },
  start_chars_hint: [' ', '\t', '\n', '\r', '\v', '\f', ...BEYOND_ASCII],
  line_breaks: true,
  group: Lexer.SKIPPED,
})

const Comment = createToken({
  name: 'Comment',
  pattern: scanned((reader, offset) => {
    if (!reader.isComment(offset)) return -1
    const { end, closed } = reader.comment(offset)
    if (!closed) openComments.push({ start: offset, end })
    return end
  }),
  start_chars_hint: ['/'],
  line_breaks: true,
  group: Lexer.SKIPPED,
})

export const Word = createToken({ name: 'Word', pattern: /[A-Za-z][A-Za-z0-9_]*(?![A-Za-z0-9_]|[^\0-\x7F])/ })

/** A word with letters of another script. */
export const OtherWord = createToken({
  name: 'OtherWord',
  pattern: scanned((reader, offset) =>
    isWordStart(reader.text.charCodeAt(offset)) ? wordEnd(reader.text, offset) : -1,
  ),
  start_chars_hint: [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''), ...BEYOND_ASCII],
  line_breaks: false,
})

export const Text = createToken({
  name: 'Text',
  pattern: scanned((reader, offset) => (reader.text.charCodeAt(offset) === QUOTE ? reader.quotedText(offset).end : -1)),
  start_chars_hint: ['"'],
  line_breaks: true,
})

export const Name = createToken({
  name: 'Name',
  pattern: scanned((reader, offset) =>
    reader.text.charCodeAt(offset) === APOSTROPHE ? reader.quotedName(offset).end : -1,
  ),
  start_chars_hint: ["'"],
  line_breaks: false,
})

export const Digits = createToken({ name: 'Digits', pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/ })
export const Colons = createToken({ name: 'Colons', pattern: /::?/ })
export const Semicolon = createToken({ name: 'Semicolon', pattern: ';' })
export const Comma = createToken({ name: 'Comma', pattern: ',' })
export const DotDot = createToken({ name: 'DotDot', pattern: '..' })
export const Dot = createToken({ name: 'Dot', pattern: '.' })
export const LParen = createToken({ name: 'LParen', pattern: '(' })
export const RParen = createToken({ name: 'RParen', pattern: ')' })
export const LBracket = createToken({ name: 'LBracket', pattern: '[' })
export const RBracket = createToken({ name: 'RBracket', pattern: ']' })

/** Operators of other languages are read too, so that they can be told from nonsense. */
export const BinaryOperator = createToken({
  name: 'BinaryOperator',
  pattern: /<>|<=|=<|>=|=>|==|!==?|=|<|>|&&|\|\||[#+\-*/\u2264\u2265\u2260]/,
  start_chars_hint: ['<', '=', '>', '!', '&', '|', '#', '+', '-', '*', '/', '\u2264', '\u2265', '\u2260'],
})

const LEXED: TokenType[] = [
  Space,
  Comment,
  Word,
  OtherWord,
  Digits,
  Text,
  Name,
  Colons,
  Semicolon,
  Comma,
  DotDot,
  Dot,
  LParen,
  RParen,
  LBracket,
  RBracket,
  BinaryOperator,
]

function classified(name: string): TokenType {
  return createToken({ name, pattern: Lexer.NA })
}

/* What words and signs become once their neighbours are known (classify.ts). */
export const KindKeyword = classified('KindKeyword')
export const KindName = classified('KindName')
export const End = classified('End')
/** The `end` of `end attributes`. */
export const EndBlock = classified('EndBlock')
export const Attributes = classified('Attributes')
export const TextKeyword = classified('TextKeyword')
export const ExpressionKeyword = classified('ExpressionKeyword')
export const FlagKeyword = classified('FlagKeyword')
export const WordKeyword = classified('WordKeyword')
export const NumberKeyword = classified('NumberKeyword')
export const NameKeyword = classified('NameKeyword')
export const ScheduleKeyword = classified('ScheduleKeyword')
export const ArgumentKeyword = classified('ArgumentKeyword')
export const RangeKeyword = classified('RangeKeyword')
export const WarningKeyword = classified('WarningKeyword')
export const PlaceKeyword = classified('PlaceKeyword')
export const UnknownKeyword = classified('UnknownKeyword')
export const WordValue = classified('WordValue')
export const SupportWord = classified('SupportWord')
export const FunctionName = classified('FunctionName')
export const Literal = classified('Literal')
export const DurationUnitWord = classified('DurationUnitWord')
export const PrefixOperator = classified('PrefixOperator')
/** Part of the value of an attribute that does not exist. */
export const Skipped = classified('Skipped')
/** Stands for brackets nested beyond the limit. */
export const TooDeep = classified('TooDeep')

export const VOCABULARY: TokenType[] = [
  ...LEXED,
  KindKeyword,
  KindName,
  End,
  EndBlock,
  Attributes,
  TextKeyword,
  ExpressionKeyword,
  FlagKeyword,
  WordKeyword,
  NumberKeyword,
  NameKeyword,
  ScheduleKeyword,
  ArgumentKeyword,
  RangeKeyword,
  WarningKeyword,
  PlaceKeyword,
  UnknownKeyword,
  WordValue,
  SupportWord,
  FunctionName,
  Literal,
  DurationUnitWord,
  PrefixOperator,
  Skipped,
  TooDeep,
]

const lexer = new Lexer(LEXED, { positionTracking: 'onlyOffset', ensureOptimizations: true })

export interface Lexed {
  readonly tokens: IToken[]
  /** Characters that begin no token. */
  readonly junk: readonly { readonly offset: number; readonly length: number }[]
  readonly openComments: readonly Span[]
}

export function lex(text: string): Lexed {
  openComments = []
  const { tokens, errors } = lexer.tokenize(text)
  return { tokens, junk: errors, openComments }
}

export function tokenEnd(token: IToken): number {
  return token.startOffset + token.image.length
}
