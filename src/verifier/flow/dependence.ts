import type { Program, TaskProgram } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { type Actor, Footprints, hasActor, triggerActors } from './footprint.ts'
import type { UnsettledRead } from './races.ts'
import type { ReadTable } from './reads.ts'
import { Relation } from './relation.ts'

/** More actors of a plan that many can end than this are taken to depend on each other without a closer look. */
const MAX_CLOSER_LOOKS = 20_000

/**
 * Which actors depend on each other: one may change what the other makes somebody look at unsettled, both may write one
 * item, one may end the plan of the other (rule V54).
 */
export class Dependence {
  /** What has to be looked at with an actor that could be done as well after the others. */
  readonly needs = new Relation()
  /** By whom an actor can be ended; of no matter to it when it comes first (rule V57). */
  readonly endedBy = new Relation()
  readonly actors: readonly Actor[]
  readonly footprints: Footprints
  readonly #program: Program
  readonly #table: ReadTable
  readonly #races: readonly UnsettledRead[]
  readonly #triggerTasks: ReadonlyMap<Actor, readonly number[]>

  /** @param steady plans with an `abort` that can only turn from false to true, once and for all */
  constructor(
    program: Program,
    environment: Environment,
    table: ReadTable,
    races: readonly UnsettledRead[],
    steady: ReadonlySet<number>,
  ) {
    this.#program = program
    this.#table = table
    this.#races = races
    this.footprints = new Footprints(program, table)
    const triggers = triggerActors(program)
    this.#triggerTasks = new Map([...triggers].map(([trigger, actor]) => [actor, program.triggers.get(trigger) ?? []]))
    const tasks = program.tasks.filter((task) => hasActor(program, task.index)).map((task) => task.index)
    this.actors = [...tasks, ...this.#triggerTasks.keys()]
    this.#build(environment, steady)
  }

  /** Actors that depend on each other because something looks at what they change, not because one ends the other. */
  racing(): ReadonlyMap<Actor, ReadonlySet<Actor>> {
    const relation = new Relation()
    this.#fromReads(
      this.#races.filter(({ role }) => role !== 'abort' && role !== 'terminate'),
      relation,
    )
    this.#fromWrites(relation)
    return relation.pairs
  }

  /** Actors who may change what a task looks at. */
  changing({ variable }: Pick<UnsettledRead, 'variable'>): readonly Actor[] {
    return this.actors.filter((actor) =>
      variable.kind === 'task'
        ? this.footprints.of(actor).has(variable.index)
        : this.footprints.writes(actor, variable.index),
    )
  }

  /** Whether what an actor does may make a task look at what it reads, or happens below it. */
  makesLook(actor: Actor, task: number): boolean {
    return this.#isInside(actor, task) || this.footprints.of(actor).has(task)
  }

  #build(environment: Environment, steady: ReadonlySet<number>): void {
    const closer = [...steady].filter((plan) => this.#endings(plan).length > 1)
    const looked = closer.length * this.actors.length <= MAX_CLOSER_LOOKS ? new Set(closer) : new Set<number>()
    const isLooked = ({ task, role }: UnsettledRead): boolean => role === 'abort' && looked.has(task)
    this.#fromReads(
      this.#races.filter((read) => !isLooked(read)),
      this.needs,
    )
    for (const plan of looked) this.#fromSteadyEnd(plan)
    this.#fromWrites(this.needs)
    this.#fromTriggers()
    for (const task of this.#program.tasks) this.#fromStructure(task, environment)
  }

  #fromReads(reads: readonly UnsettledRead[], relation: Relation): void {
    for (const read of reads) {
      const looking = this.actors.filter((actor) => this.makesLook(actor, read.task))
      relation.cross(this.changing(read), looking)
    }
  }

  #endings(plan: number): readonly Actor[] {
    const reads = this.#races.filter(({ task, role }) => role === 'abort' && task === plan)
    return [...new Set(reads.flatMap((read) => this.changing(read)))]
  }

  /**
   * Who may end a plan for good need not be looked at with each other: the plan is ended when all have acted, or not,
   * in any order. Who does something in the plan could have done so before as well, if it has not been ended.
   */
  #fromSteadyEnd(plan: number): void {
    const ending = this.#endings(plan)
    const ends = new Set(ending)
    const otherwise = new Footprints(this.#program, this.#table, plan)
    const inside = this.actors.filter((actor) => actor !== plan && this.#isInside(actor, plan))
    const others = this.actors.filter((actor) => {
      if (actor === plan) return true
      if (this.#isInside(actor, plan)) return ends.has(actor)
      return this.footprints.of(actor).has(plan) && otherwise.of(actor).has(plan)
    })
    this.needs.cross(ending, others)
    for (const actor of inside)
      for (const end of ending) {
        if (actor === end) continue
        this.needs.add(end, actor)
        this.endedBy.add(actor, end)
      }
  }

  #fromWrites(relation: Relation): void {
    for (const [item, writers] of this.#table.writers.entries()) {
      if (writers.length < 2) continue
      const writing = this.actors.filter((actor) => this.footprints.writes(actor, item))
      relation.cross(writing, writing)
    }
  }

  #fromTriggers(): void {
    for (const [trigger, started] of this.#triggerTasks)
      for (const index of started) {
        const { parent } = this.#task(index)
        const touching = this.actors.filter((actor) => {
          const footprint = this.footprints.of(actor)
          return footprint.has(index) || footprint.has(parent)
        })
        this.needs.cross([trigger], touching)
      }
  }

  #fromStructure(task: TaskProgram, environment: Environment): void {
    const { index } = task
    const touching = (): readonly Actor[] => this.actors.filter((actor) => this.footprints.of(actor).has(index))
    // What completes a terminal component ends everything else in its plan.
    if (task.terminal) this.needs.cross(touching(), this.#below(task.parent))
    // To skip or confirm a plan, and to do something in it, exclude each other.
    if (task.kind === 'plan' && hasActor(this.#program, index)) this.needs.cross([index], this.#below(index))
    if (task.optional && environment.commit === 'free') this.needs.cross([index], touching())
  }

  #below(plan: number): readonly Actor[] {
    return this.actors.filter((actor) => actor !== plan && this.#isInside(actor, plan))
  }

  #isInside(actor: Actor, task: number): boolean {
    return actor >= task && actor < this.#task(task).subtreeEnd
  }

  #task(index: number): TaskProgram {
    return this.#program.tasks[index] as TaskProgram
  }
}
