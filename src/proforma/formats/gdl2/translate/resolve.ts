import { itemName } from '../../names.ts'
import type { Namespace } from '../../names.ts'
import { chainOf } from './chain.ts'
import { exclusive } from './exclusive.ts'
import { choose, compare, mapParts, number, sizeOf, text, UNKNOWN, versionsIn } from './ir.ts'
import type { Ir, IrVersion } from './ir.ts'
import type { Profile } from './profile.ts'
import type { RuleProgram, Slot } from './program.ts'
import { knownIfKnown, knownIfTrue, simplify } from './simplify.ts'

/** A derived item of the protocol. */
export interface DerivedItem {
  readonly name: string
  readonly caption: string
  readonly type: 'number' | 'text' | 'boolean' | 'datetime'
  readonly derivation: Ir
  /** The element it is the value of, if it is one; an intermediate value has none. */
  readonly element?: Profile
  /** What of the element it is. */
  readonly aspect: 'value' | 'points' | 'unit' | 'rule' | 'interim'
}

/** An item that is asked for. */
export interface AskedItem {
  readonly name: string
  readonly profile: Profile
  readonly aspect: 'value' | 'unit'
}

/** A rule's condition gets a name of its own when it is longer than this and stands in more than one place. */
const SHORT_CONDITION = 8

/** Turns versions into items: each gets one name and one derivation, and what it reads comes before it. */
export class Resolver {
  readonly asked: AskedItem[] = []
  /** In order of dependence. */
  readonly derived: DerivedItem[] = []
  readonly #program: RuleProgram
  readonly #names: Namespace
  readonly #useCounts = new Map<string, number>()
  readonly #references = new Map<string, Ir>()
  readonly #needs = new Map<string, ReadonlySet<string>>()

  constructor(program: RuleProgram, names: Namespace) {
    this.#program = program
    this.#names = names
    this.#claimInputs()
  }

  readonly needs = (item: string): ReadonlySet<string> => this.#needs.get(item) ?? new Set()

  /** The items that must be known for a condition to be true or a value to be known. */
  neededFor(ir: Ir): ReadonlySet<string> {
    return new Set([...knownIfTrue(ir, this.needs), ...knownIfKnown(ir, this.needs)])
  }

  /** The expression over items, simplified. */
  resolve(ir: Ir): Ir {
    return simplify(this.#replace(ir), this.needs)
  }

  /** The value of a slot after all rules. */
  final(slotId: string): Ir {
    const slot = this.#program.slots.get(slotId)
    return slot === undefined ? UNKNOWN : this.resolve({ kind: 'version', slot: slotId, version: slot.writes.length })
  }

  #claimInputs(): void {
    for (const binding of this.#program.guideline.bindings) {
      for (const id of binding.elements) {
        const profile = this.#program.profiles.get(id)
        if (profile?.role !== 'input') continue
        this.#ask(profile, 'value', id, itemName(profile.label))
        if (profile.unit.kind === 'choice')
          this.#ask(profile, 'unit', `${id}#unit`, `${itemName(profile.label, 34)}_unit`)
      }
    }
  }

