import {
  CstParser,
  EOF,
  type CstNode,
  type IParserErrorMessageProvider,
  type IRecognitionException,
  type IToken,
  type TokenType,
} from 'chevrotain'
import { LIMITS } from './limits.ts'
import * as T from './tokens.ts'

/** What Chevrotain's parsers have but its types do not show. A test with a storm of errors guards their use. */
interface ErrorKeeper {
  SAVE_ERROR(this: CstParser, error: IRecognitionException): IRecognitionException
  moveToTerminatedState(this: CstParser): void
}

const BASE = CstParser.prototype as unknown as ErrorKeeper

/** Says only what was expected; sentences are made in syntaxErrors.ts. */
const EXPECTATIONS: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => 'Nothing',
  buildNoViableAltMessage: ({ ruleName }) => ruleName,
  buildEarlyExitMessage: ({ ruleName }) => ruleName,
}

/**
 * The grammar of one definition. Words are classified before (classify.ts), so one token decides everywhere. Which
 * attribute may stand where is not syntax: the builder says so in better words. Expressions are read
 * flat, `operand (operator operand)*`; the builder binds them by precedence.
 */
class ProformaParser extends CstParser {
  constructor() {
    super(T.VOCABULARY, {
      recoveryEnabled: true,
      errorMessageProvider: EXPECTATIONS,
      maxLookahead: 1,
      nodeLocationTracking: 'none',
      // The grammar is validated by a test.
      skipValidations: true,
    })
    this.performSelfAnalysis()
  }

  /** Beyond the limit the rest of the definition is left unread instead of piling up errors. */
  SAVE_ERROR(error: IRecognitionException): IRecognitionException {
    const saved = BASE.SAVE_ERROR.call(this, error)
    if (this.errors.length >= LIMITS.problemsPerDefinition) BASE.moveToTerminatedState.call(this)
    return saved
  }

  /** Only nonsense inside a value may be skipped: never the mark or the keyword that says where it ends. */
  protected override canTokenTypeBeDeletedInRecovery(): boolean {
    const next = this.LA(1).tokenType
    return !STOPS.has(next)
  }

  readonly definition = this.RULE('definition', () => {
    this.CONSUME(T.KindKeyword)
    this.CONSUME(T.Colons)
    this.CONSUME(T.Name)
    this.CONSUME(T.Semicolon)
    this.MANY(() => this.SUBRULE(this.statement))
    this.CONSUME(T.End)
    this.CONSUME(T.KindName)
    this.CONSUME(T.Dot)
  })

