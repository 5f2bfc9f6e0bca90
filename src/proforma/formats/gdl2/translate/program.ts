import type { ReportBuilder } from '../../report.ts'
import type { Gdl2Assignment, Gdl2Condition } from '../read/expression.ts'
import type { Gdl2Guideline, Gdl2Rule } from '../read/guideline.ts'
import { assignmentsOf } from './assignment.ts'
import { asCondition } from './expression.ts'
import type { Context } from './expression.ts'
import { and, FALSE, known, not, TRUE, UNKNOWN } from './ir.ts'
import type { Ir } from './ir.ts'
import type { Profile } from './profile.ts'
import { pointsSlot, precisionSlot, ruleSlot, unitSlot } from './slots.ts'
import { NotTranslatable } from './typed.ts'

/** One assignment: after it the slot has `value` if `condition` holds, else what it had before. */
export interface Write {
  /** The rule; absent for a default action. */
  readonly rule?: Gdl2Rule
  readonly condition: Ir
  readonly value: Ir
}

/** A variable of the guideline: an element, the unit of one (`gt0005#unit`), or whether a rule fired (`rule:gt0030`). */
export interface Slot {
  readonly id: string
  /** The first version is what the user answers; otherwise it is unknown. */
  readonly asked: boolean
  readonly writes: readonly Write[]
}

/**
 * The guideline as a list of assignments to each variable. GDL2 runs the default actions and then every rule once, in descending
 * priority, so each use of a variable sees a definite number of its assignments: a version.
 */
export interface RuleProgram {
  readonly guideline: Gdl2Guideline
  readonly profiles: ReadonlyMap<string, Profile>
  readonly slots: ReadonlyMap<string, Slot>
  readonly precondition: Ir
}

export function buildProgram(
  guideline: Gdl2Guideline,
  profiles: ReadonlyMap<string, Profile>,
  report: ReportBuilder,
): RuleProgram {
  const builder = new ProgramBuilder(guideline, profiles, report)
  const precondition = builder.conditions(guideline.preconditions, 'pre_conditions')
  for (const assignment of guideline.defaultActions) builder.defaultAction(assignment)
  for (const rule of guideline.rules) builder.rule(rule)
  return { guideline, profiles, slots: builder.slots(), precondition }
}

class ProgramBuilder {
  readonly #writes = new Map<string, Write[]>()
  readonly #profiles: ReadonlyMap<string, Profile>
  readonly #report: ReportBuilder
  readonly #context: Context
  #place = ''

  constructor(guideline: Gdl2Guideline, profiles: ReadonlyMap<string, Profile>, report: ReportBuilder) {
    this.#profiles = profiles
    this.#report = report
    this.#context = {
      profiles,
      value: (id, aspect) => this.#version(id, aspect),
      fired: (rule) =>
        this.#writes.has(ruleSlot(rule)) ? { kind: 'version', slot: ruleSlot(rule), version: 1 } : FALSE,
      term: (id) => guideline.terms.text(id) || undefined,
      changed: (reason, message) => report.add('changed', reason, this.#place, message),
    }
  }

  slots(): ReadonlyMap<string, Slot> {
    const slots = new Map<string, Slot>()
    for (const [id, profile] of this.#profiles) {
      const asked = profile.role === 'input'
      slots.set(id, { id, asked, writes: this.#writes.get(id) ?? [] })
      const unit = unitSlot(id)
      slots.set(unit, {
        id: unit,
        asked: asked && profile.unit.kind === 'choice',
        writes: this.#writes.get(unit) ?? [],
      })
    }
    for (const [id, writes] of this.#writes) if (!slots.has(id)) slots.set(id, { id, asked: false, writes })
    return slots
  }

  conditions(list: readonly Gdl2Condition[], place: string): Ir {
    return and(
      list.map((condition) => {
        this.#place = place
        try {
          return asCondition(condition.expression, this.#context)
        } catch (error) {
          this.#lost(error, `The condition "${condition.source.slice(0, 160)}" of ${place} can never hold now.`)
          return FALSE
        }
      }),
    )
  }

  /** What a default action gives to an input stands only where nobody answers. */
  defaultAction(assignment: Gdl2Assignment): void {
    const asked = this.#profiles.get(assignment.target)?.role === 'input'
    this.#assign(assignment, 'default_actions', asked ? not(known(this.#version(assignment.target))) : TRUE)
  }

  rule(rule: Gdl2Rule): void {
    const condition = this.conditions(rule.when, rule.id)
    const fired: Ir = { kind: 'version', slot: ruleSlot(rule.id), version: 1 }
    this.#writes.set(ruleSlot(rule.id), [{ rule, condition: TRUE, value: condition }])
    for (const assignment of rule.assignments)
      this.#assign(assignment, rule.id, condition.kind === 'boolean' ? condition : fired, rule)
  }

  #assign(assignment: Gdl2Assignment, place: string, condition: Ir, rule?: Gdl2Rule): void {
    this.#place = place
    try {
      for (const { slot, value } of assignmentsOf(assignment, this.#context)) {
        const writes = this.#writes.get(slot) ?? []
        writes.push({ ...(rule === undefined ? {} : { rule }), condition, value })
        this.#writes.set(slot, writes)
      }
    } catch (error) {
      this.#lost(error, `The assignment "${assignment.source.slice(0, 160)}" of ${place} was left out.`)
    }
  }

  #version(id: string, aspect?: 'points' | 'unit' | 'precision'): Ir {
    const profile = this.#profiles.get(id)
    if (profile === undefined) return UNKNOWN
    if (aspect === 'precision') {
      const slot = precisionSlot(id)
      return { kind: 'version', slot, version: this.#writes.get(slot)?.length ?? 0 }
    }
    if (aspect !== 'unit') {
      const version = this.#writes.get(id)?.length ?? 0
      return { kind: 'version', slot: aspect === 'points' ? pointsSlot(id) : id, version }
    }
    if (profile.unit.kind === 'fixed') {
      return {
        kind: 'if',
        condition: known(this.#version(id)),
        value: { kind: 'text', value: profile.unit.unit },
        otherwise: UNKNOWN,
      }
    }
    return { kind: 'version', slot: unitSlot(id), version: this.#writes.get(unitSlot(id))?.length ?? 0 }
  }

  #lost(error: unknown, message: string): void {
    if (!(error instanceof NotTranslatable)) throw error
    this.#report.add('lost', error.reason, this.#place, `${error.message} ${message}`)
  }
}
