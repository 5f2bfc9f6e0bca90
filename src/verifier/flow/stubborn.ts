import type { Program, TaskProgram } from '../../runtime/index.ts'
import { isFinished, type StateReader } from '../../runtime/index.ts'
import type { Environment } from '../types.ts'
import { Dependence } from './dependence.ts'
import { type Actor, hasActor, triggerActors } from './footprint.ts'
import { Before, repeatsItself } from './order.ts'
import type { Watched } from './watched.ts'
import { steadyEnds, unsettledReads, type UnsettledRead } from './races.ts'
import { givenItems, readTable, readTasks, type ReadTable, rolesOf } from './reads.ts'
import { type Region, regionsOf } from './regions.ts'

/** Whose events are taken in a state, those of the others later. */
export interface Choice {
  readonly actors: ReadonlySet<Actor>
  /** Can be done whatever others do first; patients for whom it cannot be done now take all events. */
  readonly key: Actor
  /** Within this plan only, and not for patients whom it leads out of it (rule V58). */
  readonly region?: Region
  /** What else will do for patients for whom this does not. */
  readonly otherwise?: Choice
}

/** Someone who can do something now. */
export interface Able {
  readonly actor: Actor
  /** Whether for all patients. */
  readonly always: boolean
}

/**
 * Which actors need to be looked at in a state, and which can wait because what they do has the same effect later
 * (stubborn sets, Valmari 1989; rule V55).
 */
export class Stubborn {
  /** False when every order has to be looked at: time passes, or data change at any time. */
  readonly usable: boolean
  readonly races: readonly UnsettledRead[]
  readonly #program: Program
  readonly #table: ReadTable
  readonly #dependence: Dependence
  readonly #regions: readonly Region[]
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
    const before = new Before(program, environment)
    this.races = this.usable ? unsettledReads(program, before, table) : []
    const steady = this.usable ? steadyEnds(program, before, table) : new Set<number>()
    this.#dependence = new Dependence(program, environment, table, this.races, steady)
    this.#visible = this.#watching(watched)
    this.#regions = this.usable ? regionsOf(program, table, this.races, this.#dependence, watched) : []
  }

  /** Actors that depend on each other because something looks at what they change, not because one ends the other. */
  racing(): ReadonlyMap<Actor, ReadonlySet<Actor>> {
    return this.usable ? this.#dependence.racing() : new Map()
  }

  /** A smallest set of actors that must be looked at now; undefined when nothing can wait. */
  choose(enabled: readonly Able[], reader: StateReader): Choice | undefined {
    if (!this.usable || enabled.length < 2) return undefined
    const able = new Map(enabled.map(({ actor, always }) => [actor, always]))
    const best = this.#smallest(enabled, able, reader, undefined)
    if (best?.actors.size === 1) return best
    for (const region of this.#regions) {
      const inside = enabled.filter(({ actor }) => isInside(region, actor))
      // Whoever may end it later must be able to end it now, so that a glance shows how that is.
      const isPending = (actor: Actor): boolean => able.get(actor) !== true && this.#mayAct(actor, reader)
      if (inside.length === 0 || [...region.enders].some(isPending)) continue
      const local = this.#smallest(inside, able, reader, region)
      if (local && local.actors.size < (best?.actors.size ?? enabled.length))
        return { ...local, ...(best && { otherwise: best }) }
    }
    return best
  }

  #smallest(
    starts: readonly Able[],
    able: ReadonlyMap<Actor, boolean>,
    reader: StateReader,
    region: Region | undefined,
  ): Choice | undefined {
    let best: Choice | undefined
    let limit = able.size
    for (const { actor: key, always } of starts) {
      if (!always) continue
      const actors = this.#closure(key, able, limit, reader, region)
      // What properties look at must not change behind their back: either nothing of it does, or every order is looked at.
      if (!actors || [...actors].some((actor) => this.#visible.has(actor))) continue
      best = { actors, key, ...(region && { region }) }
      limit = actors.size
      if (limit === 1) break
    }
    return best
  }

  #closure(
    key: Actor,
    able: ReadonlyMap<Actor, boolean>,
    limit: number,
    reader: StateReader,
    region: Region | undefined,
  ): ReadonlySet<Actor> | undefined {
    const members = new Set([key])
    const chosen = new Set<Actor>()
    const include = (actors: Iterable<Actor>): void => {
      for (const other of actors) if (!members.has(other) && this.#mayAct(other, reader)) members.add(other)
    }
    for (const actor of members) {
      const always = able.get(actor)
      if (always !== undefined) {
        chosen.add(actor)
        if (chosen.size >= limit || (region && !isInside(region, actor))) return undefined
        include((region?.needs ?? this.#dependence.needs).of(actor))
        if (!region && actor === key) include(this.#dependence.endedBy.of(actor))
      }
      // For whom it cannot be done now, something else has to be done before.
      if (always !== true) include(this.#enabling(actor))
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

  #watching({ tasks, items }: Watched): ReadonlySet<Actor> {
    if (tasks.size + items.size === 0) return new Set()
    const { footprints, actors } = this.#dependence
    const changes = (actor: Actor): boolean =>
      [...tasks].some((task) => footprints.of(actor).has(task)) ||
      [...items].some((item) => footprints.writes(actor, item))
    return new Set(actors.filter(changes))
  }

  #task(index: number): TaskProgram {
    return this.#program.tasks[index] as TaskProgram
  }
}

function isInside({ plan, end }: Region, actor: Actor): boolean {
  return actor > plan && actor < end
}