  #ask(profile: Profile, aspect: 'value' | 'unit', slot: string, wish: string): void {
    const name = this.#names.claim(wish, 'item')
    this.asked.push({ name, profile, aspect })
    this.#references.set(`${slot}@0`, { kind: 'item', name })
    this.#needs.set(name, new Set())
  }

  #replace(ir: Ir): Ir {
    return ir.kind === 'version' ? this.#version(ir) : mapParts(ir, (part) => this.#replace(part))
  }

  #version(version: IrVersion): Ir {
    const name = `${version.slot}@${version.version}`
    const present = this.#references.get(name)
    if (present !== undefined) return present
    const reference = this.#define(version)
    this.#references.set(name, reference)
    return reference
  }

  #define(version: IrVersion): Ir {
    if (version.slot.endsWith('#points')) return this.#points(version)
    const slot = this.#program.slots.get(version.slot)
    if (slot === undefined) return UNKNOWN
    if (version.slot.startsWith('rule:')) return this.#rule(slot)
    const value = this.resolve(inRuleOrder(chainOf(slot, version.version, this.#program), this.#program))
    if (isConstant(value) || value.kind === 'item') return value
    return this.#element(slot, version.version, value)
  }

  /** Whether a rule fired: in line, or an item with the rule's name. */
  #rule(slot: Slot): Ir {
    const [write] = slot.writes
    if (write === undefined) return UNKNOWN
    const condition = this.resolve(write.value)
    if (sizeOf(condition) <= SHORT_CONDITION || this.#uses(slot.id) < 2) return condition
    const caption = write.rule?.name || write.rule?.id || slot.id
    const name = this.#names.claim(itemName(caption), 'rule')
    return this.#add({ name, caption, type: 'boolean', derivation: condition, aspect: 'rule' })
  }

  #uses(slot: string): number {
    if (this.#useCounts.size === 0) {
      for (const { writes } of this.#program.slots.values()) {
        for (const { condition, value } of writes) {
          const read = new Set([...versionsIn(condition), ...versionsIn(value)].map((version) => version.slot))
          for (const one of read) this.#useCounts.set(one, (this.#useCounts.get(one) ?? 0) + 1)
        }
      }
    }
    return this.#useCounts.get(slot) ?? 0
  }

  /** The number that an answer counts for. */
  #points(version: IrVersion): Ir {
    const id = version.slot.slice(0, -'#points'.length)
    const profile = this.#program.profiles.get(id)
    const answer = this.#version({ kind: 'version', slot: id, version: version.version })
    const values = (profile?.values?.values ?? []).filter((value) => value.ordinal !== undefined)
    if (answer.kind === 'text') {
      const found = values.find((value) => value.label === answer.value)
      return found?.ordinal === undefined ? UNKNOWN : signed(found.ordinal)
    }
    const table = values.reduceRight<Ir>(
      (rest, value) => choose(compare('=', answer, text(value.label)), signed(value.ordinal ?? 0), rest),
      UNKNOWN,
    )
    if (answer.kind !== 'item' || profile === undefined) return table
    const key = `${answer.name}#points`
    const present = this.#references.get(key)
    if (present !== undefined) return present
    const name = this.#names.claim(`${answer.name.slice(0, 33)}_points`, 'points')
    const reference = this.#add({
      name,
      caption: `${profile.label}: points`,
      type: 'number',
      derivation: table,
      element: profile,
      aspect: 'points',
    })
    this.#references.set(key, reference)
    return reference
  }

  #element(slot: Slot, version: number, derivation: Ir): Ir {
    const [id = '', part] = slot.id.split('#')
    const isUnit = part === 'unit'
    const profile = this.#program.profiles.get(id)
    if (profile === undefined) return UNKNOWN
    const final = version === slot.writes.length
    const next = slot.writes[version]?.rule
    const suffix = `${part === undefined ? '' : `_${part}`}${final ? (slot.asked ? '_used' : '') : '_so_far'}`
    const wish = `${itemName(profile.label, 40 - suffix.length)}${suffix}`
    const kind = profile.kind === 'coded' ? '_category' : '_calculated'
    const other = `${itemName(profile.label, 40 - kind.length - suffix.length)}${kind}${suffix}`
    const interim =
      next === undefined ? `${profile.label}, so far` : `${profile.label}, before: ${next.name || next.id}`
    return this.#add({
      name: this.#names.claimFirst([wish, other], this.#kindName(profile)),
      caption: part === undefined ? (final ? profile.label : interim) : `${profile.label}: ${part}`,
      type: isUnit ? 'text' : part === 'precision' ? 'number' : profile.kind === 'coded' ? 'text' : profile.kind,
      derivation,
      element: profile,
      aspect: isUnit ? 'unit' : final && part === undefined ? 'value' : 'interim',
    })
  }

  #kindName(profile: Profile): string {
    return profile.role === 'output' ? 'result' : 'value'
  }

  #add(item: DerivedItem): Ir {
    this.derived.push(item)
    this.#needs.set(item.name, knownIfKnown(item.derivation, this.needs))
    return { kind: 'item', name: item.name }
  }
}

function signed(value: number): Ir {
  return value < 0 ? { kind: 'negative', operand: number(-value) } : number(value)
}

function isConstant(ir: Ir): boolean {
  return ir.kind === 'unknown' || ir.kind === 'number' || ir.kind === 'text' || ir.kind === 'boolean'
}

/** Cases that exclude each other stand in the order of the rules; otherwise the last assignment, which wins, stands first. */
function inRuleOrder(ir: Ir, program: RuleProgram): Ir {
  const cases: { condition: Ir; value: Ir }[] = []
  let rest: Ir = ir
  for (; rest.kind === 'if'; rest = rest.otherwise) cases.push(rest)
  const conditions = cases.map(({ condition }) => openRule(condition, program))
  const apart = conditions.every((one, at) => conditions.slice(at + 1).every((other) => exclusive(one, other)))
  if (cases.length < 2 || !apart) return ir
  return cases.reduce<Ir>((otherwise, { condition, value }) => choose(condition, value, otherwise), rest)
}

/** The condition of a rule itself, for looking into. */
export function openRule(condition: Ir, program: RuleProgram): Ir {
  if (condition.kind !== 'version' || !condition.slot.startsWith('rule:')) return condition
  return program.slots.get(condition.slot)?.writes[0]?.value ?? condition
}
