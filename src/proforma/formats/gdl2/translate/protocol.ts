import { itemName, Namespace, taskName } from '../../names.ts'
import type { Gdl2Binding } from '../read/guideline.ts'
import { exclusive } from './exclusive.ts'
import { or, same } from './ir.ts'
import type { Ir } from './ir.ts'
import { outcomesOf } from './outcomes.ts'
import type { Option, Outcome } from './outcomes.ts'
import type { Profile } from './profile.ts'
import { unitSlot } from './slots.ts'
import type { RuleProgram } from './program.ts'
import { Resolver } from './resolve.ts'
import type { AskedItem, DerivedItem } from './resolve.ts'

/** The protocol that a guideline becomes, before it is written. */
export interface Gdl2Protocol {
  readonly program: RuleProgram
  readonly name: string
  readonly root: string
  /** The plan of everything that has the guideline's preconditions; absent when there are none. */
  readonly assessment?: string
  readonly precondition: Ir
  readonly asked: readonly AskedItem[]
  readonly derived: readonly DerivedItem[]
  readonly enquiries: readonly EnquiryPlan[]
  readonly results: readonly ResultPlan[]
  readonly decisions: readonly DecisionPlan[]
  readonly actions: readonly ActionPlan[]
  readonly reports: readonly ReportPlan[]
}

export interface EnquiryPlan {
  readonly name: string
  readonly caption: string
  readonly models: readonly string[]
  readonly sources: readonly { readonly item: AskedItem; readonly mandatory: boolean }[]
}

/** A result that is an item: a constant, or the name of one. */
export interface ResultPlan {
  readonly profile: Profile
  readonly value: Ir
  readonly unit: Ir
}

export interface ArgumentPlan {
  readonly condition: Ir
  readonly caption: string
}

export interface CandidatePlan {
  readonly name: string
  readonly label: string
  readonly arguments: readonly ArgumentPlan[]
  readonly priority?: number
  /** Recommended when no other one is. */
  readonly fallback: boolean
}

export interface DecisionPlan {
  readonly name: string
  readonly profile: Profile
  readonly candidates: readonly CandidatePlan[]
}

export interface ActionPlan {
  readonly name: string
  readonly profile: Profile
  readonly label: string
  readonly condition: Ir
  readonly caption: string
}

/** Shows the results of one archetype. */
export interface ReportPlan {
  readonly name: string
  readonly caption: string
  readonly model: string
  readonly results: readonly ResultPlan[]
}

export function planProtocol(program: RuleProgram): Gdl2Protocol {
  return new Planner(program).plan()
}

class Planner {
  readonly #program: RuleProgram
  readonly #names = new Namespace()
  readonly #resolver: Resolver

  constructor(program: RuleProgram) {
    this.#program = program
    this.#resolver = new Resolver(program, this.#names)
  }

