import type { Component, Expression, PlanDefinition, ProtocolIndex, TaskDefinition } from '../../model/index.ts'
import type { InstancePath } from '../../names/index.ts'

/**
 * What has happened for certain when a task starts (language reference, section 4, rules 1 to 6): what comes before it
 * by arrows and by its waiting, in its plan and in the plans around. Cycles and triggers can only take certainty away.
 */
export class Order {
  readonly #index: ProtocolIndex
  readonly #plans = new Map<string, PlanOrder>()

  constructor(index: ProtocolIndex) {
    this.#index = index
  }

  /** Whether `first` is finished for certain whenever `second` starts. */
  isFinishedBefore(first: InstancePath, second: InstancePath): boolean {
    const fork = forkOf(first, second)
    if (fork === undefined) return false
    // What is inside a plan is finished with it.
    return this.#planOrder(fork.plan)?.finishedBefore(fork.second).has(fork.first) ?? false
  }

  /** Whether `later` has not started for certain while `path` has not. A trigger can start it again, long after. */
  isNotStartedBefore(path: InstancePath, later: InstancePath): boolean {
    if (path.some((name) => this.#index.tasks.get(name)?.trigger !== undefined)) return false
    return isInside(later, path) || this.isFinishedBefore(path, later)
  }

  /** The tasks that have been completed for certain when a task starts, as paths. */
  completedBefore(path: InstancePath): readonly InstancePath[] {
    const found: InstancePath[] = []
    for (let depth = 1; depth < path.length; depth++) {
      const plan = path.slice(0, depth)
      const order = this.#planOrder(plan[depth - 1] as string)
      for (const name of order?.completedBefore(path[depth] as string) ?? []) this.#withInside([...plan, name], found)
    }
    return found
  }

  /** A completed plan that could not end early has completed what could not be left out. */
  #withInside(path: InstancePath, found: InstancePath[]): void {
    found.push(path)
    const name = path[path.length - 1] as string
    const plan = this.#index.tasks.get(name)
    if (plan?.kind !== 'plan' || path.indexOf(name) < path.length - 1 || endsEarly(plan)) return
    const order = this.#planOrder(name)
    for (const component of plan.components) {
      if (order?.isCertain(component.task.text) === true) this.#withInside([...path, component.task.text], found)
    }
  }

  #planOrder(name: string): PlanOrder | undefined {
    let order = this.#plans.get(name)
    if (order === undefined) {
      const plan = this.#index.tasks.get(name)
      if (plan?.kind !== 'plan') return undefined
      order = new PlanOrder(plan, this.#index.tasks)
      this.#plans.set(name, order)
    }
    return order
  }
}

/** Where two paths part: the plan they share, and the component of it that leads to each. */
export function forkOf(
  first: InstancePath,
  second: InstancePath,
): { readonly plan: string; readonly first: string; readonly second: string } | undefined {
  let depth = 0
  while (depth < first.length && first[depth] === second[depth]) depth++
  const [plan, a, b] = [first[depth - 1], first[depth], second[depth]]
  return plan === undefined || a === undefined || b === undefined ? undefined : { plan, first: a, second: b }
}

export function isInside(path: InstancePath, plan: InstancePath): boolean {
  return path.length > plan.length && plan.every((name, depth) => path[depth] === name)
}

function endsEarly(plan: PlanDefinition): boolean {
  return plan.terminate !== undefined || plan.components.some((component) => component.terminal?.value === true)
}

const NONE: ReadonlySet<string> = new Set()

/** The order inside one plan, by the names of its components. */
class PlanOrder {
  readonly #components = new Map<string, Component>()
  readonly #tasks: ReadonlyMap<string, TaskDefinition>
  readonly #finished = new Map<string, ReadonlySet<string>>()
  readonly #completed = new Map<string, ReadonlySet<string>>()
  readonly #certain = new Map<string, boolean>()

  constructor(plan: PlanDefinition, tasks: ReadonlyMap<string, TaskDefinition>) {
    for (const component of plan.components) this.#components.set(component.task.text, component)
    this.#tasks = tasks
    // In the order of the arrows, so that no question goes deep.
    for (const name of this.#sorted()) {
      this.finishedBefore(name)
      this.completedBefore(name)
      this.isCertain(name)
    }
  }

  /** What is completed or discarded when a component starts. */
  finishedBefore(name: string): ReadonlySet<string> {
    return this.#remembered(this.#finished, name, () => {
      const before = new Set<string>()
      for (const antecedent of this.#antecedents(name)) {
        before.add(antecedent)
        for (const earlier of this.finishedBefore(antecedent)) before.add(earlier)
      }
      for (const awaited of this.#awaited(name)) before.add(awaited)
      return this.#lasting(before)
    })
  }

