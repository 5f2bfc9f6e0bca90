import type { Candidate, DataDefinition, DecisionDefinition, Expression } from '../../model/index.ts'
import type { InstancePath, Resolver, Scope } from '../../names/index.ts'
import { candidateValue } from '../../expressions/values/index.ts'
import {
  type Abstract,
  atStep,
  isNothing,
  isSame,
  join,
  meet,
  oneOfValues,
  TOP,
  UNKNOWN,
  withUnknown,
} from './abstract.ts'
import { assume } from './assume.ts'
import { isTouched } from './dependencies.ts'
import { domainOfItem, namesIn, possibleValues } from './domain.ts'
import { evaluate } from './evaluate.ts'
import { supportOf } from './support.ts'
import { NOWHERE, type TaskState, type Variable, type World } from './world.ts'

const STATES: readonly TaskState[] = ['dormant', 'in_progress', 'completed', 'discarded']

/** What is taken for granted before an expression is looked at. */
export interface Assumptions {
  /** Whether an item that is given from outside has a value for certain. */
  readonly known?: (item: string) => boolean
  /** What a derived item is worth, where that is known without computing it here. */
  readonly derived?: (item: string) => Abstract | undefined
  /** Items without a value for certain; they come before `known`. */
  readonly unknown?: ReadonlySet<string>
  /** The states that a task can be in. Not given: any. */
  readonly states?: (path: InstancePath) => readonly TaskState[] | undefined
}

/** Derived items are computed again under what was learned, but only so many for one question. */
const RECOMPUTED = 400

/** What one question has left; all worlds that it leads to share it. */
interface Budget {
  left: number
  /** Questions within questions. */
  depth: number
}

/** Derived items within one another: chains are computed from their far end, so that only circles go deep. */
const DEEPEST = 100

/** Answers are kept for the parts of one condition; with more than these the next conditions have come. */
const ANSWERS = 4000

const NOTHING_LEARNED: ReadonlyMap<Variable, Abstract> = new Map()

/** What was asked before, so that a long condition is not gone through again for each of its parts. */
interface Answers {
  readonly values: Map<Expression, Abstract>
  readonly whenTrue: Map<Expression, World | undefined>
  readonly whenNot: Map<Expression, World | undefined>
}

/** The domains of the items by their types, ranges and derivations, and what was learned on top of them. */
export class Environment implements World {
  readonly resolver: Resolver
  readonly #assumptions: Assumptions
  /** The same with less known: what is too far to be worked out here is taken from there. */
  readonly #wider: Environment | undefined
  readonly #learned: ReadonlyMap<Variable, Abstract>
  readonly #budget: Budget
  /** Derived items and supports, once computed. */
  readonly #computed = new Map<string, Abstract>()
  readonly #open = new Set<string>()
  readonly #answers = new Map<Scope, Answers>()
  #asked = 0

  constructor(
    resolver: Resolver,
    assumptions: Assumptions = {},
    wider?: Environment,
    learned: ReadonlyMap<Variable, Abstract> = NOTHING_LEARNED,
    budget: Budget = { left: RECOMPUTED, depth: 0 },
  ) {
    this.resolver = resolver
    this.#assumptions = assumptions
    this.#wider = wider
    this.#learned = learned
    this.#budget = budget
  }

  /** The same with other assumptions, each of which makes it narrower. */
  under(assumptions: Assumptions): Environment {
    return new Environment(this.resolver, assumptions, this)
  }

  /** The same with these values. */
  with(learned: ReadonlyMap<Variable, Abstract>): Environment {
    return new Environment(this.resolver, this.#assumptions, this.#unlearned, learned, this.#budget)
  }

  /** The same before anything was learned. */
  get #unlearned(): Environment {
    return this.#learned.size === 0 ? this : (this.#wider ?? this)
  }

  learned(variable: Variable): Abstract | undefined {
    return this.#learned.get(variable)
  }

  learn(variable: Variable, value: Abstract): Environment | undefined {
    if (isNothing(value)) return undefined
    const before = this.#learned.get(variable)
    if (before !== undefined && isSame(before, value)) return this
    const learned = new Map(this.#learned)
    learned.set(variable, value)
    return this.with(learned)
  }

  or(other: World): World {
    const learned = new Map<Variable, Abstract>()
    for (const [variable, value] of this.#learned) {
      const there = other.learned(variable)
      if (there !== undefined) learned.set(variable, join(value, there))
    }
    return this.with(learned)
  }

  value(expression: Expression, scope: Scope): Abstract {
    const answers = this.#answersIn(scope)
    const known = answers.values.get(expression)
    if (known !== undefined) return known
    const value = this.#asking(() => evaluate(expression, this, scope))
    answers.values.set(expression, value)
    return value
  }

  assume(expression: Expression, isTrue: boolean, scope: Scope): World | undefined {
    const answers = this.#answersIn(scope)
    const worlds = isTrue ? answers.whenTrue : answers.whenNot
    if (worlds.has(expression)) return worlds.get(expression)
    const world = this.#asking(() => assume(expression, isTrue, this, scope))
    worlds.set(expression, world)
    return world
  }

  /** The next question has the whole budget again. */
  #asking<T>(question: () => T): T {
    this.#budget.depth++
    const answer = question()
    if (--this.#budget.depth === 0) this.#budget.left = RECOMPUTED
    return answer
  }

  #answersIn(scope: Scope): Answers {
    if (++this.#asked > ANSWERS) {
      this.#answers.clear()
      this.#asked = 0
    }
    let answers = this.#answers.get(scope)
    if (answers === undefined) {
      answers = { values: new Map(), whenTrue: new Map(), whenNot: new Map() }
      this.#answers.set(scope, answers)
    }
    return answers
  }

