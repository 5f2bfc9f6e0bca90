import type { Gdl2Literal } from './expression.ts'

/** A token of the GDL2 expression language; literals are one token each. */
export type Gdl2Token =
  | { readonly kind: 'literal'; readonly value: Gdl2Literal; readonly at: number }
  | { readonly kind: 'variable'; readonly name: string; readonly attribute?: string; readonly at: number }
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly at: number }
  /** `,mm[Hg]` after a closing parenthesis: `(-5),mm[Hg]`. */
  | { readonly kind: 'unit'; readonly unit: string; readonly at: number }

/** What stands where in the text; `at` counts UTF-16 units from 0. */
export class Gdl2SyntaxError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'Gdl2SyntaxError'
    this.at = at
  }
}

const SYMBOLS = ['||', '&&', '==', '!=', '<=', '>=', '=', '<', '>', '+', '-', '*', '/', '^', '(', ')', '!', ',']

/** Other spellings of operators: the words of the specification's grammar, signs of print, and two slips. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['=<', '<='],
  ['=>', '>='],
  ['\u2264', '<='],
  ['\u2265', '>='],
  ['\u2260', '!='],
]
const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
])

const SPACE = /\s*/y
// `$gt0005|Label|.magnitude`; the label repeats the term definition and carries no meaning.
const VARIABLE = /\$?([A-Za-z]\w*)(?:\s*\|(?!\|)[^|]*\|)?(?:\.([A-Za-z_]\w*))?/y
const ELEMENT_WITHOUT_DOLLAR = /gt\d+(?:\.\d+)*/y
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/y
const TERM = /([A-Za-z][\w.-]*(?:\([^)|]*\))?)::([\w.-]+)(?:\|(?!\|)([^|]*)\|)?/y
const ORDINAL_TAIL = /\s*\|(?!\|)\s*([^|:]+)::([^|]+)\|([^|]*)\|/y
// `96,100,2`: a DV_PROPORTION with numerator, denominator and type (2 is percent).
const PROPORTION_TAIL = /,(\d+(?:\.\d+)?),[0-4]\b/y
/** `[local::at0005]`, the specification's way to write a code phrase. */
const CODE_PHRASE = /\[\s*([^\]|:]+)::([^\]|]+?)\s*(?:\|([^|]*)\|)?\s*\]/y
/** `P65Y`, `PT12H`: an ISO 8601 duration of one unit. */
const DURATION = /P(?:(\d+)([YMWD])|T(\d+)([HMS]))(?!\w)/y
const WORD = /[A-Za-z_]\w*/y
// Up to white space or an operator; `*`, `/` and brackets belong to UCUM units (`10*9/l`, `mm[Hg]`, `mL/min/{1.73_m2}`).
const UNIT = /(?:\[[^\]]*\]|\{[^}]*\}|[^\s|&<>=!(),+\-^'$])+/y

/** The tokens of a GDL2 expression. Throws Gdl2SyntaxError. */
export function scanGdl2(text: string): Gdl2Token[] {
  const tokens: Gdl2Token[] = []
  let at = skip(text, 0)
  while (at < text.length) {
    const [token, next] = scanOne(text, at, tokens.at(-1))
    tokens.push(token)
    at = skip(text, next)
  }
  return tokens
}

function skip(text: string, at: number): number {
  SPACE.lastIndex = at
  return at + (SPACE.exec(text)?.[0].length ?? 0)
}

function scanOne(text: string, at: number, before: Gdl2Token | undefined): [Gdl2Token, number] {
  const first = text[at] ?? ''
  if (first === '$') return variable(text, at)
  if (first === "'" || first === '"') return quoted(text, at, first)
  if (/[0-9.]/.test(first)) return numeric(text, at)
  if (/[A-Za-z_]/.test(first)) return word(text, at)
  if (first === ',' && before?.kind === 'symbol' && before.text === ')') {
    const unit = match(UNIT, text, at + 1)
    if (unit !== undefined) return [{ kind: 'unit', unit: unit[0], at }, at + 1 + unit[0].length]
  }
  if (first === '[') return codePhrase(text, at)
  const spelling = SPELLINGS.find(([written]) => text.startsWith(written, at))
  if (spelling !== undefined) return [{ kind: 'symbol', text: spelling[1], at }, at + spelling[0].length]
  const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, at))
  if (symbol === undefined) throw new Gdl2SyntaxError(`"${first}" is not part of an expression`, at)
  return [{ kind: 'symbol', text: symbol, at }, at + symbol.length]
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function variable(text: string, at: number): [Gdl2Token, number] {
  const found = match(VARIABLE, text, at)
  if (found?.[1] === undefined) throw new Gdl2SyntaxError('"$" must be followed by the id of an element', at)
  const attribute = found[2]
  return [
    { kind: 'variable', name: found[1], ...(attribute === undefined ? {} : { attribute }), at },
    at + found[0].length,
  ]
}