  plan(): Gdl2Protocol {
    const { guideline } = this.#program
    const outcomes = outcomesOf(this.#program)
    const results = outcomes.flatMap((outcome) => (outcome.kind === 'item' ? [this.#result(outcome.profile)] : []))
    const precondition = this.#resolver.resolve(this.#program.precondition)
    const name = itemName(guideline.id.replace(/\.v\d[\w.-]*$/i, '')) || itemName(guideline.title) || 'guideline'
    const root = this.#names.claim(taskName(guideline.title), 'Guideline')
    const enquiries = this.#enquiries()
    const conditional = !(precondition.kind === 'boolean' && precondition.value)
    const assessment = conditional ? this.#names.claim('Assessment', 'Assessment') : undefined
    const decisions = outcomes.flatMap((outcome) => (outcome.kind === 'decision' ? [this.#decision(outcome)] : []))
    const actions = outcomes.flatMap((outcome) => (outcome.kind === 'action' ? [this.#action(outcome)] : []))
    const reports = this.#reports(results)
    const needed = new Set([
      ...this.#needed(decisions, actions, results, assessment !== undefined),
      // Nothing at all follows while it is open whether the guideline is for this patient.
      ...this.#resolver.neededFor(precondition),
    ])
    return {
      program: this.#program,
      name,
      root,
      ...(assessment === undefined ? {} : { assessment }),
      precondition,
      asked: this.#resolver.asked,
      derived: this.#resolver.derived,
      enquiries: enquiries.map((enquiry) => ({
        ...enquiry,
        sources: enquiry.sources.map(({ item }) => ({ item, mandatory: needed.has(item.name) })),
      })),
      results,
      decisions,
      actions,
      reports,
    }
  }

  #result(profile: Profile): ResultPlan {
    return { profile, value: this.#resolver.final(profile.id), unit: this.#unit(profile) }
  }

  /** A unit that all rules agree on needs no item. */
  #unit({ id }: Profile): Ir {
    const writes = this.#program.slots.get(unitSlot(id))?.writes ?? []
    const [first] = writes
    if (first?.value.kind === 'text' && writes.every(({ value }) => same(value, first.value))) return first.value
    return this.#resolver.final(unitSlot(id))
  }

  /** One enquiry for each archetype; those that ask for one or two things only go together. */
  #enquiries(): EnquiryPlan[] {
    const groups = this.#program.guideline.bindings
      .map((binding) => ({
        binding,
        items: this.#resolver.asked.filter((item) => binding.elements.includes(item.profile.id)),
      }))
      .filter(({ items }) => items.length > 0)
    const small = groups.filter(({ items }) => items.length < 3)
    const apart = small.length > 1 ? groups.filter((group) => !small.includes(group)) : groups
    const enquiries = apart.map(({ binding, items }) => this.#enquiry(archetypeName(binding), [binding], items))
    if (small.length < 2) return enquiries
    const together = this.#enquiry(
      'Patient data',
      small.map(({ binding }) => binding),
      small.flatMap(({ items }) => items),
    )
    return [together, ...enquiries]
  }

  #enquiry(caption: string, bindings: readonly Gdl2Binding[], items: readonly AskedItem[]): EnquiryPlan {
    const name = this.#names.claimFirst([taskName(caption), taskName(`${caption} questions`)], 'Questions')
    const models = [...new Set(bindings.map((binding) => binding.model))]
    const asResult = [...this.#program.profiles.values()].some(
      ({ role, label }) => role !== 'input' && sameWords(label, caption),
    )
    return {
      name,
      caption: asResult ? `${caption}: questions` : caption,
      models,
      sources: items.map((item) => ({ item, mandatory: true })),
    }
  }

  #decision(outcome: Outcome & { kind: 'decision' }): DecisionPlan {
    const { profile, options, fallback } = outcome
    const name = this.#names.claimFirst([taskName(profile.label), taskName(`${profile.label} decision`)], 'Decision')
    const candidates = options.map(
      (option, at): CandidatePlan => ({
        name: this.#names.claim(itemName(option.label), 'option'),
        label: option.label,
        arguments: this.#arguments(option, outcome.ranked),
        ...(outcome.ranked ? { priority: at + 1 } : {}),
        fallback: false,
      }),
    )
    if (fallback === undefined) return { name, profile, candidates }
    const otherwise: CandidatePlan = {
      name: this.#names.claim(itemName(fallback), 'option'),
      label: fallback,
      arguments: [],
      fallback: true,
    }
    return { name, profile, candidates: [...candidates, otherwise] }
  }

  /** One argument for each rule; a single one where several could hold at once and would outweigh another option. */
  #arguments(option: Option, ranked: boolean): ArgumentPlan[] {
    const found = option.writes.map((write) => ({
      condition: this.#resolver.resolve(write.condition),
      caption: write.rule?.name ?? '',
    }))
    const apart = found.every((one, at) =>
      found.slice(at + 1).every((other) => exclusive(one.condition, other.condition)),
    )
    if (!ranked || apart || found.length < 2) return found
    return [{ condition: or(found.map(({ condition }) => condition)), caption: found[0]?.caption ?? '' }]
  }

  #action({ profile, option }: Outcome & { kind: 'action' }): ActionPlan {
    return {
      name: this.#names.claimFirst([taskName(profile.label), taskName(`${profile.label} action`)], 'Action'),
      profile,
      label: option.label,
      condition: this.#resolver.resolve(or(option.writes.map((write) => write.condition))),
      caption: option.writes[0]?.rule?.name ?? '',
    }
  }

  #reports(results: readonly ResultPlan[]): ReportPlan[] {
    const bindings = this.#program.guideline.bindings.filter(({ role }) => role === 'output')
    const captions = bindings.map(archetypeName)
    return bindings.flatMap((binding, at) => {
      const shown = results.filter(
        ({ profile, value }) => binding.elements.includes(profile.id) && value.kind !== 'unknown',
      )
      const [first] = shown
      if (first === undefined) return []
      const concept = captions[at] ?? ''
      const alone = captions.filter((other) => other === concept).length === 1
      const caption = alone ? `${concept}: results` : `${concept}: ${first.profile.label}`
      const name = this.#names.claim(`Report_${itemName(concept, 33)}`, 'Report')
      return [{ name, caption, model: binding.model, results: shown }]
    })
  }

  /**
   * The inputs that no task after the questions can conclude anything without; all others are optional, as in the guideline. Results
   * that are items have their value whenever what they need is there; only where they wait for the precondition of the assessment do
   * they count here too. With nothing but items, what some result needs is asked for.
   */
  #needed(
    decisions: readonly DecisionPlan[],
    actions: readonly ActionPlan[],
    results: readonly ResultPlan[],
    gated: boolean,
  ): ReadonlySet<string> {
    const needs = (ir: Ir): ReadonlySet<string> => this.#resolver.neededFor(ir)
    const conclusions = [
      ...decisions.flatMap(({ candidates }) =>
        candidates.map((one) => common(one.arguments.map(({ condition }) => needs(condition)))),
      ),
      ...actions.map(({ condition }) => needs(condition)),
      ...(gated ? results.map(({ value }) => needs(value)) : []),
    ]
    if (conclusions.length > 0) return common(conclusions)
    return new Set(results.flatMap(({ value }) => [...needs(value)]))
  }
}

function common(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...rest] = sets
  return new Set([...(first ?? [])].filter((name) => rest.every((set) => set.has(name))))
}

/** `openEHR-EHR-OBSERVATION.blood_pressure.v1` is about blood pressure. */
export function archetypeName(binding: { readonly model: string; readonly id: string }): string {
  const concept = binding.model.split('.')[1] ?? ''
  const words = concept.replace(/[_-]+/g, ' ').trim()
  return words === '' ? binding.id : words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether people read the same caption in both. */
function sameWords(one: string, other: string): boolean {
  const plainWords = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
  return plainWords(one) === plainWords(other)
}
