import type { DataDefinition, Expression } from '../proforma/index.ts'

/** The steps in which computed values come: sums of points are whole numbers, or halves. */
export class Scales {
  readonly #data: ReadonlyMap<string, DataDefinition>
  readonly #known = new Map<string, number | undefined>()

  constructor(data: ReadonlyMap<string, DataDefinition>) {
    this.#data = data
  }

  /** Every value of the item is a multiple of it; undefined when there is none. */
  stepOf(name: string): number | undefined {
    if (this.#known.has(name)) return this.#known.get(name)
    // A circle of derivations, which does not load, has no step.
    this.#known.set(name, undefined)
    const step = this.#ofItem(this.#data.get(name))
    this.#known.set(name, step)
    return step
  }

  #ofItem(item: DataDefinition | undefined): number | undefined {
    if (item?.derivation) return this.#of(item.derivation.value)
    if (item?.type?.value === 'integer') return 1
    return item?.type?.value === 'real' ? item.precision?.value : undefined
  }

  #of(expression: Expression): number | undefined {
    switch (expression.kind) {
      case 'number':
        return stepOfNumber(expression.text)
      case 'name':
        return this.stepOf(expression.name)
      case 'unary':
        return expression.operator === 'not' ? undefined : this.#of(expression.operand)
      case 'binary':
        return this.#ofBinary(expression)
      case 'call':
        return expression.function === 'if' ? this.#ofChoice(expression.arguments) : undefined
      default:
        return undefined
    }
  }

  #ofBinary({ operator, left, right }: Expression & { kind: 'binary' }): number | undefined {
    const a = this.#of(left)
    if (operator === '/') return right.kind === 'number' && right.value > 0 ? divided(a, right.value) : undefined
    const b = this.#of(right)
    if (a === undefined || b === undefined) return undefined
    if (operator === '+' || operator === '-') return common(a, b)
    return operator === '*' ? rounded(a * b) : undefined
  }

  #ofChoice([, yes, no]: readonly Expression[]): number | undefined {
    const known = [yes, no].filter((each) => each !== undefined && each.kind !== 'unknown') as readonly Expression[]
    const steps = known.map((each) => this.#of(each))
    return steps.reduce((all, each) => (all === undefined || each === undefined ? undefined : common(all, each)))
  }
}

/** `3` comes in ones, `1.5` in halves, `0.25` in quarters. */
function stepOfNumber(text: string): number {
  const value = Math.abs(Number(text))
  return [1, 0.5, 0.25, 0.1, 0.05].find((step) => isMultiple(value, step)) ?? 10 ** -(text.split('.')[1]?.length ?? 0)
}

/** A step with a few decimals, or none. */
function divided(step: number | undefined, by: number): number | undefined {
  const result = step === undefined ? undefined : step / by
  return result !== undefined && isMultiple(result, 0.001) ? rounded(result) : undefined
}

/** The largest step of which both are multiples. */
function common(a: number, b: number): number {
  let [large, small] = [Math.max(a, b), Math.min(a, b)]
  for (let i = 0; i < 40 && small > 1e-9; i += 1) [large, small] = [small, rounded(large % small)]
  return large
}

function isMultiple(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) < 1e-9
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
