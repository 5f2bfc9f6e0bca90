import type { ScalarValue, Value } from '../../proforma/index.ts'
import { isSet, setOf } from '../../proforma/index.ts'
import type { Program } from '../../runtime/index.ts'
import type { Compound } from './compounds.ts'
import type { Cuts } from './cuts.ts'
import { enumerated } from './cuts.ts'
import type { Diagram } from './diagram.ts'
import { Diagrams, FALSE, TRUE } from './diagram.ts'
import type { ScalarDomain } from './domain.ts'
import { piecesOf, pieceOf, representative } from './domain.ts'
import { type Feasibility, regionsOf } from './feasible.ts'
import type { CompoundSpace, ItemSpace, ScalarSpace, SetSpace, SumCompound, SumSpace } from './spaces.ts'
import { fromLine } from './quantities.ts'

/** More pieces than this in one item are more than conditions written by people ask for. */
export const MAX_PIECES = 5000

export class PartitionBudgetError extends Error {
  override readonly name = 'PartitionBudgetError'
}

/**
 * All patients a protocol can tell apart: every item that can be set, cut into pieces, each a variable of diagrams
 * (rules V10 to V13).
 */
export class DataSpace {
  readonly diagrams: Diagrams
  readonly program: Program
  readonly #items: (ItemSpace | undefined)[]
  readonly #domains: readonly ScalarDomain[]
  readonly #owners: number[] = []
  readonly #compounds = new Map<string, CompoundSpace>()
  readonly #sums = new Map<string, SumSpace>()
  readonly #feasibilities: Pick<Feasibility, 'witness'>[] = []
  readonly #touching: (readonly number[])[]
  #legal: Diagram

  constructor(
    program: Program,
    cuts: Cuts,
    domains: readonly ScalarDomain[],
    order: readonly number[],
    maxNodes?: number,
  ) {
    this.program = program
    this.#domains = domains
    this.diagrams = new Diagrams(maxNodes)
    this.#items = program.items.map(() => undefined)
    this.#touching = program.items.map(() => [])
    for (const item of order) this.#items[item] = this.#space(item, cuts, domains[item] as ScalarDomain)
    let legal: Diagram = TRUE
    for (const item of order) {
      const space = this.#items[item]
      if (space?.kind !== 'set') continue
      const empty = space.variables.slice(1).map((variable) => this.diagrams.literal(variable, (value) => value === 0))
      const none = empty.reduceRight<Diagram>((all, one) => this.diagrams.and(one, all), TRUE)
      legal = this.diagrams.and(legal, this.diagrams.or(this.known(item), none))
    }
    this.#legal = legal
  }

  /** True for the valuations that stand for patients: an unknown set has no elements, compounds and sums what they can have. */
  get legal(): Diagram {
    return this.#legal
  }

