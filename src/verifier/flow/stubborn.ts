import type { Program, TaskProgram } from '../../runtime/index.ts'
import { isFinished, type StateReader } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { type Actor, Footprints, hasActor, triggerActors } from './footprint.ts'
import { Before, repeatsItself } from './order.ts'
import type { Watched } from './watched.ts'
import { unsettledReads, type UnsettledRead } from './races.ts'
import { givenItems, readTable, readTasks, type ReadTable, rolesOf } from './reads.ts'

/**
 * Which actors need to be looked at in a state, and which can wait because what they do has the same effect later
 * (stubborn sets, Valmari 1989; rule V55).
 */
export class Stubborn {
  /** False when every order has to be looked at: time passes, or data change at any time. */
  readonly usable: boolean
  readonly races: readonly UnsettledRead[]
  /** Whether tasks can be performed again: then somebody who waits must not wait for ever. */
  readonly hasLoops: boolean
  readonly #program: Program
  readonly #table: ReadTable
  readonly #dependent: ReadonlyMap<Actor, ReadonlySet<Actor>>
  /** Actors that change what properties look at. */
  readonly #visible: ReadonlySet<Actor>
  readonly #enablers = new Map<Actor, readonly Actor[]>()
  readonly #triggerTasks: ReadonlyMap<Actor, readonly number[]>

  /** @param watched what properties look at */
  constructor(program: Program, environment: Environment, watched: Watched, table: ReadTable = readTable(program)) {
    this.#program = program
    this.#table = table
    const triggers = triggerActors(program)
    this.#triggerTasks = new Map([...triggers].map(([trigger, actor]) => [actor, program.triggers.get(trigger) ?? []]))
    this.usable = !environment.asynchronousData && program.timeReaders.tasks.length === 0
    this.hasLoops = program.tasks.some(repeatsItself)
    this.races = this.usable ? unsettledReads(program, new Before(program, environment), table) : []
    this.#visible = this.#watching(watched)
    this.#dependent = this.usable ? this.#dependence(environment) : new Map()
  }

