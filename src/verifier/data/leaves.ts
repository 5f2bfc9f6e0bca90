import type { Value } from '../../proforma/index.ts'
import type { Diagram, Diagrams } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'

/** The leaves of diagrams that stand for values of the language; true and false are the diagrams TRUE and FALSE. */
export class Leaves {
  readonly #diagrams: Diagrams
  readonly #values = new Map<Diagram, Value>([
    [FALSE, false],
    [TRUE, true],
  ])

  constructor(diagrams: Diagrams) {
    this.#diagrams = diagrams
  }

  of(value: Value): Diagram {
    if (value === true) return TRUE
    if (value === false) return FALSE
    const leaf = this.#diagrams.leaf(keyOf(value))
    if (!this.#values.has(leaf)) this.#values.set(leaf, value)
    return leaf
  }

  value(leaf: Diagram): Value {
    return this.#values.get(leaf)
  }

  /** True where the diagram has the leaf true: unknown and every other value count as false. */
  truth(diagram: Diagram): Diagram {
    return this.#diagrams.map(diagram, (leaf) => (leaf === TRUE ? TRUE : FALSE))
  }

  /** True where the diagram has a known value. */
  known(diagram: Diagram): Diagram {
    return this.#diagrams.map(diagram, (leaf) => (this.value(leaf) === undefined ? FALSE : TRUE))
  }

  /** Applies a function of one value. */
  map(diagram: Diagram, of: (value: Value) => Value): Diagram {
    return this.#diagrams.map(diagram, (leaf) => this.of(of(this.value(leaf))))
  }

  /** Applies a function of two values. */
  apply(a: Diagram, b: Diagram, of: (a: Value, b: Value) => Value): Diagram {
    return this.#diagrams.apply(a, b, (x, y) => this.of(of(this.value(x), this.value(y))))
  }
}

function keyOf(value: Value): string {
  if (value === undefined) return 'unknown'
  if (typeof value === 'number') return `n${value}`
  return typeof value === 'string' ? `t${value}` : JSON.stringify(value)
}