function codePhrase(text: string, at: number): [Gdl2Token, number] {
  const found = match(CODE_PHRASE, text, at)
  if (found === undefined) throw new Gdl2SyntaxError('"[" must begin a code, such as [local::at0005]', at)
  const [all, system = '', code = '', label = ''] = found
  const value: Gdl2Literal = { kind: 'coded', code: `${system.trim()}::${code.trim()}`, label: label.trim() }
  return [{ kind: 'literal', value, at }, at + all.length]
}

const CALENDAR_UNITS: Readonly<Record<string, string>> = { Y: 'a', M: 'mo', W: 'wk', D: 'd' }
const CLOCK_UNITS: Readonly<Record<string, string>> = { H: 'h', M: 'min', S: 's' }

/** As the quantity of time that it is: `P65Y` is `65,a`. */
function duration(text: string, at: number): [Gdl2Token, number] | undefined {
  const found = match(DURATION, text, at)
  if (found === undefined) return undefined
  const [all, days, calendar = '', hours, clock = ''] = found
  const digits = days ?? hours ?? ''
  const unit = CALENDAR_UNITS[calendar] ?? CLOCK_UNITS[clock] ?? ''
  const value: Gdl2Literal = { kind: 'quantity', magnitude: Number(digits), unit, text: digits }
  return [{ kind: 'literal', value, at }, at + all.length]
}

function quoted(text: string, at: number, quote: string): [Gdl2Token, number] {
  const end = text.indexOf(quote, at + 1)
  if (end < 0) throw new Gdl2SyntaxError('the text has no closing quote', at)
  return [{ kind: 'literal', value: { kind: 'text', value: text.slice(at + 1, end) }, at }, end + 1]
}

function numeric(text: string, at: number): [Gdl2Token, number] {
  const digits = match(NUMBER, text, at)
  if (digits === undefined) throw new Gdl2SyntaxError('a number was expected', at)
  const end = at + digits[0].length
  const value = Number(digits[0])
  const ordinal = match(ORDINAL_TAIL, text, end)
  if (ordinal !== undefined) {
    const [all, system = '', code = '', label = ''] = ordinal
    const literal: Gdl2Literal = {
      kind: 'ordinal',
      ordinal: value,
      code: `${system.trim()}::${code.trim()}`,
      label: label.trim(),
    }
    return [{ kind: 'literal', value: literal, at }, end + all.length]
  }
  const proportion = match(PROPORTION_TAIL, text, end)
  if (proportion !== undefined)
    return [{ kind: 'literal', value: percent(value, proportion), at }, end + proportion[0].length]
  const unit = text[end] === ',' ? match(UNIT, text, end + 1) : undefined
  if (unit !== undefined) {
    const literal: Gdl2Literal = { kind: 'quantity', magnitude: value, unit: unit[0], text: digits[0] }
    return [{ kind: 'literal', value: literal, at }, end + 1 + unit[0].length]
  }
  return [{ kind: 'literal', value: { kind: 'number', value, text: digits[0] }, at }, end]
}

function percent(numerator: number, tail: RegExpExecArray): Gdl2Literal {
  const magnitude = (numerator * 100) / Number(tail[1])
  return { kind: 'quantity', magnitude, unit: '%', text: String(magnitude) }
}

function word(text: string, at: number): [Gdl2Token, number] {
  const term = match(TERM, text, at)
  if (term !== undefined) {
    const [all, system = '', code = '', label = ''] = term
    return [
      { kind: 'literal', value: { kind: 'coded', code: `${system}::${code}`, label: label.trim() }, at },
      at + all.length,
    ]
  }
  // Some guidelines leave the `$` out.
  if (match(ELEMENT_WITHOUT_DOLLAR, text, at) !== undefined) return variable(text, at)
  const time = duration(text, at)
  if (time !== undefined) return time
  const found = match(WORD, text, at)
  const name = found?.[0] ?? ''
  const operator = OPERATOR_WORDS.get(name)
  if (operator !== undefined) return [{ kind: 'symbol', text: operator, at }, at + name.length]
  const literal = WORDS.get(name)
  if (literal !== undefined) return [{ kind: 'literal', value: literal, at }, at + name.length]
  return [{ kind: 'word', text: name, at }, at + name.length]
}

const WORDS: ReadonlyMap<string, Gdl2Literal> = new Map<string, Gdl2Literal>([
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
  ['null', { kind: 'null' }],
])
