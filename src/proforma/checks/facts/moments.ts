import type { Expression, TaskDefinition } from '../../model/index.ts'
import type { InstancePath, Scope } from '../../names/index.ts'
import type { Analysis } from '../analyse.ts'
import { constantValue } from '../reasoning/constant.ts'
import { namesIn } from '../reasoning/domain.ts'
import { Environment } from '../reasoning/environment.ts'
import { isInside, Order } from '../reasoning/order.ts'
import type { TaskState, World } from '../reasoning/world.ts'

/** When an expression is looked at: as its task is asked whether to start, or from then on. */
export type Moment = 'start' | 'running'

/** What is certain in one place of a task at one moment. */
export interface Situation {
  readonly scope: Scope
  readonly path: InstancePath
  readonly world: World
  /** Items that have a value for certain. */
  readonly known: ReadonlySet<string>
}

/** A linked task in more places than this is not looked at place by place. */
const PLACES = 8

/** What is certain when, for all tasks of a protocol; worked out once and only where it is asked for. */
export class Moments {
  readonly order: Order
  readonly #analysis: Analysis
  readonly #paths = new Map<string, readonly InstancePath[]>()
  readonly #situations = new Map<string, readonly Situation[]>()
  /** Nothing is certain. */
  readonly anything: World
  /** Everything that is given from outside has a value. */
  readonly allKnown: World

  constructor(analysis: Analysis) {
    this.#analysis = analysis
    this.order = new Order(analysis.index)
    this.anything = new Environment(analysis.resolver)
    this.allKnown = new Environment(analysis.resolver, { known: 'all' })
  }

  /** The places of a task; none when it stands nowhere or in too many of them. */
  pathsOf(task: string): readonly InstancePath[] {
    let paths = this.#paths.get(task)
    if (paths === undefined) {
      paths = this.#analysis.resolver.tree.pathsOf(task, PLACES + 1)
      if (paths.length > PLACES) paths = []
      this.#paths.set(task, paths)
    }
    return paths
  }

  situationsOf(task: TaskDefinition, moment: Moment): readonly Situation[] {
    const key = `${moment} ${task.name.text}`
    let situations = this.#situations.get(key)
    if (situations === undefined) {
      situations = this.pathsOf(task.name.text).map((path) => this.#situation(task, path, moment))
      this.#situations.set(key, situations)
    }
    return situations
  }

  #situation(owner: TaskDefinition, path: InstancePath, moment: Moment): Situation {
    const completed = this.order.completedBefore(path)
    const known = this.#knownAfter(completed, path)
    const scope: Scope = { owner, path }
    const certainlyCompleted = new Set(completed.map((each) => each.join('/')))
    const states = (task: InstancePath) => this.#statesAt(path, task, certainlyCompleted, moment)
    if (moment === 'running') this.#addOwn(owner, scope, known)
    const world = new Environment(this.#analysis.resolver, { known, states })
    return { scope, path, world, known }
  }

  /** Mandatory sources of what has been completed, and constants that were assigned. */
  #knownAfter(completed: readonly InstancePath[], path: InstancePath): Set<string> {
    const known = new Set<string>()
    for (const name of completed.map((each) => each.at(-1)).concat(path.slice(0, -1))) {
      const task = this.#analysis.index.tasks.get(name ?? '')
      if (task === undefined) continue
      const isAround = path.includes(task.name.text)
      if (isAround) this.#addAsked(task.precondition?.value, known)
      else this.#addGiven(task, known)
    }
    return known
  }

  #addGiven(task: TaskDefinition, known: Set<string>): void {
    if (task.kind === 'enquiry' || task.kind === 'decision') {
      for (const { item, mandatory } of task.sources) if (mandatory?.value !== false) known.add(item.text)
    }
    this.#addAsked(task.precondition?.value, known)
    for (const { target, value } of task.postcondition?.value ?? []) {
      if (constantValue(value) !== undefined) known.add(target.text)
    }
  }

  /** What must have been known for a condition to be true. */
  #addAsked(condition: Expression | undefined, known: Set<string>): void {
    if (condition === undefined) return
    const after = this.anything.assume(condition, true, {})
    if (after === undefined) return
    for (const name of namesIn(condition)) {
      if (this.#analysis.index.data.has(name) && !after.item(name).unknown) known.add(name)
    }
  }

  /** While a task runs, its precondition was true when it started; a decision is taken once its sources are known. */
  #addOwn(task: TaskDefinition, scope: Scope, known: Set<string>): void {
    this.#addAsked(task.precondition?.value, known)
    if (task.trigger === undefined) this.#addAsked(task.waitCondition?.value, known)
    if (task.kind !== 'decision' || scope.path === undefined) return
    for (const { item, mandatory } of task.sources) if (mandatory?.value !== false) known.add(item.text)
  }

  #statesAt(
    path: InstancePath,
    task: InstancePath,
    completed: ReadonlySet<string>,
    moment: Moment,
  ): readonly TaskState[] | undefined {
    const own = path.length === task.length && path.every((name, depth) => name === task[depth])
    if (own) return moment === 'start' ? ['dormant'] : undefined
    if (isInside(path, task)) return ['in_progress']
    if (task.some((name) => this.#analysis.index.tasks.get(name)?.trigger !== undefined)) return undefined
    if (completed.has(task.join('/'))) return ['completed']
    if (this.order.isFinishedBefore(task, path)) return ['completed', 'discarded']
    const before =
      moment === 'start' ? this.order.isNotStartedBefore(path, task) : this.order.isFinishedBefore(path, task)
    return before && this.order.isNotStartedBefore(path, task) ? ['dormant', 'discarded'] : undefined
  }
}

const MOMENTS = new WeakMap<Analysis, Moments>()

export function momentsOf(analysis: Analysis): Moments {
  let moments = MOMENTS.get(analysis)
  if (moments === undefined) {
    moments = new Moments(analysis)
    MOMENTS.set(analysis, moments)
  }
  return moments
}
