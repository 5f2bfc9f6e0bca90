import type { IToken, TokenType } from 'chevrotain'
import type { Problem } from '../model/index.ts'
import { attributeSpec, ATTRIBUTES, type Shape } from './attributes.ts'
import { LIMITS } from './limits.ts'
import { nearest, replaceFix, shorten, syntaxProblem } from './syntaxProblems.ts'
import { AttributesBlock } from './attributesBlock.ts'
import * as T from './tokens.ts'
import { durationUnit, isReserved, quoteName } from './words.ts'

const KEYWORD_OF: Readonly<Record<Shape, TokenType>> = {
  text: T.TextKeyword,
  expression: T.ExpressionKeyword,
  assignments: T.ExpressionKeyword,
  assignment: T.ExpressionKeyword,
  word: T.WordKeyword,
  flag: T.FlagKeyword,
  number: T.NumberKeyword,
  name: T.NameKeyword,
  schedule: T.ScheduleKeyword,
  argument: T.ArgumentKeyword,
  range: T.RangeKeyword,
  warning: T.WarningKeyword,
  place: T.PlaceKeyword,
}

const KEYWORDS = new Set<TokenType>([...Object.values(KEYWORD_OF), T.UnknownKeyword])

export function isKeyword(token: IToken): boolean {
  return KEYWORDS.has(token.tokenType)
}

const INFIX_WORDS = new Set(['and', 'or', 'AND', 'OR', 'includes', 'include', 'oneof'])
const SUPPORTS = new Set(['for', 'against', 'confirming', 'excluding'])
const LITERALS = new Set(['true', 'false', 'unknown'])
const OPERAND_ENDS = new Set<TokenType>([
  T.Name,
  T.Digits,
  T.Text,
  T.Literal,
  T.DurationUnitWord,
  T.RParen,
  T.RBracket,
  T.TooDeep,
])

export interface Classified {
  readonly tokens: IToken[]
  readonly problems: Problem[]
  /** Where reading stopped because of too many problems. */
  readonly stopped?: number
}

/**
 * Gives every word the meaning that its neighbours leave it (T3, T4): `unit` is an attribute before `::` and a
 * misused reserved word inside an expression. After this the grammar needs one token to decide anywhere.
 */
export function classify(tokens: readonly IToken[], inDefinition: boolean): Classified {
  return new Classifier(tokens, inDefinition).run()
}

class Classifier {
  readonly #tokens: readonly IToken[]
  readonly #inDefinition: boolean
  readonly #out: IToken[] = []
  readonly #problems: Problem[] = []
  #previous: IToken | undefined
  #nesting = 0
  #prefixes = 0
  #skipping = false
  #wordExpected = false
  readonly #block = new AttributesBlock()
  /** Between the last `end` and its dot. */
  #ending = false

  constructor(tokens: readonly IToken[], inDefinition: boolean) {
    this.#tokens = tokens
    this.#inDefinition = inDefinition
  }

  run(): Classified {
    const tokens = this.#tokens
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as IToken
      const type = this.#typeOf(token, i)
      if (type !== token.tokenType) retype(token, type)
      if (this.#inDefinition && isKeyword(token)) this.#block.keyword(token, this.#out.length)
      const skipped = this.#limitNesting(token, i)
      if (skipped > i) {
        i = skipped
        continue
      }
      this.#out.push(token)
      this.#previous = token
      if (type === T.End) this.#ending = true
      else if (type === T.Semicolon || isKeyword(token)) this.#ending = false
      if (this.#problems.length >= LIMITS.problemsPerDefinition) {
        return { tokens: this.#out, problems: this.#problems, stopped: T.tokenEnd(token) }
      }
    }
    return { tokens: this.#out, problems: this.#problems }
  }

  #typeOf(token: IToken, i: number): TokenType {
    const type = token.tokenType
    if (this.#skipping) {
      if (type !== T.Semicolon && !this.#startsStatement(token, i)) return T.Skipped
      this.#skipping = false
    }
    if (type === T.Word || type === T.OtherWord) return this.#word(token, i)
    if (type === T.Name) this.#checkQuotedName(token)
    else if (type === T.Text) this.#checkText(token)
    else if (type === T.BinaryOperator) return this.#operator(token)
    else if (type === T.Colons) this.#checkColons(token)
    return type
  }

  /** Whether a token is certain to begin an attribute or to end the definition. */
  #startsStatement(token: IToken, i: number): boolean {
    if (token.image === 'end') return true
    return token.tokenType === T.Word && attributeSpec(token.image) !== undefined && this.#nextIs(i, T.Colons)
  }

  #nextIs(i: number, type: TokenType): boolean {
    return this.#tokens[i + 1]?.tokenType === type
  }

