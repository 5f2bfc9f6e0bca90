import { mentionsOf } from '../../proforma/index.ts'
import type { CompiledExpression, Program, TaskProgram } from '../../runtime/index.ts'
import { Before } from '../flow/order.ts'
import { type UnsettledRead, unsettledReads } from '../flow/races.ts'
import { readTable, readTasks, type ReadTable, rolesOf } from '../flow/reads.ts'
import type { Environment } from '../types.ts'

/** A plan whose inside nobody outside looks at, and which nobody outside disturbs (rule V100). */
export interface Module {
  /** Position of the plan. */
  readonly plan: number
  /** One past its last descendant. */
  readonly end: number
  /** Items that are asked for inside and looked at outside: all that it does for others. */
  readonly gives: readonly number[]
  /** Items that are looked at or asked for inside, and outside too. */
  readonly shared: readonly number[]
}

/** Whether a protocol can be looked at in parts at all: not when data change at any time, or conditions look at the clock. */
export function hasModules(program: Program, environment: Environment): boolean {
  if (environment.asynchronousData || program.timeReaders.tasks.length > 0) return false
  const isTimed = (expression: CompiledExpression | undefined): boolean => expression?.reads.time === true
  if (program.items.some(({ derivation }) => isTimed(derivation))) return false
  return !program.tasks.some((task) => [...rolesOf(task)].some(([, expression]) => isTimed(expression)))
}

/** Finds out which plans of a protocol are modules. */
export class Modules {
  readonly #program: Program
  readonly #table: ReadTable
  readonly #races: readonly UnsettledRead[]
  /** By name of what is mentioned: the definitions that mention it. */
  readonly #mentioning = new Map<string, Set<string>>()
  readonly #places = new Map<string, number[]>()
  readonly #known = new Map<number, Module | undefined>()

  readonly #together: ReadonlySet<string>
  /** By task: the items that it looks at, asks for or gives a value. */
  readonly #items: readonly ReadonlySet<number>[]

  /** @param together paths of plans that are not to be modules */
  constructor(program: Program, environment: Environment, together: ReadonlySet<string>) {
    this.#program = program
    this.#together = together
    this.#table = readTable(program)
    this.#races = unsettledReads(program, new Before(program, environment), this.#table)
    this.#items = itemsByTask(program, this.#table)
    for (const { index, definition } of program.tasks)
      this.#places.set(definition, [...(this.#places.get(definition) ?? []), index])
    for (const { node } of program.parsed.definitions) {
      if (node.kind === 'property' || node.kind === 'protocol') continue
      for (const name of mentionsOf(node)) {
        const mentioning = this.#mentioning.get(name)
        if (mentioning) mentioning.add(node.name.text)
        else this.#mentioning.set(name, new Set([node.name.text]))
      }
    }
  }

  /** The largest modules of at least `least` and at most `most` tasks, in the order of the tree. */
  select(least: number, most: number): readonly Module[] {
    const found: Module[] = []
    const visit = (index: number): void => {
      const task = this.#task(index)
      const size = task.subtreeEnd - index
      if (task.kind !== 'plan' || size < least) return
      const module = index > 0 && size <= most ? this.#moduleOf(index) : undefined
      if (module) found.push(module)
      else if (isOpen(task)) for (const component of task.components) visit(component)
    }
    visit(0)
    return found
  }

  #moduleOf(index: number): Module | undefined {
    if (!this.#known.has(index)) this.#known.set(index, this.#compute(this.#task(index)))
    return this.#known.get(index)
  }

  #compute(task: TaskProgram): Module | undefined {
    const { index: plan, subtreeEnd: end } = task
    const isInside = (other: number): boolean => other > plan && other < end
    if (!isOpen(task) || task.terminal || task.assignments.length > 0 || this.#together.has(task.path)) return undefined
    if (!this.#isClosed(plan, end, isInside)) return undefined
    if (this.#races.some((race) => this.#crosses(race, plan, end))) return undefined
    const gives: number[] = []
    const shared: number[] = []
    for (const item of this.#itemsIn(plan + 1, end)) {
      const reads = this.#table.ofItem[item] ?? []
      const writers = this.#table.writers[item] ?? []
      if (reads.every(({ task: other }) => isInside(other)) && writers.every(isInside)) continue
      shared.push(item)
      if (!writers.some(isInside)) continue
      if (!this.#isAskedOnce(item, isInside)) return undefined
      gives.push(item)
    }
    return { plan, end, gives, shared }
  }

  /** What these tasks look at, ask for or give a value, in the order of the items. */
  #itemsIn(from: number, to: number): readonly number[] {
    const items = new Set<number>()
    for (let at = from; at < to; at += 1) for (const item of this.#items[at] ?? []) items.add(item)
    return [...items].sort((a, b) => a - b)
  }

  /** Definitions inside are used and mentioned inside only, nothing there is triggered, and the plan does not ask after it. */
  #isClosed(plan: number, end: number, isInside: (task: number) => boolean): boolean {
    const names = new Set<string>()
    for (let at = plan; at < end; at += 1) names.add(this.#task(at).definition)
    for (let at = plan; at < end; at += 1) {
      const { definition, trigger } = this.#task(at)
      const places = this.#places.get(definition) ?? []
      if (trigger !== undefined || places.some((place) => place < plan || place >= end)) return false
      if (at === plan) continue
      for (const mentioning of this.#mentioning.get(definition) ?? []) if (!names.has(mentioning)) return false
    }
    const { waitCondition, precondition } = this.#task(plan)
    const own = [waitCondition, precondition].flatMap((each) => (each ? [...readTasks(this.#program, each)] : []))
    return (this.#places.get(this.#task(plan).definition)?.length ?? 0) === 1 && !own.some(isInside)
  }

  /** Whether somebody inside looks unsettled at what happens outside, or the other way round. */
  #crosses({ task, role, variable }: UnsettledRead, plan: number, end: number): boolean {
    const isInside = (other: number): boolean => other > plan && other < end
    // Whether a plan is complete is a matter of its components.
    const looksInside = isInside(task) || (task === plan && role === 'complete')
    if (variable.kind === 'task') return looksInside !== isInside(variable.index)
    const writers = this.#table.writers[variable.index] ?? []
    return looksInside ? !writers.every(isInside) : writers.some(isInside)
  }

  /** Not given by a postcondition, and not asked for anew. */
  #isAskedOnce(item: number, isInside: (task: number) => boolean): boolean {
    const assigns = (task: number): boolean => this.#task(task).assignments.some((each) => each.item === item)
    if ((this.#table.writers[item] ?? []).some((writer) => isInside(writer) && assigns(writer))) return false
    return !(this.#program.repeatedSources[item] ?? []).some(({ task }) => isInside(task))
  }

  #task(index: number): TaskProgram {
    return this.#program.tasks[index] as TaskProgram
  }
}

function itemsByTask(program: Program, { ofItem, writers }: ReadTable): readonly ReadonlySet<number>[] {
  const items = program.tasks.map(() => new Set<number>())
  for (const [item, reads] of ofItem.entries()) for (const { task } of reads) items[task]?.add(item)
  for (const [item, tasks] of writers.entries()) for (const task of tasks) items[task]?.add(item)
  return items
}

/** A plan that is performed once, ends by itself, and in which nothing ends anything else. */
function isOpen(task: TaskProgram): boolean {
  const once = task.cycles === 1 && !task.cycleUntil && !task.cycleRepeat && task.trigger === undefined
  return once && !task.optional && !task.abort && !task.terminate && task.terminals.length === 0
}
