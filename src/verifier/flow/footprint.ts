import type { Program, TaskProgram } from '../../runtime/index.ts'
import type { ReadTable } from './reads.ts'

/** Someone outside who can do something: with a task (confirm, answer, commit, skip), or by a trigger. */
export type Actor = number

/** Triggers are actors after the tasks, in their order. */
export function triggerActors(program: Program): ReadonlyMap<string, Actor> {
  return new Map([...program.triggers.keys()].map((trigger, i) => [trigger, program.tasks.length + i]))
}

/** Whether the outside ever does anything with a task. */
export function hasActor(program: Program, index: number): boolean {
  const task = program.tasks[index] as TaskProgram
  if (task.kind === 'plan') return task.confirmatory || task.optional
  return true
}

const FINISH = 0
const ASK = 1
const KILL = 2

/**
 * The tasks whose state what an actor does may change, however far the consequences go, and the items that may be written
 * thereby: an over-approximation (rule V54).
 */
export class Footprints {
  readonly #program: Program
  readonly #table: ReadTable
  readonly #triggers: ReadonlyMap<string, Actor>
  readonly #known = new Map<Actor, ReadonlySet<number>>()
  readonly #unaborted: number

  /** @param unaborted a plan whose `abort` is left out of account */
  constructor(program: Program, table: ReadTable, unaborted = -1) {
    this.#program = program
    this.#table = table
    this.#unaborted = unaborted
    this.#triggers = triggerActors(program)
  }

  of(actor: Actor): ReadonlySet<number> {
    const known = this.#known.get(actor)
    if (known) return known
    const footprint = this.#compute(actor)
    this.#known.set(actor, footprint)
    return footprint
  }

  /** Whether what an actor does may write an item. */
  writes(actor: Actor, item: number): boolean {
    const footprint = this.of(actor)
    return (this.#table.writers[item] ?? []).some((writer) => writer === actor || footprint.has(writer))
  }

  #compute(actor: Actor): ReadonlySet<number> {
    const spread = new Spread(this.#program, this.#table, this.#unaborted)
    const task = this.#program.tasks[actor]
    if (task) {
      spread.push(FINISH, actor)
      if (task.optional) spread.push(KILL, actor)
      for (const source of task.sources) spread.wrote(this.#program.items[source.item]?.givenBy ?? [])
    } else {
      for (const [trigger, index] of this.#triggers)
        if (index === actor) for (const started of this.#program.triggers.get(trigger) ?? []) spread.push(ASK, started)
    }
    return spread.run()
  }
}

class Spread {
  readonly #program: Program
  readonly #table: ReadTable
  readonly #changed = new Set<number>()
  readonly #seen = new Set<number>()
  readonly #pending: [kind: number, task: number][] = []
  readonly #unaborted: number

  constructor(program: Program, table: ReadTable, unaborted: number) {
    this.#program = program
    this.#table = table
    this.#unaborted = unaborted
  }

  push(kind: number, task: number): void {
    const key = kind * this.#program.tasks.length + task
    if (task < 0 || this.#seen.has(key)) return
    this.#seen.add(key)
    this.#pending.push([kind, task])
  }

  /** Whoever looks at these items may start, end or be killed. */
  wrote(items: readonly number[]): void {
    for (const item of items) for (const { task, role } of this.#table.ofItem[item] ?? []) this.#look(task, role)
  }

  run(): ReadonlySet<number> {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) this.#spread(...next)
    return this.#changed
  }

  #spread(kind: number, index: number): void {
    const task = this.#program.tasks[index] as TaskProgram
    this.#change(index)
    // Whatever it is, the task may be over now: its plan, its successors and its assignments follow.
    this.push(FINISH, task.parent)
    this.wrote(task.assignments.map((each) => each.item))
    if (task.terminal) this.push(KILL, task.parent)
    if (kind === ASK) for (const component of task.components) this.push(ASK, component)
    if (kind === KILL) this.#below(task)
    // A plan that completes takes the optional components along that have not begun.
    if (kind === FINISH)
      for (const component of task.components)
        if (this.#program.tasks[component]?.optional || this.#program.tasks[component]?.trigger !== undefined)
          this.push(KILL, component)
    if (task.cycles !== 1 || task.trigger !== undefined) {
      this.#below(task)
      this.push(ASK, index)
    }
  }

  #below(task: TaskProgram): void {
    for (let below = task.index + 1; below < task.subtreeEnd; below += 1) this.#change(below)
  }

  #change(index: number): void {
    if (this.#changed.has(index)) return
    this.#changed.add(index)
    for (const { task, role } of this.#table.ofTask[index] ?? []) this.#look(task, role)
  }

  #look(task: number, role: string): void {
    if (role === 'abort' && task === this.#unaborted) return
    if (role === 'abort' || role === 'terminate') this.push(KILL, task)
    else if (role === 'wait' || role === 'arrow' || role === 'precondition') this.push(ASK, task)
    else if (role === 'ask' || role === 'weigh') this.push(FINISH, task)
  }
}