  /**
   * What is completed when a component starts: at least one antecedent is, so what holds after each of them holds; and
   * those that cannot be discarded are.
   */
  completedBefore(name: string): ReadonlySet<string> {
    return this.#remembered(this.#completed, name, () => {
      const antecedents = this.#antecedents(name)
      const afterEach = antecedents.map((each) => new Set([each, ...this.completedBefore(each)]))
      const before = intersection(afterEach)
      antecedents.forEach((each, i) => {
        if (this.isCertain(each)) for (const earlier of afterEach[i] ?? NONE) before.add(earlier)
      })
      for (const awaited of this.#awaited(name)) before.add(awaited)
      return this.#lasting(before)
    })
  }

  /** A triggered task is dormant again once it has been completed. */
  #lasting(names: Set<string>): Set<string> {
    for (const name of names) if (this.#tasks.get(name)?.trigger !== undefined) names.delete(name)
    return names
  }

  /** Whether nothing can discard a component or leave it out while its plan runs to its end. */
  isCertain(name: string): boolean {
    const known = this.#certain.get(name)
    if (known !== undefined) return known
    this.#certain.set(name, false)
    const component = this.#components.get(name)
    const task = this.#tasks.get(name)
    const free =
      component !== undefined &&
      task !== undefined &&
      component.optional?.value !== true &&
      task.precondition === undefined &&
      task.trigger === undefined &&
      !(task.kind === 'plan' && task.abort !== undefined)
    const antecedents = this.#antecedents(name)
    const certain = free && (antecedents.length === 0 || antecedents.some((each) => this.isCertain(each)))
    this.#certain.set(name, certain)
    return certain
  }

  /** A trigger does not ask for what comes before. */
  #antecedents(name: string): readonly string[] {
    if (this.#tasks.get(name)?.trigger !== undefined) return []
    const constraints = this.#components.get(name)?.scheduleConstraints ?? []
    return constraints.map((each) => each.antecedent.text).filter((each) => this.#components.has(each))
  }

  /** Siblings whose completion it waits for. */
  #awaited(name: string): readonly string[] {
    const task = this.#tasks.get(name)
    if (task?.waitCondition === undefined || task.trigger !== undefined) return []
    return completedIn(task.waitCondition.value).filter((each) => this.#components.has(each) && each !== name)
  }

  #remembered(memory: Map<string, ReadonlySet<string>>, name: string, compute: () => Set<string>): ReadonlySet<string> {
    const known = memory.get(name)
    if (known !== undefined) return known
    // A circle of arrows is a problem of its own.
    memory.set(name, NONE)
    const value = compute()
    memory.set(name, value)
    return value
  }

  /** Antecedents before those that wait for them. */
  #sorted(): readonly string[] {
    const sorted: string[] = []
    const state = new Map<string, 'open' | 'done'>()
    const stack = [...this.#components.keys()].reverse()
    for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
      if (state.get(name) === 'done') continue
      if (state.get(name) === 'open') {
        state.set(name, 'done')
        sorted.push(name)
        continue
      }
      state.set(name, 'open')
      stack.push(name)
      for (const antecedent of this.#antecedents(name)) if (!state.has(antecedent)) stack.push(antecedent)
    }
    return sorted
  }
}

function intersection(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [first = NONE, ...others] = sets
  return new Set([...first].filter((name) => others.every((other) => other.has(name))))
}

/** The tasks T of the parts `completed(T)` and `result_of(T) = …` that a condition joins by `and`. */
export function completedIn(condition: Expression): readonly string[] {
  const found: string[] = []
  for (const part of conjuncts(condition)) {
    const asked = part.kind === 'call' && part.function === 'completed' ? part : resultAskedBy(part)
    const task = asked?.arguments[0]
    if (task?.kind === 'name') found.push(task.name)
  }
  return found
}

function resultAskedBy(part: Expression) {
  if (part.kind !== 'binary' || part.operator === 'or' || part.operator === 'and') return undefined
  return [part.left, part.right].find(
    (side) => side.kind === 'call' && (side.function === 'result_of' || side.function === 'result_set'),
  ) as Extract<Expression, { kind: 'call' }> | undefined
}

/** The parts that all must be true. */
export function conjuncts(condition: Expression): readonly Expression[] {
  const parts: Expression[] = []
  const stack: Expression[] = [condition]
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (part.kind === 'binary' && part.operator === 'and') stack.push(part.right, part.left)
    else parts.push(part)
  }
  return parts
}