  #after(type: TokenType): boolean {
    return this.#previous?.tokenType === type
  }

  #word(token: IToken, i: number): TokenType {
    const word = token.image
    const previous = this.#previous
    if (this.#inDefinition) {
      if (previous === undefined) return T.KindKeyword
      if (previous.tokenType === T.End) return T.KindName
      if (this.#ending && !this.#startsStatement(token, i)) return T.Skipped
      if (previous.tokenType === T.EndBlock && word === 'attributes') return T.Attributes
      if (this.#after(T.Colons) && this.#wordExpected) return T.WordValue
      if (this.#after(T.Colons) && SUPPORTS.has(word)) return T.SupportWord
      const statement = this.#statement(word, i)
      if (statement !== undefined) return statement
      if (word === 'end') return this.#end(i)
      if (word === 'attributes') return this.#attributes(i)
    }
    return this.#expressionWord(token, i)
  }

  /** `end attributes` or the end of the definition. Where the first has no `attributes` to close, that is what is missing. */
  #end(i: number): TokenType {
    const named = this.#tokens[i + 1]?.image === 'attributes'
    if (!named && !(this.#block.open && this.#endsAttributes(i))) return T.End
    const at = this.#block.close()
    if (at !== undefined) {
      const before = this.#out[at - 1] as IToken
      this.#missing(before, ' attributes')
      this.#out.splice(at, 0, madeUp(T.Attributes, before))
    }
    return T.EndBlock
  }

  /** `end ;` and `end nonsense attributes ;` */
  #endsAttributes(i: number): boolean {
    if (this.#nextIs(i, T.Semicolon)) return true
    const next = this.#tokens.slice(i + 1, i + 5)
    const at = next.findIndex(({ image }) => image === 'attributes')
    return at >= 0 && next.slice(0, at).every(({ tokenType }) => tokenType !== T.Semicolon && tokenType !== T.Dot)
  }

  /** `attributes ;` where attributes are open is an end without its first word. */
  #attributes(i: number): TokenType {
    if (this.#block.open && this.#nextIs(i, T.Semicolon) && this.#previous !== undefined) {
      this.#missing(this.#previous, ' end')
      this.#out.push(madeUp(T.EndBlock, this.#previous))
      this.#block.close()
    } else this.#block.opens()
    return T.Attributes
  }

  #missing(before: IToken, text: string): void {
    const at = T.tokenEnd(before)
    const sign = text.trim()
    this.#problems.push(
      syntaxProblem('syntax.expected', { start: at, end: at }, `\`${sign}\` is missing here.`, { expected: sign }, [
        replaceFix(`Insert \`${sign}\``, { start: at, end: at }, text),
      ]),
    )
  }

  /** The keyword that `word` is here: before `::`, or in the place of one. */
  #statement(word: string, i: number): TokenType | undefined {
    const known = attributeSpec(word)
    const first = this.#after(T.Semicolon) || this.#after(T.Attributes)
    const flag = known?.shape === 'flag'
    if (flag ? !(first || this.#nextIs(i, T.Semicolon)) : !first && !this.#nextIs(i, T.Colons)) return undefined
    this.#nesting = 0
    this.#wordExpected = known?.shape === 'word'
    if (known !== undefined) return KEYWORD_OF[known.shape]
    if (!this.#nextIs(i, T.Colons) || word === 'end') return undefined
    this.#skipping = true
    const token = this.#tokens[i] as IToken
    this.#unknownAttribute(token)
    return T.UnknownKeyword
  }

  #unknownAttribute(token: IToken): void {
    const span = spanOf(token)
    const word = shorten(token.image)
    const meant = nearest(
      token.image,
      ATTRIBUTES.map((attribute) => attribute.keyword),
    )
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
    const fixes = meant === undefined ? undefined : [replaceFix(`Change to \`${meant}\``, span, meant)]
    this.#problems.push(
      syntaxProblem('attribute.unknown', span, `There is no attribute \`${word}\`.${hint}`, { word }, fixes),
    )
  }

  #expressionWord(token: IToken, i: number): TokenType {
    const word = token.image
    if (INFIX_WORDS.has(word)) return T.BinaryOperator
    if (word === 'not' || word === 'NOT') return T.PrefixOperator
    if (LITERALS.has(word)) return T.Literal
    if (this.#after(T.Digits) && durationUnit(word) !== undefined) return T.DurationUnitWord
    if (this.#nextIs(i, T.LParen)) return T.FunctionName
    if (isReserved(word)) this.#reserved(token)
    return T.Name
  }

  #reserved(token: IToken): void {
    const span = spanOf(token)
    const quoted = quoteName(token.image)
    this.#problems.push(
      syntaxProblem(
        'syntax.reserved-word',
        span,
        `\`${token.image}\` is a word of the language. To use it as a name, write it in single quotes: ${quoted}.`,
        { word: token.image },
        [replaceFix(`Write ${quoted}`, span, quoted)],
      ),
    )
  }

  #operator(token: IToken): TokenType {
    const previous = this.#previous
    const image = token.image
    if ((image === '-' || image === '+') && !(previous && OPERAND_ENDS.has(previous.tokenType))) {
      return T.PrefixOperator
    }
    const ours = FOREIGN_OPERATORS[image]
    if (ours !== undefined) {
      const span = spanOf(token)
      this.#problems.push(
        syntaxProblem('syntax.operator', span, `\`${image}\` is written \`${ours}\` here.`, { operator: image }, [
          replaceFix(`Write \`${ours}\``, span, ours),
        ]),
      )
    }
    return T.BinaryOperator
  }

  #checkColons(token: IToken): void {
    if (token.image.length === 2) return
    const span = spanOf(token)
    this.#problems.push(
      syntaxProblem('syntax.colons', span, 'A value follows two colons `::`.', {}, [
        replaceFix('Write `::`', span, '::'),
      ]),
    )
  }

  #checkText(token: IToken): void {
    const { image } = token
    if (image.length > 1 && image.endsWith('"') && !escapesLast(image)) return
    const span = spanOf(token)
    this.#problems.push(
      syntaxProblem('syntax.unclosed-text', span, 'This text has no closing `"`.', {}, [
        { ...replaceFix('Close the text', { start: span.end, end: span.end }, '"'), safe: false },
      ]),
    )
  }

  #checkQuotedName(token: IToken): void {
    const { image } = token
    const span = spanOf(token)
    if (image.length > 2 && image.endsWith("'")) return
    const empty = image === "''"
    const message = empty ? 'A name in quotes cannot be empty.' : "This name has no closing `'` on its line."
    this.#problems.push(syntaxProblem(empty ? 'syntax.empty-name' : 'syntax.unclosed-name', span, message))
  }

  /** Replaces what lies too deep by one token; answers the index of the last token that it covers. */
  #limitNesting(token: IToken, i: number): number {
    const type = token.tokenType
    if (type === T.LParen || type === T.LBracket) this.#nesting++
    else if (type === T.RParen || type === T.RBracket) this.#nesting--
    else if (type === T.Semicolon) this.#nesting = 0
    this.#prefixes = type === T.PrefixOperator ? this.#prefixes + 1 : 0
    if (this.#nesting + this.#prefixes <= LIMITS.nesting) return i
    this.#problems.push(
      syntaxProblem(
        'syntax.too-deep',
        spanOf(token),
        `Brackets and signs may be nested ${LIMITS.nesting} deep; this is deeper. Split the condition, for example into derived data.`,
        { limit: LIMITS.nesting },
      ),
    )
    const last = this.#endOfDeep(i)
    this.#nesting--
    this.#prefixes = 0
    const stands = this.#callOf(token)
    retype(stands, T.TooDeep)
    this.#out.push(stands)
    this.#previous = stands
    return Math.max(last, i)
  }

  /** The bracket of a call goes with the function's name, which would be a second mistake without it. */
  #callOf(bracket: IToken): IToken {
    if (bracket.tokenType !== T.LParen || !this.#after(T.FunctionName)) return bracket
    return this.#out.pop() ?? bracket
  }

  #endOfDeep(i: number): number {
    let depth = 0
    for (let k = i; k < this.#tokens.length; k++) {
      const { tokenType } = this.#tokens[k] as IToken
      if (tokenType === T.Semicolon) return k - 1
      if (tokenType === T.LParen || tokenType === T.LBracket) depth++
      if ((tokenType === T.RParen || tokenType === T.RBracket) && --depth <= 0) return k
    }
    return this.#tokens.length - 1
  }
}

const FOREIGN_OPERATORS: Readonly<Record<string, string>> = {
  '==': '=',
  '!==': '!=',
  '<>': '!=',
  '&&': 'and',
  '||': 'or',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
}

/** A token that the text lacks, directly after one that it has. */
function madeUp(type: TokenType, { startOffset, image }: IToken): IToken {
  const at = startOffset + image.length
  return { image: '', startOffset: at, endOffset: at, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number }
}

function retype(token: IToken, type: TokenType): void {
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx as number
}

function spanOf(token: IToken): { start: number; end: number } {
  return { start: token.startOffset, end: T.tokenEnd(token) }
}

/** Whether the last quote of a text is an escaped one: an odd number of backslashes before it. */
function escapesLast(image: string): boolean {
  let backslashes = 0
  for (let at = image.length - 2; at > 0 && image[at] === '\\'; at--) backslashes++
  return backslashes % 2 === 1
}
