import type { CompiledExpression } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Step } from './graph.ts'
import type { AskedRole } from './instrument.ts'
import { mentionsKnownness } from './knownness.ts'

/** One thing that the engine looked at or did within a step. */
export type Look =
  | {
      readonly kind: 'condition'
      readonly task: number
      readonly role: AskedRole
      readonly condition: CompiledExpression
      readonly isTrue: boolean
      /** For whom it is true. */
      readonly where: Diagram
      /** For whom the plan would have ended in the other way too. */
      readonly ending: Diagram
    }
  | { readonly kind: 'assignment'; readonly task: number; readonly item: number; readonly overwrites: Diagram }

/** A condition that was asked while an item was unknown on which its answer depends. */
export interface BlindLook {
  readonly task: number
  readonly role: AskedRole
  readonly item: number
  readonly isTrue: boolean
  /** The step in which it happened first. */
  readonly step: Step
}

export interface Overwriting {
  readonly task: number
  readonly item: number
  readonly step: Step
}

/** What is worth telling of the conditions asked during an exploration; of each thing the first time. */
export class Notebook {
  /** `task role`: whether a condition was ever true, and ever false. */
  readonly asked = new Map<string, { everTrue: boolean; everFalse: boolean }>()
  readonly blind = new Map<string, BlindLook>()
  readonly overwritten = new Map<string, Overwriting>()
  /** Plans for which `abort` and `terminate` were true at once. */
  readonly bothEndings = new Map<number, Step>()
  readonly #symbolic: Symbolic

  constructor(symbolic: Symbolic) {
    this.#symbolic = symbolic
  }

  note(looks: readonly Look[], step: Step): void {
    for (const look of looks) {
      if (look.kind === 'assignment') this.#overwriting(look, step)
      else this.#condition(look, step)
    }
  }

  #condition(look: Look & { kind: 'condition' }, step: Step): void {
    const key = `${look.task} ${look.role}`
    const asked = this.asked.get(key) ?? { everTrue: false, everFalse: false }
    this.asked.set(key, asked)
    if (look.isTrue) asked.everTrue = true
    else asked.everFalse = true
    if (look.isTrue && look.role === 'abort' && !this.bothEndings.has(look.task)) {
      const both = this.#within(step, look.ending)
      if (both) this.bothEndings.set(look.task, both)
    }
    if (look.condition.reads.items.length > 0) this.#blind(look, step)
  }

  /** Whether with the item known the answer could have been another one. */
  #blind({ task, role, condition, isTrue, where }: Look & { kind: 'condition' }, step: Step): void {
    const { space } = this.#symbolic
    const { diagrams } = space
    for (const item of this.#symbolic.reads(condition.source, task).items) {
      const key = `${task} ${role} ${item} ${isTrue}`
      // What the step itself gives a value may have been known by then.
      if (this.blind.has(key) || step.transfer.assigned.has(item)) continue
      const unknown = diagrams.minus(step.transfer.agree, space.known(item))
      if (unknown === FALSE) continue
      const known = diagrams.and(space.known(item), space.legal)
      const other = isTrue ? diagrams.minus(known, where) : diagrams.and(known, where)
      const differs = this.#within(step, diagrams.and(unknown, diagrams.exists(other, space.variablesOf(item))))
      if (differs && !mentionsKnownness(space.program, condition.source, item))
        this.blind.set(key, { task, role, item, isTrue, step: differs })
    }
  }

  #overwriting({ task, item, overwrites }: Look & { kind: 'assignment' }, step: Step): void {
    const key = `${task} ${item}`
    if (this.overwritten.has(key)) return
    const taken = this.#within(step, overwrites)
    if (taken) this.overwritten.set(key, { task, item, step: taken })
  }

  /** The step for some of its patients only; undefined when that is nobody. */
  #within(step: Step, where: Diagram): Step | undefined {
    const agree = this.#symbolic.space.diagrams.and(step.transfer.agree, where)
    return agree === FALSE ? undefined : { ...step, transfer: { ...step.transfer, agree } }
  }
}