  /** Actors that depend on each other because something looks at what they change, not because one ends the other. */
  racing(): ReadonlyMap<Actor, ReadonlySet<Actor>> {
    if (!this.usable) return new Map()
    const relation = new Relation()
    const footprints = new Footprints(this.#program, this.#table)
    const actors = this.#actors()
    const looks = this.races.filter(({ role }) => role !== 'abort' && role !== 'terminate')
    this.#fromReads(looks, actors, footprints, relation)
    this.#fromWrites(actors, footprints, relation)
    return relation.pairs
  }

  /** The actors of `enabled` that must be looked at now; all of them when nothing can wait. */
  choose(enabled: readonly Actor[], reader: StateReader): ReadonlySet<Actor> {
    let best: ReadonlySet<Actor> = new Set(enabled)
    if (!this.usable || enabled.length < 2) return best
    const able = new Set(enabled)
    for (const start of enabled) {
      const chosen = this.#closure(start, able, best.size, reader)
      // What properties look at must not change behind their back: either nothing of it does, or every order is looked at.
      if (chosen && chosen.size < best.size && ![...chosen].some((actor) => this.#visible.has(actor))) best = chosen
      if (best.size === 1) break
    }
    return best
  }

  #closure(start: Actor, able: ReadonlySet<Actor>, limit: number, reader: StateReader): ReadonlySet<Actor> | undefined {
    const members = new Set([start])
    const chosen = new Set<Actor>()
    for (const actor of members) {
      if (able.has(actor)) {
        chosen.add(actor)
        if (chosen.size >= limit) return undefined
      }
      const more = able.has(actor) ? (this.#dependent.get(actor) ?? []) : this.#enabling(actor)
      for (const other of more) if (!members.has(other) && this.#mayAct(other, reader)) members.add(other)
    }
    return chosen
  }

  #mayAct(actor: Actor, reader: StateReader): boolean {
    const tasks = this.#triggerTasks.get(actor) ?? [actor]
    return tasks.some((task) => this.#mayBePerformed(task, reader))
  }

  #mayBePerformed(task: number, reader: StateReader): boolean {
    if (!isFinished(reader.task(task).state)) return true
    for (let at = this.#program.tasks[task]?.parent ?? -1; at >= 0; at = this.#task(at).parent)
      if (repeatsItself(this.#task(at)) && !isFinished(reader.task(at).state)) return true
    return false
  }

  /** Actors one of which must act before a disabled one can. */
  #enabling(actor: Actor): readonly Actor[] {
    const known = this.#enablers.get(actor)
    if (known) return known
    const found = new Set<Actor>()
    const seen = new Set<number>()
    const tasks = this.#triggerTasks.get(actor)
    for (const task of tasks ?? [actor]) this.#visit(task, found, seen)
    for (const task of tasks ?? []) this.#subtree(task, found)
    found.delete(actor)
    const list = [...found]
    this.#enablers.set(actor, list)
    return list
  }

  #visit(index: number, found: Set<Actor>, seen: Set<number>): void {
    for (let at = index; at >= 0 && !seen.has(at); at = this.#task(at).parent) {
      seen.add(at)
      const task = this.#task(at)
      if (repeatsItself(task) || (task.kind === 'plan' && task.confirmatory)) this.#subtree(at, found)
      for (const [actor, tasks] of this.#triggerTasks) if (tasks.includes(at)) found.add(actor)
      for (const before of task.antecedents) this.#visitWhole(before, found, seen)
      for (const [role, expression] of rolesOf(task)) {
        if (role !== 'wait' && role !== 'precondition' && role !== 'weigh') continue
        for (const other of readTasks(this.#program, expression)) this.#visitWhole(other, found, seen)
        for (const item of givenItems(this.#program, expression)) this.#visitWriters(item, found, seen)
      }
      for (const source of task.sources)
        for (const item of this.#program.items[source.item]?.givenBy ?? []) this.#visitWriters(item, found, seen)
    }
  }

  #visitWriters(item: number, found: Set<Actor>, seen: Set<number>): void {
    for (const writer of this.#table.writers[item] ?? []) this.#visitWhole(writer, found, seen)
  }

  #visitWhole(index: number, found: Set<Actor>, seen: Set<number>): void {
    this.#subtree(index, found)
    for (let below = index; below < this.#task(index).subtreeEnd; below += 1) this.#visit(below, found, seen)
  }

  #subtree(index: number, found: Set<Actor>): void {
    for (let below = index; below < this.#task(index).subtreeEnd; below += 1)
      if (hasActor(this.#program, below)) found.add(below)
  }

  /** Two actors depend on each other when one may change what the other makes someone look at, or both write one item. */
  #dependence(environment: Environment): ReadonlyMap<Actor, ReadonlySet<Actor>> {
    const footprints = new Footprints(this.#program, this.#table)
    const relation = new Relation()
    const actors = this.#actors()
    this.#fromReads(this.races, actors, footprints, relation)
    this.#fromWrites(actors, footprints, relation)
    for (const [trigger, started] of this.#triggerTasks)
      for (const task of started)
        relation.cross(
          [trigger],
          actors.filter((actor) => footprints.of(actor).has(task) || footprints.of(actor).has(this.#task(task).parent)),
        )
    for (const task of this.#program.tasks) {
      if (task.terminal) this.#endings(task, actors, footprints, relation)
      // To skip or confirm a plan, and to do something in it, exclude each other.
      if (task.kind === 'plan' && hasActor(this.#program, task.index))
        relation.cross(
          [task.index],
          actors.filter((actor) => actor > task.index && actor < task.subtreeEnd),
        )
      if (task.optional && environment.commit === 'free')
        relation.cross(
          [task.index],
          actors.filter((actor) => footprints.of(actor).has(task.index)),
        )
    }
    return relation.pairs
  }

  #watching({ tasks, items }: Watched): ReadonlySet<Actor> {
    if (tasks.size + items.size === 0) return new Set()
    const footprints = new Footprints(this.#program, this.#table)
    const changes = (actor: Actor): boolean =>
      [...tasks].some((task) => footprints.of(actor).has(task)) ||
      [...items].some((item) => footprints.writes(actor, item))
    return new Set(this.#actors().filter(changes))
  }

  #actors(): readonly Actor[] {
    const tasks = this.#program.tasks.filter((task) => hasActor(this.#program, task.index)).map((task) => task.index)
    return [...tasks, ...this.#triggerTasks.keys()]
  }

  #fromReads(
    reads: readonly UnsettledRead[],
    actors: readonly Actor[],
    footprints: Footprints,
    relation: Relation,
  ): void {
    for (const { task, variable } of reads) {
      const changing = actors.filter((actor) =>
        variable.kind === 'task' ? footprints.of(actor).has(variable.index) : footprints.writes(actor, variable.index),
      )
      relation.cross(
        changing,
        actors.filter((actor) => this.#makesLook(actor, task, footprints)),
      )
    }
  }

  #fromWrites(actors: readonly Actor[], footprints: Footprints, relation: Relation): void {
    for (const [item, writers] of this.#table.writers.entries()) {
      if (writers.length < 2) continue
      const writing = actors.filter((actor) => footprints.writes(actor, item))
      relation.cross(writing, writing)
    }
  }

  /** What completes a terminal component ends everything else in its plan. */
  #endings(task: TaskProgram, actors: readonly Actor[], footprints: Footprints, relation: Relation): void {
    const plan = this.#task(task.parent)
    relation.cross(
      actors.filter((actor) => footprints.of(actor).has(task.index)),
      actors.filter((actor) => actor > plan.index && actor < plan.subtreeEnd),
    )
  }

  /** Whether what an actor does may make a task look at what it reads, or happens below it. */
  #makesLook(actor: Actor, task: number, footprints: Footprints): boolean {
    const { subtreeEnd } = this.#task(task)
    return (actor >= task && actor < subtreeEnd) || footprints.of(actor).has(task)
  }

  #task(index: number): TaskProgram {
    return this.#program.tasks[index] as TaskProgram
  }
}

/** Pairs of actors, each in both directions. */
class Relation {
  readonly pairs = new Map<Actor, Set<Actor>>()

  cross(first: readonly Actor[], second: readonly Actor[]): void {
    for (const a of first)
      for (const b of second) {
        if (a === b) continue
        this.#add(a, b)
        this.#add(b, a)
      }
  }

  #add(from: Actor, to: Actor): void {
    const known = this.pairs.get(from)
    if (known) known.add(to)
    else this.pairs.set(from, new Set([to]))
  }
}