  /** A variable for something computed from several items; its values are numbered by `regionOf`. */
  addCompound(
    compound: Compound,
    operands: readonly ScalarSpace[],
    evaluate: CompoundSpace['evaluate'],
  ): CompoundSpace {
    const space = { compound, variable: this.#computed(regionsOf(compound), operands), operands, evaluate }
    this.#compounds.set(compound.key, space)
    return space
  }

  /** A variable for a sum of several items: unknown, then its intervals. */
  addSum(compound: SumCompound, operands: readonly ScalarSpace[]): SumSpace {
    const space = { compound, variable: this.#computed(compound.intervals.length + 1, operands), operands }
    this.#sums.set(compound.key, space)
    return space
  }

  #computed(size: number, operands: readonly ScalarSpace[]): number {
    const variable = this.diagrams.addVariable(size)
    for (const { item } of operands) this.#touching[item] = [...(this.#touching[item] ?? []), variable]
    return variable
  }

  /** What compounds and sums can have together, once all of them are there. */
  addFeasibility(found: Pick<Feasibility, 'legal' | 'witness'>): void {
    this.#feasibilities.push(found)
    this.#legal = this.diagrams.and(this.#legal, found.legal)
  }

  sum(key: string): SumSpace | undefined {
    return this.#sums.get(key)
  }

  get sums(): readonly SumSpace[] {
    return [...this.#sums.values()]
  }

  compound(key: string): CompoundSpace | undefined {
    return this.#compounds.get(key)
  }

  get compounds(): readonly CompoundSpace[] {
    return [...this.#compounds.values()]
  }

  /** The variables whose values change when an item does: its own and those of compounds and sums. Ascending. */
  variablesOf(item: number): readonly number[] {
    const own = this.#items[item]?.variables ?? []
    const touching = this.#touching[item] ?? []
    return touching.length === 0 ? own : [...own, ...touching]
  }

  /** Whether a variable changes with one of these items. */
  dependsOn(variable: number, items: ReadonlySet<number>): boolean {
    const owner = this.#owners[variable]
    if (owner !== undefined) return items.has(owner)
    return [...this.#compounds.values(), ...this.#sums.values()].some(
      (each) => each.variable === variable && each.operands.some(({ item }) => items.has(item)),
    )
  }

  /** A patient with these regions: the value of every item. */
  patient(at: (variable: number) => number): (item: number) => Value {
    if (this.#feasibilities.length === 0) return (item) => this.#valueOf(item, at)
    const found = new Map<number, Value>()
    for (const feasible of this.#feasibilities)
      for (const [item, value] of feasible.witness(at) ?? []) found.set(item, value)
    return (item) => (found.has(item) ? found.get(item) : this.#valueOf(item, at))
  }

  #valueOf(item: number, at: (variable: number) => number): Value {
    const own = this.#items[item]
    return own && this.value(own, at)
  }

  #space(item: number, cuts: Cuts, domain: ScalarDomain): ItemSpace {
    const mentions = cuts.of(item)
    if (this.program.items[item]?.domain.multiple) {
      const { members, open } = membersOf(domain, [...mentions.members.values()])
      const first = this.#variable(item, 2)
      const variables = [first, ...members.map(() => this.#variable(item, 2))]
      return { kind: 'set', item, domain, first, variables, members, open }
    }
    const every = mentions.everyValue ? (enumerated(domain) ?? []) : []
    const thresholds = [...mentions.thresholds, ...every]
    if (thresholds.length > MAX_PIECES)
      throw new PartitionBudgetError(
        `'${this.program.items[item]?.name}' is divided into more than ${MAX_PIECES} parts.`,
      )
    const pieces = piecesOf(domain, { texts: [...mentions.texts], thresholds })
    const values = [undefined, ...pieces.map((piece) => representative(domain, piece, piece))]
    const first = this.#variable(item, values.length)
    return { kind: 'scalar', item, domain, pieces, first, variables: [first], values }
  }

  #variable(item: number, size: number): number {
    this.#owners.push(item)
    return this.diagrams.addVariable(size)
  }

  /** The item a variable belongs to; undefined for variables that others have added. */
  owner(variable: number): number | undefined {
    return this.#owners[variable]
  }

  /** What values an item may have, derived ones included. */
  domainOf(item: number): ScalarDomain {
    return this.#domains[item] as ScalarDomain
  }

  /** Undefined for derived items. */
  of(item: number): ItemSpace | undefined {
    return this.#items[item]
  }

  /** All items that have variables. */
  get items(): readonly ItemSpace[] {
    return this.#items.filter((space) => space !== undefined)
  }

  known(item: number): Diagram {
    const space = this.#items[item]
    return space ? this.diagrams.literal(space.first, (value) => value > 0) : FALSE
  }

  /** The value of an item for one value of each of its variables. */
  value(space: ItemSpace, at: (variable: number) => number): Value {
    if (space.kind === 'scalar') return space.values[at(space.first)]
    if (at(space.first) === 0) return undefined
    return setOf(space.members.filter((_, i) => at(space.variables[i + 1] as number) === 1))
  }

  /** The value of an item as a diagram whose leaves are made by `leafOf`. */
  diagram(space: ItemSpace, leafOf: (value: Value) => Diagram): Diagram {
    if (space.kind === 'scalar') return this.diagrams.cases(space.first, (value) => leafOf(space.values[value]))
    const build = (position: number, chosen: readonly number[]): Diagram => {
      const variable = space.variables[position]
      if (variable === undefined) return leafOf(this.value(space, (v) => chosen[space.variables.indexOf(v)] ?? 0))
      if (position === 1 && chosen[0] === 0) return leafOf(undefined)
      return this.diagrams.cases(variable, (value) => build(position + 1, [...chosen, value]))
    }
    return build(0, [])
  }

  /** How many different values an item has here, unknown included. */
  size(space: ItemSpace): number {
    return space.kind === 'scalar' ? space.values.length : 1 + 2 ** space.members.length
  }

  /** The part of the space where the item has this very value; FALSE when no piece holds it. */
  where(item: number, value: Value): Diagram {
    const space = this.#items[item]
    if (!space) return FALSE
    if (value === undefined) return this.diagrams.not(this.known(item))
    if (space.kind === 'scalar') {
      const piece = pieceOf(space.domain, space.pieces, value)
      return piece < 0 ? FALSE : this.diagrams.literal(space.first, (region) => region === piece + 1)
    }
    if (typeof value !== 'object' || value.kind !== 'set') return FALSE
    const has = membership(space, value.elements)
    if (!has) return FALSE
    let result: Diagram = this.known(item)
    for (let i = space.members.length - 1; i >= 0; i -= 1)
      result = this.diagrams.and(
        result,
        this.diagrams.literal(space.variables[i + 1] as number, (bit) => (bit === 1) === has[i]),
      )
    return result
  }
}

/** Which members a set has; undefined when it has an element that is none. */
function membership(space: SetSpace, elements: readonly Value[]): readonly boolean[] | undefined {
  const has = space.members.map(() => false)
  for (const element of elements) {
    const exact = space.members.findIndex((member) => same(member, element))
    const place = exact < 0 && space.open ? space.members.length - 1 : exact
    if (place < 0) return undefined
    has[place] = true
  }
  return has
}

function same(a: Value, b: Value): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function membersOf(domain: ScalarDomain, mentioned: readonly Value[]): Pick<SetSpace, 'members' | 'open'> {
  if (domain.kind === 'boolean') return { members: [false, true], open: false }
  if (domain.kind === 'text') {
    const texts = mentioned.filter((value) => typeof value === 'string')
    const pieces = piecesOf(domain, { texts, thresholds: [] })
    return { members: scalars(pieces.map((piece) => representative(domain, piece, piece))), open: domain.open }
  }
  const all = enumerated(domain)
  if (!all) return { members: scalars(mentioned), open: false }
  return { members: scalars(all.map((place) => fromLine(domain.quantity, place))), open: false }
}

function scalars(values: readonly Value[]): readonly ScalarValue[] {
  return values.filter((value) => value !== undefined && !isSet(value)) as readonly ScalarValue[]
}
