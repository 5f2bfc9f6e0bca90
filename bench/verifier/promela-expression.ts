import type { Expression } from '../../src/proforma/index.ts'
import type { Program, TaskProgram } from '../../src/runtime/index.ts'

/** The protocol uses something that the translation to Promela does not know. */
export class NotTranslatableError extends Error {
  override readonly name = 'NotTranslatableError'
}

/**
 * Conditions as Promela. Items are bytes: 0 unknown, otherwise the place of the value in its range, from 1. Two-valued,
 * as the engine: a comparison with unknown is false.
 */
export class PromelaExpressions {
  readonly #program: Program

  constructor(program: Program) {
    this.#program = program
  }

  condition(expression: Expression, from: number): string {
    switch (expression.kind) {
      case 'boolean':
        return expression.value ? '1' : '0'
      case 'unary':
        if (expression.operator === 'not') return `!(${this.condition(expression.operand, from)})`
        break
      case 'binary':
        return this.#binary(expression, from)
      case 'call':
        return this.#state(expression, from)
      default:
    }
    throw new NotTranslatableError(`a ${expression.kind}`)
  }

  /** The default rule when a candidate has none. */
  recommended(task: TaskProgram, position: number): string {
    const rule = candidateOf(task, position).recommendation
    if (rule) return this.condition(rule.value, task.index)
    return `(${this.#support(task.index, position)}) >= 1`
  }

  #binary(expression: Expression & { kind: 'binary' }, from: number): string {
    const { operator, left, right } = expression
    if (operator === 'and' || operator === 'or') {
      const sign = operator === 'and' ? '&&' : '||'
      return `(${this.condition(left, from)} ${sign} ${this.condition(right, from)})`
    }
    const sign = operator === '=' ? '==' : operator
    if (!['==', '!=', '<', '<=', '>', '>='].includes(sign)) throw new NotTranslatableError(`the operator ${operator}`)
    if (left.kind === 'call') return this.#call(left, sign, right, from)
    if (left.kind !== 'name') throw new NotTranslatableError('a comparison of something computed')
    const item = this.#program.itemIndex.get(left.name)
    if (item === undefined) throw new NotTranslatableError(`the name ${left.name}`)
    return `(data[${item}] != 0 && data[${item}] ${sign} ${this.#place(item, right)})`
  }

  #place(item: number, value: Expression): number {
    const domain = this.#program.items[item]?.domain
    if (value.kind === 'text') return (domain?.values ?? []).indexOf(value.value) + 1
    const from = domain?.interval?.from
    if (value.kind === 'number' && typeof from === 'number') return value.value - from + 1
    throw new NotTranslatableError('a value that is neither text nor number')
  }

  #call(call: Expression & { kind: 'call' }, sign: string, right: Expression, from: number): string {
    const [first, second] = call.arguments
    const decision = this.#task(first, from)
    if (call.function === 'result_of' && right.kind === 'name') {
      const position = decision.candidates.findIndex((candidate) => candidate.name === right.name)
      return `(st[${decision.index}] == 2 && res[${decision.index}] ${sign} ${position + 1})`
    }
    if (call.function === 'netsupport' && second?.kind === 'name' && right.kind === 'number') {
      const position = decision.candidates.findIndex((candidate) => candidate.name === second.name)
      return `(${this.#support(decision.index, position)}) ${sign} ${right.value}`
    }
    throw new NotTranslatableError(`${call.function}()`)
  }

  #state(call: Expression & { kind: 'call' }, from: number): string {
    const code = ['dormant', 'in_progress', 'completed', 'discarded'].indexOf(call.function)
    if (code < 0) throw new NotTranslatableError(`${call.function}()`)
    return `st[${this.#task(call.arguments[0], from).index}] == ${code}`
  }

  #support(task: number, position: number): string {
    const terms = (this.#program.tasks[task]?.candidates[position]?.arguments ?? []).map((argument) => {
      if (argument.support === 'confirming' || argument.support === 'excluding')
        throw new NotTranslatableError('a confirming or excluding argument')
      const weight = argument.support === 'weight' ? argument.weight : argument.support === 'for' ? 1 : -1
      return `(${this.condition(argument.condition.source, task)} -> ${weight} : 0)`
    })
    return terms.length === 0 ? '0' : terms.join(' + ')
  }

  #task(name: Expression | undefined, from: number): TaskProgram {
    const found = name?.kind === 'name' ? this.#program.scopeOf(from).task(name.name) : undefined
    const task = found?.kind === 'task' ? this.#program.tasks[found.index] : undefined
    if (!task) throw new NotTranslatableError('a name of something else than a task')
    return task
  }
}

function candidateOf(task: TaskProgram, position: number) {
  const { definition } = task.source
  const candidate = definition.kind === 'decision' ? definition.candidates[position] : undefined
  if (!candidate) throw new NotTranslatableError('a candidate without definition')
  return candidate
}
