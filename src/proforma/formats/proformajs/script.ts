/** The expression language of proformajs files: a part of JavaScript's. */
export type Script =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Script; readonly property: string }
  | { readonly kind: 'list'; readonly elements: readonly Script[] }
  | { readonly kind: 'call'; readonly function: string; readonly arguments: readonly Script[] }
  | { readonly kind: 'unary'; readonly operator: '!' | '-' | '+'; readonly operand: Script }
  | { readonly kind: 'binary'; readonly operator: ScriptOperator; readonly left: Script; readonly right: Script }
  | { readonly kind: 'choice'; readonly condition: Script; readonly yes: Script; readonly no: Script }

export type ScriptOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

/** `at` counts UTF-16 units from 0. */
export class ScriptSyntaxError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'ScriptSyntaxError'
    this.at = at
  }
}

const LEVELS: readonly (readonly (readonly [string, ScriptOperator])[])[] = [
  [['||', '||']],
  [['&&', '&&']],
  [
    ['===', '=='],
    ['!==', '!='],
    ['==', '=='],
    ['!=', '!='],
  ],
  [
    ['<=', '<='],
    ['>=', '>='],
    ['<', '<'],
    ['>', '>'],
  ],
  [
    ['+', '+'],
    ['-', '-'],
  ],
  [
    ['*', '*'],
    ['/', '/'],
    ['%', '%'],
  ],
]

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+)|([A-Za-z_$][\w$]*)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(===|!==|\*\*|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:()[\],.]))/y

interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'symbol'
  readonly text: string
  readonly at: number
}

const DEEPEST = 200

/** Reads a condition of a proformajs file. Throws ScriptSyntaxError. */
export function parseScript(text: string): Script {
  return new ScriptParser(tokens(text), text.length).all()
}

function tokens(text: string): Token[] {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) {
      const rest = text.slice(at)
      if (rest.trim() === '') break
      throw new ScriptSyntaxError(`"${rest.trim().slice(0, 20)}" was not understood`, at)
    }
    const [all, number, name, quoted, symbol] = match
    const kind =
      number !== undefined ? 'number' : name !== undefined ? 'name' : quoted !== undefined ? 'text' : 'symbol'
    found.push({ kind, text: number ?? name ?? quoted ?? symbol ?? '', at: at + all.length - all.trimStart().length })
  }
  return found
}

class ScriptParser {
  readonly #tokens: readonly Token[]
  readonly #length: number
  #next = 0
  #depth = 0

  constructor(list: readonly Token[], length: number) {
    this.#tokens = list
    this.#length = length
  }

  all(): Script {
    const script = this.#expression()
    if (this.#peek() !== undefined) throw this.#error('an operator was expected')
    return script
  }

  #expression(): Script {
    if (++this.#depth > DEEPEST) throw this.#error('the expression is nested too deeply')
    const condition = this.#level(0)
    const script = this.#take('?') ? this.#choice(condition) : condition
    this.#depth--
    return script
  }

  #choice(condition: Script): Script {
    const yes = this.#expression()
    this.#expect(':')
    return { kind: 'choice', condition, yes, no: this.#expression() }
  }

  #level(level: number): Script {
    const operators = LEVELS[level]
    if (operators === undefined) return this.#unary()
    let left = this.#level(level + 1)
    for (;;) {
      const found = operators.find(([image]) => this.#take(image))
      if (found === undefined) return left
      left = { kind: 'binary', operator: found[1], left, right: this.#level(level + 1) }
    }
  }

  #unary(): Script {
    for (const operator of ['!', '-', '+'] as const) {
      if (!this.#take(operator)) continue
      if (++this.#depth > DEEPEST) throw this.#error('the expression is nested too deeply')
      const operand = this.#unary()
      this.#depth--
      return { kind: 'unary', operator, operand }
    }
    return this.#postfix(this.#primary())
  }

  #postfix(start: Script): Script {
    let script = start
    while (this.#take('.')) {
      const token = this.#peek()
      if (token?.kind !== 'name') throw this.#error('a property was expected')
      this.#next++
      script = { kind: 'member', object: script, property: token.text }
    }
    return script
  }

  #primary(): Script {
    const token = this.#peek()
    if (token === undefined) throw this.#error('a value was expected')
    this.#next++
    switch (token.kind) {
      case 'number':
        return { kind: 'number', text: token.text }
      case 'text':
        return { kind: 'text', value: unquoted(token.text) }
      case 'name':
        return this.#word(token.text)
      default:
        break
    }
    if (token.text === '(') {
      const inner = this.#expression()
      this.#expect(')')
      return inner
    }
    if (token.text === '[') return { kind: 'list', elements: this.#list(']') }
    this.#next--
    throw this.#error('a value was expected')
  }

  #word(name: string): Script {
    if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true' }
    if (name === 'null' || name === 'undefined') return { kind: 'null' }
    if (this.#take('(')) return { kind: 'call', function: name, arguments: this.#list(')') }
    return { kind: 'name', name }
  }

  #list(close: string): Script[] {
    const elements: Script[] = []
    if (this.#take(close)) return elements
    do elements.push(this.#expression())
    while (this.#take(','))
    this.#expect(close)
    return elements
  }

  #take(symbol: string): boolean {
    const token = this.#peek()
    if (token?.kind !== 'symbol' || token.text !== symbol) return false
    this.#next++
    return true
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw this.#error(`"${symbol}" was expected`)
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next]
  }

  #error(message: string): ScriptSyntaxError {
    return new ScriptSyntaxError(message, this.#peek()?.at ?? this.#length)
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter)
}

/** A text as proformajs writes it. */
export function scriptText(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}
