import type { PlanDefinition, ProtocolIndex } from '../model/index.ts'

/** Names from the root to an instance of a task, the root included. */
export type InstancePath = readonly string[]

/** Plans inside one another, from the root down (N9). Deeper ones are reported and not looked at place by place. */
export const MAX_PLAN_DEPTH = 200

/** Where the definitions stand: the tree of instances that the plans unfold to, asked without unfolding it (N3). */
export class TaskTree {
  readonly #index: ProtocolIndex
  readonly #parents = new Map<string, PlanDefinition[]>()
  readonly #components = new Map<string, ReadonlySet<string>>()
  readonly #counts = new Map<string, number>()
  #depth = 0
  /** Plans that contain themselves, as the cycle of names that shows it. */
  readonly circles: readonly (readonly string[])[]

  constructor(index: ProtocolIndex) {
    this.#index = index
    this.circles = this.#walk()
  }

  get root(): string | undefined {
    return this.#index.root
  }

  /** The names of a plan's components. */
  componentsOf(plan: string): ReadonlySet<string> {
    let names = this.#components.get(plan)
    if (names === undefined) {
      const definition = this.#index.tasks.get(plan)
      names = new Set(definition?.kind === 'plan' ? definition.components.map((one) => one.task.text) : [])
      this.#components.set(plan, names)
    }
    return names
  }

  /** How many instances a definition has: 0 when it stands nowhere. With a circle, only 0 and others are told apart. */
  count(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  /** Whether the root leads to a definition. */
  isPlaced(name: string): boolean {
    return name === this.root ? this.#index.tasks.has(name) : this.#parents.has(name)
  }

  /** The instances of a definition, at most `limit` of them, in no promised order. */
  pathsOf(name: string, limit: number): InstancePath[] {
    const found: InstancePath[] = []
    const stack: Step[] = [{ name, length: 1 }]
    for (let step = stack.pop(); step !== undefined && found.length < limit; step = stack.pop()) {
      if (step.name === this.root) found.push(pathFrom(step))
      if (step.length > MAX_PLAN_DEPTH) continue
      for (const { name: plan } of this.#parents.get(step.name) ?? []) {
        if (this.circles.length === 0 || !isBelow(step, plan.text)) {
          stack.push({ name: plan.text, below: step, length: step.length + 1 })
        }
      }
    }
    return found
  }

  /** The most plans that stand in one another below the root, the root included. */
  get depth(): number {
    return this.#depth
  }

  /** Visits every plan below the root once, notes who contains whom, and finds circles. */
  #walk(): string[][] {
    const circles: string[][] = []
    const state = new Map<string, 'open' | 'done'>()
    const open: string[] = []
    const finished: string[] = []
    const stack: { name: string; leave: boolean }[] = this.root === undefined ? [] : [{ name: this.root, leave: false }]
    while (stack.length > 0) {
      const { name, leave } = stack.pop() as { name: string; leave: boolean }
      if (leave) {
        state.set(name, 'done')
        open.pop()
        finished.push(name)
        continue
      }
      if (state.get(name) === 'open') {
        circles.push([...open.slice(open.indexOf(name)), name])
        continue
      }
      if (state.get(name) === 'done') continue
      const plan = this.#index.tasks.get(name)
      if (plan?.kind !== 'plan') continue
      state.set(name, 'open')
      open.push(name)
      stack.push({ name, leave: true })
      for (const component of this.componentsOf(name)) {
        this.#addParent(component, plan)
        stack.push({ name: component, leave: false })
      }
    }
    this.#countInstances(finished.reverse())
    return circles
  }

  /** `plans` stand before the plans that they contain. */
  #countInstances(plans: readonly string[]): void {
    if (this.root !== undefined && this.#index.tasks.has(this.root)) this.#counts.set(this.root, 1)
    const depths = new Map<string, number>()
    for (const plan of plans) {
      const depth = depths.get(plan) ?? 1
      this.#depth = Math.max(this.#depth, depth)
      for (const component of this.componentsOf(plan)) {
        depths.set(component, Math.max(depths.get(component) ?? 1, depth + 1))
        this.#counts.set(component, this.count(component) + this.count(plan))
      }
    }
  }

  #addParent(component: string, plan: PlanDefinition): void {
    const parents = this.#parents.get(component)
    if (parents === undefined) this.#parents.set(component, [plan])
    else parents.push(plan)
  }
}

/** A task on the way up to the root, with the way below it. */
interface Step {
  readonly name: string
  readonly below?: Step
  readonly length: number
}

function pathFrom(top: Step): InstancePath {
  const path: string[] = []
  for (let step: Step | undefined = top; step !== undefined; step = step.below) path.push(step.name)
  return path
}

function isBelow(top: Step, name: string): boolean {
  for (let step: Step | undefined = top; step !== undefined; step = step.below) if (step.name === name) return true
  return false
}
