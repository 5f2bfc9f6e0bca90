import type { TaskDefinition } from '../../model/index.ts'
import type { InstancePath, Scope } from '../../names/index.ts'
import type { Analysis } from '../analyse.ts'
import { allBaseItems } from '../reasoning/dependencies.ts'
import { Environment } from '../reasoning/environment.ts'
import { isInside, Order, samePath } from '../reasoning/order.ts'
import type { TaskState, World } from '../reasoning/world.ts'
import { Assurances } from './assurance.ts'

/** When an expression is looked at: as its task is asked whether to start, or from then on. */
export type Moment = 'start' | 'running'

/** What is certain in one place of a task at one moment. */
export interface Situation {
  readonly scope: Scope
  readonly path: InstancePath
  readonly world: World
  /** Whether an item has a value for certain. */
  readonly knows: (item: string) => boolean
}

/** A linked task in more places than this is not looked at place by place. */
const PLACES = 8

/** What is certain when, for all tasks of a protocol; worked out once and only where it is asked for. */
export class Moments {
  readonly order: Order
  /** Nothing is certain. */
  readonly anything: Environment
  /** Everything that is given from outside has a value. */
  readonly allKnown: World
  readonly #analysis: Analysis
  readonly #paths = new Map<string, readonly InstancePath[]>()
  readonly #situations = new Map<string, readonly Situation[]>()
  #assurances: Assurances | undefined

  constructor(analysis: Analysis) {
    this.#analysis = analysis
    this.order = new Order(analysis.index)
    this.anything = new Environment(analysis.resolver)
    this.allKnown = new Environment(analysis.resolver, { known: () => true })
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
    const memory = new Map<string, boolean>()
    const knows = (item: string): boolean => {
      let known = memory.get(item)
      if (known === undefined) {
        known = this.#isKnown(item, path, moment)
        memory.set(item, known)
      }
      return known
    }
    const states = (task: InstancePath) => this.#statesAt(path, task, moment)
    const derived = (item: string) => (this.#isSettled(item, knows) ? this.allKnown.item(item) : undefined)
    const world = this.anything.under({ known: knows, states, derived })
    return { scope: { owner, path }, path, world, knows }
  }

  /** Whether everything that a derived item is computed from is known, as far as that is looked at. */
  #isSettled(item: string, knows: (item: string) => boolean): boolean {
    return allBaseItems(this.#analysis.index, item)?.every(knows) === true
  }

  /** Tasks before have asked for it; a task that runs, and the plans around, could only start with it. */
  #isKnown(item: string, path: InstancePath, moment: Moment): boolean {
    this.#assurances ??= new Assurances(this.#analysis, this.anything)
    const { completed, started } = this.#assurances.of(item)
    const own = (task: InstancePath) => moment === 'running' && samePath(task, path)
    const isDecision = this.#analysis.index.tasks.get(path.at(-1) ?? '')?.kind === 'decision'
    return (
      this.#some(completed, (task) => this.order.isCompletedBefore(task, path) || (isDecision && own(task))) ||
      this.#some(started, (task) => isInside(path, task) || own(task) || this.order.isCompletedBefore(task, path))
    )
  }

  #some(tasks: readonly string[], test: (path: InstancePath) => boolean): boolean {
    return tasks.some((task) => this.pathsOf(task).some(test))
  }

  #statesAt(path: InstancePath, task: InstancePath, moment: Moment): readonly TaskState[] | undefined {
    if (samePath(path, task)) return moment === 'start' ? ['dormant'] : undefined
    if (isInside(path, task)) return ['in_progress']
    if (task.some((name) => this.#analysis.index.tasks.get(name)?.trigger !== undefined)) return undefined
    if (this.order.isCompletedBefore(task, path)) return ['completed']
    if (this.order.isFinishedBefore(task, path)) return ['completed', 'discarded']
    const waits = moment === 'start' || this.order.isFinishedBefore(path, task)
    return waits && this.order.isNotStartedBefore(path, task) ? ['dormant', 'discarded'] : undefined
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
