import type { PlanDefinition, ProtocolIndex } from '../../model/index.ts'
import type { InstancePath } from '../../names/index.ts'
import { PlanOrder } from './planOrder.ts'

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

  /** Whether `first` is completed or discarded for certain whenever `second` starts. What is inside a plan is finished with it. */
  isFinishedBefore(first: InstancePath, second: InstancePath): boolean {
    const fork = forkOf(first, second)
    return fork !== undefined && this.#planOrder(fork.plan)?.isFinishedBefore(fork.first, fork.second) === true
  }

  /**
   * Whether `first` is completed for certain whenever `second` starts. A completed plan that could not end early has
   * completed what nothing could discard in it.
   */
  isCompletedBefore(first: InstancePath, second: InstancePath): boolean {
    const fork = forkOf(first, second)
    if (fork === undefined || this.#planOrder(fork.plan)?.isCompletedBefore(fork.first, fork.second) !== true)
      return false
    for (let depth = fork.depth + 1; depth < first.length; depth++) {
      const plan = this.#index.tasks.get(first[depth - 1] as string)
      if (plan?.kind !== 'plan' || endsEarly(plan)) return false
      if (this.#planOrder(plan.name.text)?.isCertain(first[depth] as string) !== true) return false
    }
    return true
  }

  /** Whether `later` has not started for certain while `path` has not. A trigger can start it again, long after. */
  isNotStartedBefore(path: InstancePath, later: InstancePath): boolean {
    if (path.some((name) => this.#index.tasks.get(name)?.trigger !== undefined)) return false
    return isInside(later, path) || this.isFinishedBefore(path, later)
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

/** Where two paths part: the plan they share, and the components of it that lead to each, at `depth` of both paths. */
export interface Fork {
  readonly plan: string
  readonly first: string
  readonly second: string
  readonly depth: number
}

export function forkOf(first: InstancePath, second: InstancePath): Fork | undefined {
  let depth = 0
  while (depth < first.length && first[depth] === second[depth]) depth++
  const [plan, a, b] = [first[depth - 1], first[depth], second[depth]]
  return plan === undefined || a === undefined || b === undefined ? undefined : { plan, first: a, second: b, depth }
}

export function isInside(path: InstancePath, plan: InstancePath): boolean {
  return path.length > plan.length && plan.every((name, depth) => path[depth] === name)
}

export function samePath(a: InstancePath, b: InstancePath): boolean {
  return a.length === b.length && a.every((name, depth) => name === b[depth])
}

function endsEarly(plan: PlanDefinition): boolean {
  return plan.terminate !== undefined || plan.components.some((component) => component.terminal?.value === true)
}
