/** A source of whole numbers below a bound; the same seed gives the same numbers. */
export type Random = (below: number) => number

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let a = seed >>> 0
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** One of the elements. */
export function pick<T>(random: Random, elements: readonly T[]): T {
  return elements[random(elements.length)]!
}

const ITEMS = ['x', 'y', 'n', 'f']

/**
 * A small protocol that loads, with a bit of everything: nested and linked plans, arrows, optional and terminal
 * components, cycles, triggers, early ends, enquiries, decisions, postconditions, derived data, the clock.
 */
export function generateProtocol(random: Random): string {
  return new Generator(random).protocol()
}

class Generator {
  readonly #random: Random
  readonly #definitions: string[] = []
  #tasks = 0

  constructor(random: Random) {
    this.#random = random
  }

  protocol(): string {
    this.#plan('p', 0)
    return [
      ...this.#definitions,
      "data :: 'x' ; type :: integer ; range :: 0 .. 3 ; end data .",
      "data :: 'y' ; type :: integer ; range :: 0 .. 3 ; warning_condition :: y > 2 ; end data .",
      "data :: 'n' ; type :: integer ; range :: 0 .. 5 ; end data .",
      "data :: 'f' ; type :: boolean ; end data .",
      "data :: 'd' ; type :: integer ; derivation :: x + y ; end data .",
      "data :: 'late' ; type :: boolean ; derivation :: now() > in_progress_time('p') + 2 hours ; end data .",
    ].join('\n')
  }

  #chance(percent: number): boolean {
    return this.#random(100) < percent
  }

  #plan(name: string, depth: number): void {
    const components: string[] = []
    const names: string[] = []
    const count = 1 + this.#random(3)
    for (let i = 0; i < count; i++) {
      const component = this.#component(depth, names)
      components.push(`  component :: '${component}' ; ${this.#place(names)}`)
      names.push(component)
    }
    if (depth === 0 && this.#chance(85)) components.push(this.#lasting())
    const early =
      depth === 0 && this.#chance(70) ? '' : `${this.#maybe(15, 'abort', names)} ${this.#maybe(15, 'terminate', names)}`
    this.#definitions.push(
      `plan :: '${name}' ; ${depth === 0 ? '' : this.#common([])} ${early}\n${components.join('\n')}\nend plan .`,
    )
  }

  /** A component that never finishes keeps the protocol going, so that walks are long. */
  #lasting(): string {
    this.#definitions.push("action :: 'lasting' ; wait_condition :: false ; end action .")
    return "  component :: 'lasting' ;"
  }

  #component(depth: number, siblings: readonly string[]): string {
    const name = `t${this.#tasks++}`
    const kind = this.#random(depth < 2 ? 5 : 4)
    if (kind === 4) this.#plan(name, depth + 1)
    else this.#definitions.push(this.#leaf(name, kind, siblings))
    return name
  }

  #leaf(name: string, kind: number, siblings: readonly string[]): string {
    const common = this.#common(siblings)
    if (kind === 0) {
      const sources = [`source :: '${pick(this.#random, ITEMS)}' ;`]
      if (this.#chance(40)) sources.push(`source :: 'd' ; mandatory :: ${this.#chance(50) ? 'yes' : 'no'} ;`)
      return `enquiry :: '${name}' ; ${common} ${sources.join(' ')} end enquiry .`
    }
    if (kind === 1) return this.#decision(name, common)
    return `action :: '${name}' ; ${common} end action .`
  }

  #decision(name: string, common: string): string {
    const argument = () =>
      `argument :: ${pick(this.#random, ['for', 'for', 'against', 'confirming', 'excluding'])}, ${this.#condition([])} ;`
    const candidates = ['a', 'b'].map((candidate) => {
      const rule = this.#chance(30) ? `recommendation :: netsupport('${name}', 'a') < 1 ;` : ''
      return `candidate :: '${name}_${candidate}' ; ${argument()} ${this.#chance(50) ? argument() : ''} ${rule.replace("'a'", `'${name}_a'`)}`
    })
    const mode = this.#chance(30) ? 'choice_mode :: multiple ;' : ''
    const source = this.#chance(30) ? `source :: '${pick(this.#random, ITEMS)}' ;` : ''
    return `decision :: '${name}' ; ${common} ${mode} ${source} ${candidates.join(' ')} end decision .`
  }

  #common(siblings: readonly string[]): string {
    return [
      this.#maybe(15, 'precondition', siblings),
      this.#maybe(20, 'wait_condition', siblings),
      this.#chance(12) ? `trigger :: "${pick(this.#random, ['go', 'stop'])}" ;` : '',
      this.#chance(25) ? `postcondition :: ${this.#assignment()} ;` : '',
      this.#chance(25) ? 'autonomous :: yes ;' : '',
      this.#chance(12) ? 'confirmatory :: yes ;' : '',
    ].join(' ')
  }

  #assignment(): string {
    const one = pick(this.#random, ['n = n + 1', 'x = y', 'f = x > y', 'y = unknown', 'n = 0', 'x = 1'])
    return this.#chance(30) ? `${one} and n = x` : one
  }

  #place(siblings: readonly string[]): string {
    const parts: string[] = []
    for (const sibling of siblings) if (this.#chance(45)) parts.push(`schedule_constraint :: completed('${sibling}') ;`)
    if (this.#chance(25)) parts.push('optional :: yes ;')
    if (this.#chance(10)) parts.push('terminal :: yes ;')
    if (this.#chance(20))
      parts.push(pick(this.#random, ['number_of_cycles :: 2 ;', 'number_of_cycles :: 3 ;', 'number_of_cycles :: -1 ;']))
    if (this.#chance(10)) parts.push(`cycle_until :: ${this.#condition([])} ;`)
    if (this.#chance(15)) parts.push('cycle_repeat :: 1 hours ;')
    return parts.join(' ')
  }

  #maybe(percent: number, attribute: string, siblings: readonly string[]): string {
    return this.#chance(percent) ? `${attribute} :: ${this.#condition(siblings)} ;` : ''
  }

  #condition(siblings: readonly string[], depth = 0): string {
    const inner = () => this.#condition(siblings, depth + 1)
    const kind = this.#random(depth < 2 ? 6 : 3)
    if (kind === 3) return `(${inner()} ${pick(this.#random, ['and', 'or'])} ${inner()})`
    if (kind === 4) return `not (${inner()})`
    if (kind === 2 && siblings.length > 0) {
      return `${pick(this.#random, ['completed', 'in_progress', 'discarded', 'dormant'])}('${pick(this.#random, siblings)}')`
    }
    return pick(this.#random, [
      'x > 1',
      'y = 2',
      'n >= 2',
      'f',
      'is_known(x)',
      'd > 3',
      'late',
      'x < y',
      'true',
      'not f',
      'n != 1',
    ])
  }
}
