import type { Component, PlanDefinition, TaskDefinition } from '../../model/index.ts'
import { Bits } from './bits.ts'
import { completedIn } from './conjuncts.ts'

/** The order inside one plan, by the names of its components. */
export class PlanOrder {
  readonly #positions = new Map<string, number>()
  readonly #components: readonly Component[]
  readonly #tasks: ReadonlyMap<string, TaskDefinition>
  readonly #antecedents: readonly (readonly number[])[]
  readonly #triggered: Bits
  readonly #certain: Bits
  /** For each component those that are completed or discarded, and those that are completed, when it starts. */
  readonly #finished: Bits[] = []
  readonly #completed: Bits[] = []

  constructor(plan: PlanDefinition, tasks: ReadonlyMap<string, TaskDefinition>) {
    this.#components = plan.components
    this.#tasks = tasks
    plan.components.forEach(({ task }, i) => {
      if (!this.#positions.has(task.text)) this.#positions.set(task.text, i)
    })
    this.#triggered = new Bits(plan.components.length)
    this.#certain = new Bits(plan.components.length)
    this.#antecedents = plan.components.map((component, i) => this.#antecedentsOf(component, i))
    for (const i of this.#sorted()) this.#settle(i)
  }

  isFinishedBefore(first: string, second: string): boolean {
    return this.#ask(this.#finished, first, second)
  }

  isCompletedBefore(first: string, second: string): boolean {
    return this.#ask(this.#completed, first, second)
  }

  /** Whether nothing can discard a component or leave it out while its plan runs to its end. */
  isCertain(name: string): boolean {
    const i = this.#positions.get(name)
    return i !== undefined && this.#certain.has(i)
  }

  #ask(sets: readonly Bits[], first: string, second: string): boolean {
    const [a, b] = [this.#positions.get(first), this.#positions.get(second)]
    return a !== undefined && b !== undefined && sets[b]?.has(a) === true
  }

  /** A trigger does not ask for what comes before. */
  #antecedentsOf({ task, scheduleConstraints }: Component, i: number): readonly number[] {
    if (this.#tasks.get(task.text)?.trigger !== undefined) {
      this.#triggered.add(i)
      return []
    }
    return scheduleConstraints
      .map(({ antecedent }) => this.#positions.get(antecedent.text))
      .filter((position) => position !== undefined)
  }

  /**
   * At least one antecedent is completed when a component starts, so what is completed after each of them is; and those that
   * cannot be discarded are. A triggered task is dormant again once it has been completed.
   */
  #settle(i: number): void {
    const finished = new Bits(this.#components.length)
    let common: Bits | undefined
    const certain = new Bits(this.#components.length)
    for (const antecedent of this.#antecedents[i] ?? []) {
      finished.add(antecedent)
      const earlier = this.#finished[antecedent]
      if (earlier) finished.addAll(earlier)
      const completed = this.#completed[antecedent]?.copy() ?? new Bits(this.#components.length)
      completed.add(antecedent)
      if (this.#certain.has(antecedent)) certain.addAll(completed)
      if (common === undefined) common = completed
      else common.keepOnly(completed)
    }
    if (common) certain.addAll(common)
    for (const awaited of this.#awaited(i)) for (const set of [finished, certain]) set.add(awaited)
    for (const set of [finished, certain]) this.#forgetTriggered(set, i)
    this.#finished[i] = finished
    this.#completed[i] = certain
    if (this.#isCertain(i)) this.#certain.add(i)
  }

  #forgetTriggered(set: Bits, i: number): void {
    for (const antecedent of this.#antecedents[i] ?? []) if (this.#triggered.has(antecedent)) set.remove(antecedent)
    for (const awaited of this.#awaited(i)) if (this.#triggered.has(awaited)) set.remove(awaited)
  }

  #isCertain(i: number): boolean {
    const component = this.#components[i]
    const task = component && this.#tasks.get(component.task.text)
    if (component === undefined || task === undefined || component.optional?.value === true) return false
    if (task.precondition !== undefined || task.trigger !== undefined) return false
    if (task.kind === 'plan' && task.abort !== undefined) return false
    const antecedents = this.#antecedents[i] ?? []
    return antecedents.length === 0 || antecedents.some((each) => this.#certain.has(each))
  }

  /** Siblings whose completion it waits for. */
  #awaited(i: number): readonly number[] {
    const task = this.#tasks.get(this.#components[i]?.task.text ?? '')
    if (task?.waitCondition === undefined || task.trigger !== undefined) return []
    return completedIn(task.waitCondition.value)
      .map((name) => this.#positions.get(name))
      .filter((position) => position !== undefined && position !== i) as number[]
  }

  /** Antecedents before those that wait for them; in a circle of arrows somebody is first. */
  #sorted(): readonly number[] {
    const sorted: number[] = []
    const state = new Map<number, 'open' | 'done'>()
    const stack = this.#components.map((_, i) => i).reverse()
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      if (state.get(i) === 'done') continue
      if (state.get(i) === 'open') {
        state.set(i, 'done')
        sorted.push(i)
        continue
      }
      state.set(i, 'open')
      stack.push(i)
      for (const antecedent of this.#antecedents[i] ?? []) if (!state.has(antecedent)) stack.push(antecedent)
    }
    return sorted
  }
}
