import type { Expression, TaskDefinition } from '../../model/index.ts'
import type { Analysis } from '../analyse.ts'
import { constantValue } from '../reasoning/constant.ts'
import { namesIn } from '../reasoning/domain.ts'
import { NOWHERE, type World } from '../reasoning/world.ts'

/** The tasks that make sure of an item: those that have it when they are completed, and those that ask for it to start. */
export interface Assurance {
  readonly completed: readonly string[]
  readonly started: readonly string[]
}

const NOBODY: Assurance = { completed: [], started: [] }

/** For every item the tasks after (or in) which it has a value for certain, wherever they stand. */
export class Assurances {
  readonly #byItem = new Map<string, { completed: string[]; started: string[] }>()
  readonly #analysis: Analysis
  readonly #anything: World

  constructor(analysis: Analysis, anything: World) {
    this.#analysis = analysis
    this.#anything = anything
    for (const task of analysis.index.tasks.values()) this.#add(task)
  }

  of(item: string): Assurance {
    return this.#byItem.get(item) ?? NOBODY
  }

  /** A trigger does not ask for the wait condition; a constant that was assigned stays. */
  #add(task: TaskDefinition): void {
    const name = task.name.text
    if (task.kind === 'enquiry' || task.kind === 'decision') {
      for (const { item, mandatory } of task.sources) {
        if (mandatory?.value !== false) this.#entry(item.text).completed.push(name)
      }
    }
    for (const { target, value } of task.postcondition?.value ?? []) {
      if (constantValue(value) !== undefined) this.#entry(target.text).completed.push(name)
    }
    for (const item of this.#neededBy(task.precondition?.value)) this.#entry(item).started.push(name)
    if (task.trigger !== undefined) return
    for (const item of this.#neededBy(task.waitCondition?.value)) this.#entry(item).started.push(name)
  }

  /** What must be known for a condition to be true. */
  #neededBy(condition: Expression | undefined): readonly string[] {
    if (condition === undefined) return []
    const { data } = this.#analysis.index
    const items = [...namesIn(condition)].filter((name) => data.has(name))
    if (items.length === 0) return []
    const after = this.#anything.assume(condition, true, NOWHERE)
    return after === undefined ? [] : items.filter((name) => !after.item(name).unknown)
  }

  #entry(item: string): { completed: string[]; started: string[] } {
    let entry = this.#byItem.get(item)
    if (entry === undefined) {
      entry = { completed: [], started: [] }
      this.#byItem.set(item, entry)
    }
    return entry
  }
}
