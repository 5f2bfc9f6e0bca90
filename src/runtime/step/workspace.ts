import type { Program } from '../program/program.ts'
import type { ItemRecord, TaskRecord } from '../program/records.ts'

/**
 * Room for the elements changed by one draft: a change is found by its stamp, and starting anew is one addition. The
 * arrays are kept from one operation to the next, since making and emptying them would cost more than the operation.
 */
export class Changes<T> {
  readonly #stamps: Int32Array
  readonly #elements: (T | undefined)[] = []
  #round = 1
  /** The places changed, in the order of their first change. */
  touched: number[] = []

  constructor(length: number) {
    this.#stamps = new Int32Array(length)
  }

  begin(): void {
    if (this.#round === MAX_ROUND) {
      this.#stamps.fill(0)
      this.#round = 0
    }
    this.#round++
    this.touched = []
  }

  get(index: number): T | undefined {
    return this.#stamps[index] === this.#round ? this.#elements[index] : undefined
  }

  set(index: number, element: T): void {
    if (this.#stamps[index] !== this.#round) {
      this.#stamps[index] = this.#round
      this.touched.push(index)
    }
    this.#elements[index] = element
  }
}

const MAX_ROUND = 0x7fffffff

/** A list in which each number stands once. */
export class Marks {
  readonly #stamps: Int32Array
  #round = 0
  list: number[] = []

  constructor(length: number) {
    this.#stamps = new Int32Array(length)
    this.begin()
  }

  begin(): void {
    if (this.#round === MAX_ROUND) {
      this.#stamps.fill(0)
      this.#round = 0
    }
    this.#round++
    this.list = []
  }

  add(index: number): void {
    if (this.#stamps[index] === this.#round) return
    this.#stamps[index] = this.#round
    this.list.push(index)
  }
}

/** What the drafts of one program use, one after the other: `step` finishes one before the next begins. */
export interface Workspace {
  readonly tasks: Changes<TaskRecord>
  readonly items: Changes<ItemRecord>
  readonly dirty: Marks
}

const WORKSPACES = new WeakMap<Program, Workspace>()

export function workspaceOf(program: Program): Workspace {
  const known = WORKSPACES.get(program)
  if (known) return known
  const workspace: Workspace = {
    tasks: new Changes(program.tasks.length),
    items: new Changes(program.items.length),
    dirty: new Marks(program.tasks.length),
  }
  WORKSPACES.set(program, workspace)
  return workspace
}
