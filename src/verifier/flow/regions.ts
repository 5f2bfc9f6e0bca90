import { type Expression, printExpression } from '../../proforma/index.ts'
import {
  type CompiledExpression,
  compileExpression,
  type Program,
  Reads,
  type TaskProgram,
} from '../../runtime/index.ts'
import type { Dependence } from './dependence.ts'
import type { Actor } from './footprint.ts'
import type { UnsettledRead } from './races.ts'
import { readTasks, type ReadTable } from './reads.ts'
import { Relation } from './relation.ts'
import type { Watched } from './watched.ts'

/**
 * A plan that one condition from outside can end at any time, with nothing left of how far it had come: everything that
 * is done in it is done in plans that are aborted by that condition, and nobody outside looks at anything in it. Then
 * what is done in it need not be looked at in every order with what ends it (rule V58).
 */
export interface Region {
  readonly plan: number
  /** One past its last task. */
  readonly end: number
  /** Actors outside who may make the condition true, each by what it does at once and whatever the others have done. */
  readonly enders: ReadonlySet<Actor>
  /** Dependence within the region. */
  readonly needs: Relation
}

/** The outermost such plans. */
export function regionsOf(
  program: Program,
  table: ReadTable,
  races: readonly UnsettledRead[],
  dependence: Dependence,
  watched: Watched,
): readonly Region[] {
  if (!program.tasks.some((task) => task.abort)) return []
  return new Regions(program, table, races, dependence, watched).under(0)
}

class Regions {
  readonly #program: Program
  readonly #table: ReadTable
  readonly #races: readonly UnsettledRead[]
  readonly #dependence: Dependence
  readonly #watched: Watched

  constructor(
    program: Program,
    table: ReadTable,
    races: readonly UnsettledRead[],
    dependence: Dependence,
    watched: Watched,
  ) {
    this.#program = program
    this.#table = table
    this.#races = races
    this.#dependence = dependence
    this.#watched = watched
  }

  under(index: number): readonly Region[] {
    const plan = this.#task(index)
    if (plan.kind !== 'plan') return []
    const own = this.#regionOf(plan)
    if (own) return [own]
    // A plan that can be ended in another way ends what is in it too.
    if (!isPlain(plan) || plan.abort || plan.terminals.length > 0) return []
    return plan.components.flatMap((component) => this.under(component))
  }

  #regionOf(plan: TaskProgram): Region | undefined {
    const { index, subtreeEnd: end } = plan
    const inside = (other: number): boolean => other >= index && other < end
    const tasks = this.#program.tasks.slice(index, end)
    if (!tasks.every((task) => this.#isSimple(task, task === plan))) return undefined
    const ends = tasks.filter((task) => task.abort)
    const [first] = ends
    if (!first || !this.#haveOneEnd(ends) || !this.#allEnded(index, end)) return undefined
    if (!tasks.every((task) => task === plan || this.#isPrivate(task, inside))) return undefined
    const { source } = first.abort as CompiledExpression
    if (!this.#haveEndersOfTheirOwn(source) || this.#itemsOf(source).some((item) => this.#writers(item).some(inside)))
      return undefined
    const within = this.#races.filter(({ task, role }) => task > index && task < end && role !== 'abort')
    if (!within.every((read) => this.#isChangedInside(read, inside))) return undefined
    const enders = this.#itemsOf(source).flatMap((index) =>
      this.#dependence.changing({ variable: { kind: 'item', index } }),
    )
    return {
      plan: index,
      end,
      enders: new Set(enders.filter((actor) => !inside(actor))),
      needs: this.#needs(within, inside),
    }
  }

  /** Performed once, started by its arrows, and not ended or finished in any way but by abort and completion. */
  #isSimple(task: TaskProgram, isRegion: boolean): boolean {
    const plain = isPlain(task) && !task.repeats && task.trigger === undefined && task.assignments.length === 0
    return plain && (isRegion || (!task.terminal && !task.waitCondition))
  }

  /** The same condition, about items only. */
  #haveOneEnd(plans: readonly TaskProgram[]): boolean {
    const texts = new Set(plans.map(({ abort }) => abort && printExpression(abort.source)))
    return (
      texts.size === 1 &&
      plans.every(({ abort }) => abort && !abort.reads.time && readTasks(this.#program, abort).size === 0)
    )
  }

  /** Whether each of the alternatives of a condition is about the items of one enquiry. */
  #haveEndersOfTheirOwn(expression: Expression): boolean {
    if (expression.kind === 'binary' && expression.operator === 'or')
      return this.#haveEndersOfTheirOwn(expression.left) && this.#haveEndersOfTheirOwn(expression.right)
    const items = this.#itemsOf(expression)
    const writers = new Set(items.flatMap((item) => this.#writers(item)))
    const asked = [...writers].every((writer) => this.#task(writer).assignments.length === 0)
    return asked && writers.size <= 1
  }

  /** Items that can be set and that an expression names, also through derived ones. */
  #itemsOf(expression: Expression): readonly number[] {
    const reads = new Reads()
    compileExpression(expression, this.#program.scopeOf(0), reads)
    return [...new Set([...reads.items].flatMap((item) => this.#program.items[item]?.givenBy ?? []))]
  }

  #writers(item: number): readonly number[] {
    return this.#table.writers[item] ?? []
  }

  /** Whether whatever is not a plan is somewhere below a plan that can be aborted. */
  #allEnded(from: number, end: number): boolean {
    for (let index = from; index < end; index += 1) {
      const task = this.#task(index)
      if (task.kind !== 'plan') return false
      if (task.abort) index = task.subtreeEnd - 1
    }
    return true
  }

  /** Whether nobody outside looks at a task, or at what is answered in it. */
  #isPrivate(task: TaskProgram, inside: (task: number) => boolean): boolean {
    const isRead = (reads: ReadTable['ofTask'][number] | undefined): boolean =>
      (reads ?? []).some((read) => !inside(read.task))
    if (this.#watched.tasks.has(task.index) || isRead(this.#table.ofTask[task.index])) return false
    return task.sources
      .flatMap((source) => this.#program.items[source.item]?.givenBy ?? [])
      .every(
        (item) =>
          !this.#watched.items.has(item) && !isRead(this.#table.ofItem[item]) && this.#writers(item).every(inside),
      )
  }

  #isChangedInside({ variable: { kind, index } }: UnsettledRead, inside: (task: number) => boolean): boolean {
    return kind === 'task' ? inside(index) : this.#writers(index).every(inside)
  }

  #needs(reads: readonly UnsettledRead[], inside: (task: number) => boolean): Relation {
    const relation = new Relation()
    for (const read of reads)
      relation.cross(
        this.#dependence.changing(read).filter(inside),
        this.#dependence.actors.filter((actor) => inside(actor) && this.#dependence.makesLook(actor, read.task)),
      )
    for (const [item, writers] of this.#table.writers.entries()) {
      if (writers.length < 2 || !writers.some(inside)) continue
      const writing = this.#dependence.actors.filter(
        (actor) => inside(actor) && this.#dependence.footprints.writes(actor, item),
      )
      relation.cross(writing, writing)
    }
    return relation
  }

  #task(index: number): TaskProgram {
    return this.#program.tasks[index] as TaskProgram
  }
}

/** Not optional, and a plan that ends by itself. */
function isPlain(task: TaskProgram): boolean {
  return !task.optional && !task.terminate && !(task.kind === 'plan' && task.confirmatory)
}