  item(name: string): Abstract {
    const data = this.resolver.index.data.get(name)
    const learned = this.#learned.get(`item ${name}`)
    if (data?.derivation === undefined) return learned ?? this.#given(name, data)
    const computed = this.#derived(data, data.derivation.value)
    return learned === undefined ? computed : meet(computed, learned)
  }

  #given(name: string, data: DataDefinition | undefined): Abstract {
    if (data !== undefined) {
      const { known, unknown } = this.#assumptions
      if (unknown?.has(name) === true) return UNKNOWN
      return possibleValues(data, known?.(name) !== true)
    }
    const parameter = this.resolver.index.parameters.get(name)
    return parameter === undefined ? TOP : possibleValues(parameter, parameter.defaultValue === undefined)
  }

  /** Through the derivation; a declared range is taken at its word. */
  #derived(data: DataDefinition, derivation: Expression): Abstract {
    const name = data.name.text
    const wider = this.#wider
    const isRefined = wider !== undefined && this.#learned.size > 0
    if (isRefined && !isTouched(this.resolver.index, name, this.#learned.keys())) return wider.item(name)
    const settled = isRefined ? undefined : this.#assumptions.derived?.(name)
    if (settled !== undefined) return settled
    if (wider === undefined && this.#open.size === 0) this.#computeChain(name)
    return this.#compute(data, derivation)
  }

  #compute(data: DataDefinition, derivation: Expression): Abstract {
    const name = data.name.text
    const compute = (): Abstract => {
      const value = atStep(this.value(derivation, NOWHERE), data.precision?.value)
      return data.range === undefined ? value : meet(value, withUnknown(domainOfItem(data), true))
    }
    return this.#once(`item ${name}`, compute, () => this.#wider?.item(name))
  }

  support(path: InstancePath | undefined, decision: DecisionDefinition, candidate: Candidate): Abstract {
    const key = `support ${decision.name.text}/${candidate.name.text}`
    const scope: Scope = { owner: decision, ...(path ? { path } : {}) }
    const compute = () => supportOf(candidate, (condition) => this.value(condition, scope))
    return this.#once(key, compute, () => this.#wider?.support(path, decision, candidate))
  }

  /** What is computed from itself is a load error and could be anything here. */
  #once(key: string, compute: () => Abstract, otherwise: () => Abstract | undefined): Abstract {
    const known = this.#computed.get(key)
    if (known !== undefined) return known
    if (this.#open.has(key)) return TOP
    if (this.#open.size >= DEEPEST || (this.#wider !== undefined && this.#budget.left-- <= 0)) return otherwise() ?? TOP
    this.#open.add(key)
    const value = compute()
    this.#open.delete(key)
    this.#computed.set(key, value)
    return value
  }

  /** A chain of derivations may be longer than the stack of calls: its far end is computed first. */
  #computeChain(name: string): void {
    const order: string[] = []
    const seen = new Set<string>([name])
    const stack = this.#uncomputed(name).map((each) => ({ name: each, leave: false }))
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.leave) order.push(next.name)
      else if (!seen.has(next.name)) {
        seen.add(next.name)
        stack.push({ name: next.name, leave: true })
        for (const read of this.#uncomputed(next.name)) stack.push({ name: read, leave: false })
      }
    }
    for (const each of order) {
      const data = this.resolver.index.data.get(each)
      if (data?.derivation !== undefined) this.#compute(data, data.derivation.value)
    }
  }

  #uncomputed(name: string): readonly string[] {
    const { data } = this.resolver.index
    const derivation = data.get(name)?.derivation
    if (derivation === undefined || this.#computed.has(`item ${name}`)) return []
    return [...namesIn(derivation.value)].filter(
      (read) =>
        data.get(read)?.derivation !== undefined &&
        !this.#computed.has(`item ${read}`) &&
        !this.#open.has(`item ${read}`),
    )
  }

  state(path: InstancePath): Abstract {
    return this.#learned.get(`state ${path.join('/')}`) ?? oneOfValues(this.#assumptions.states?.(path) ?? STATES)
  }

  /** Only a completed single choice has one. */
  result(path: InstancePath, decision: DecisionDefinition): Abstract {
    const learned = this.#learned.get(`result ${path.join('/')}`)
    if (learned !== undefined) return learned
    const state = this.state(path).known
    if (state?.kind !== 'values' || !state.values.includes('completed')) return UNKNOWN
    const certain = state.values.length === 1 && decision.choiceMode?.value !== 'multiple'
    const names = decision.candidates.map((candidate) => candidateValue(candidate.name.text))
    return oneOfValues(names, !certain)
  }
}