  /**
   * `attributes` and `end attributes ;` are statements of their own: what is wrong in an argument or in its attributes then
   * ends with its own statement, and the rest of the decision is still read.
   */
  readonly statement = this.RULE('statement', () => {
    const opens: unknown = this.OR([
      {
        ALT: () => {
          this.CONSUME(T.TextKeyword)
          this.CONSUME1(T.Colons)
          this.CONSUME1(T.Text)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.ExpressionKeyword)
          this.CONSUME2(T.Colons)
          this.SUBRULE2(this.expression)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.WordKeyword)
          this.CONSUME3(T.Colons)
          this.CONSUME(T.WordValue)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.NameKeyword)
          this.CONSUME4(T.Colons)
          this.CONSUME4(T.Name)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.ScheduleKeyword)
          this.CONSUME5(T.Colons)
          this.CONSUME5(T.FunctionName)
          this.CONSUME5(T.LParen)
          this.CONSUME5(T.Name)
          this.CONSUME5(T.RParen)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.ArgumentKeyword)
          this.CONSUME6(T.Colons)
          this.SUBRULE(this.support)
          this.CONSUME6(T.Comma)
          this.SUBRULE6(this.expression)
          return this.LA(1).tokenType === T.Attributes
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Attributes)
          return true
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.EndBlock)
          this.CONSUME2(T.Attributes)
        },
      },
      { ALT: () => this.CONSUME(T.FlagKeyword) },
      {
        ALT: () => {
          this.CONSUME(T.NumberKeyword)
          this.CONSUME7(T.Colons)
          this.OPTION7(() => this.CONSUME7(T.PrefixOperator))
          this.CONSUME7(T.Digits)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.RangeKeyword)
          this.CONSUME8(T.Colons)
          this.SUBRULE(this.range)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.WarningKeyword)
          this.CONSUME9(T.Colons)
          this.SUBRULE9(this.expression)
          this.OPTION9(() => {
            this.CONSUME9(T.Comma)
            this.CONSUME9(T.Text)
          })
        },
      },
      { ALT: () => this.SUBRULE(this.place) },
      {
        ALT: () => {
          this.CONSUME(T.UnknownKeyword)
          this.CONSUME(T.Colons)
          this.MANY(() => this.CONSUME(T.Skipped))
        },
      },
    ])
    if (opens !== true) this.CONSUME(T.Semicolon)
  })

  readonly support = this.RULE('support', () => {
    this.OR([
      { ALT: () => this.CONSUME(T.SupportWord) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(T.PrefixOperator))
          this.CONSUME(T.Digits)
        },
      },
    ])
  })

  readonly range = this.RULE('range', () => {
    this.OPTION(() => {
      this.SUBRULE(this.expression)
      this.MANY(() => {
        this.CONSUME(T.Comma)
        this.SUBRULE2(this.expression)
      })
    })
    this.OPTION3(() => {
      this.CONSUME(T.DotDot)
      this.OPTION4(() => this.SUBRULE4(this.expression))
    })
  })

  readonly place = this.RULE('place', () => {
    this.CONSUME(T.PlaceKeyword)
    this.CONSUME(T.Colons)
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(T.Comma))
      this.OPTION2(() => this.CONSUME(T.PrefixOperator))
      this.CONSUME(T.Digits)
    })
  })

  readonly expression = this.RULE('expression', () => {
    this.SUBRULE(this.operand)
    this.MANY(() => {
      this.CONSUME(T.BinaryOperator)
      this.SUBRULE2(this.operand)
    })
  })

  readonly operand = this.RULE('operand', () => {
    this.MANY(() => this.CONSUME(T.PrefixOperator))
    this.OR([
      { ALT: () => this.CONSUME(T.Name) },
      {
        ALT: () => {
          this.CONSUME(T.Digits)
          this.OPTION(() => this.CONSUME(T.DurationUnitWord))
        },
      },
      { ALT: () => this.CONSUME(T.Text) },
      { ALT: () => this.CONSUME(T.Literal) },
      {
        ALT: () => {
          this.CONSUME(T.FunctionName)
          this.CONSUME(T.LParen)
          this.OPTION2(() => {
            this.SUBRULE(this.expression)
            this.MANY2(() => {
              this.CONSUME(T.Comma)
              this.SUBRULE2(this.expression)
            })
          })
          this.CONSUME(T.RParen)
        },
      },
      {
        ALT: () => {
          this.CONSUME2(T.LParen)
          this.SUBRULE3(this.expression)
          this.CONSUME2(T.RParen)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.LBracket)
          this.OPTION3(() => {
            this.SUBRULE4(this.expression)
            this.MANY3(() => {
              this.CONSUME3(T.Comma)
              this.SUBRULE5(this.expression)
            })
          })
          this.CONSUME(T.RBracket)
        },
      },
      { ALT: () => this.CONSUME(T.TooDeep) },
    ])
  })
}

const STOPS = new Set<TokenType>([
  T.Semicolon,
  T.End,
  T.EndBlock,
  T.Attributes,
  T.Dot,
  T.KindKeyword,
  T.TextKeyword,
  T.ExpressionKeyword,
  T.FlagKeyword,
  T.WordKeyword,
  T.NumberKeyword,
  T.NameKeyword,
  T.ScheduleKeyword,
  T.ArgumentKeyword,
  T.RangeKeyword,
  T.WarningKeyword,
  T.PlaceKeyword,
  T.UnknownKeyword,
  EOF,
])

let parser: ProformaParser | undefined

export interface CstResult {
  readonly cst: CstNode
  readonly errors: readonly IRecognitionException[]
}

/** Reads classified tokens as a definition or as an expression alone. */
export function readCst(tokens: IToken[], rule: 'definition' | 'expression'): CstResult {
  parser ??= new ProformaParser()
  parser.input = tokens
  const cst = parser[rule]()
  return { cst, errors: parser.errors }
}
