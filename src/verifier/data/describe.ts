import { printExpression, toJson, type Value } from '../../proforma/index.ts'
import type { Region } from '../types.ts'
import { type Box, boxesOf } from './boxes.ts'
import type { Compound, Cut } from './compounds.ts'
import type { Diagram } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'
import { type Piece, type ScalarDomain, scalarDomain } from './domain.ts'
import { regionInterval } from './feasible.ts'
import { ascending, clip } from './intervals.ts'
import { toLine } from './quantities.ts'
import { compare } from './rational.ts'
import { scalarRegion } from './scalar-region.ts'
import type { SetSpace } from './spaces.ts'
import { type DerivedVariable, MAX_VALUES, sumRegion, variableOfSum } from './sum-regions.ts'
import type { Control, Symbolic } from './symbolic.ts'

export interface Description {
  readonly boxes: readonly (readonly Region[])[]
  /** Whether the boxes are all of it. */
  readonly complete: boolean
}

/**
 * Says which patients an area of the data space holds: in the words of the derived items that the conditions look at
 * where that says it exactly ("score exactly 2"), otherwise in those of the items that are asked for (rule V23).
 */
export class Describer {
  readonly #symbolic: Symbolic
  readonly #control: Control
  readonly #derived = new Map<number, DerivedVariable | undefined>()
  readonly #byVariable = new Map<number, DerivedVariable>()

  constructor(symbolic: Symbolic, control: Control) {
    this.#symbolic = symbolic
    this.#control = control
  }

  /**
   * @param area for whom
   * @param possible among whom: what lies outside does not occur
   * @param read the items that the conditions look at, derived ones included
   */
  describe(area: Diagram, possible: Diagram, read: readonly number[]): Description {
    const { space } = this.#symbolic
    const { diagrams } = space
    if (diagrams.and(area, possible) === possible) return { boxes: [], complete: true }
    const derived = read.map((item) => this.#variableOf(item)).filter((each) => each !== undefined)
    const plain = new Set(read.filter((item) => space.of(item)))
    if (derived.length > 0) {
      let relation: Diagram = TRUE
      for (const each of derived) relation = diagrams.and(relation, each.relation)
      const told = new Set([...derived.map(({ variable }) => variable), ...diagrams.support(area)])
      const hidden = diagrams.support(diagrams.and(possible, relation)).filter((variable) => {
        const owner = space.owner(variable)
        return owner === undefined ? !told.has(variable) : !plain.has(owner)
      })
      const shown = diagrams.exists(diagrams.and(diagrams.and(area, possible), relation), hidden)
      const allowed = diagrams.exists(diagrams.and(possible, relation), hidden)
      const rest = diagrams.exists(diagrams.and(diagrams.minus(possible, area), relation), hidden)
      if (diagrams.and(shown, rest) === FALSE) return this.#boxes(shown, allowed)
    }
    return this.#boxes(area, possible)
  }

  #boxes(area: Diagram, possible: Diagram): Description {
    const { boxes, complete } = boxesOf(this.#symbolic.space.diagrams, area, possible)
    return { boxes: boxes.map((box) => this.#regions(box, possible)), complete }
  }

  #regions(box: Box, possible: Diagram): readonly Region[] {
    const { space } = this.#symbolic
    const byItem = new Map<number, Map<number, readonly number[]>>()
    const computed: Region[] = []
    for (const [variable, values] of box) {
      const item = this.#byVariable.get(variable)?.item ?? space.owner(variable)
      if (item === undefined) {
        const compound = space.compounds.find((each) => each.variable === variable)?.compound
        if (compound) computed.push(compoundRegion(compound, values))
        const sum = space.sums.find((each) => each.variable === variable)?.compound
        if (sum) computed.push(sumRegion(sum, values, (each) => space.program.items[each]?.name ?? ''))
        continue
      }
      const own = byItem.get(item) ?? new Map<number, readonly number[]>()
      byItem.set(item, own.set(variable, values))
    }
    return [...[...byItem].map(([item, chosen]) => this.#region(item, chosen, possible)), ...computed]
  }

  #region(item: number, chosen: ReadonlyMap<number, readonly number[]>, possible: Diagram): Region {
    const { space } = this.#symbolic
    const name = space.program.items[item]?.name ?? ''
    const own = this.#derived.get(item) ?? space.of(item)
    if (!own) return { item: name, label: '', representative: null }
    if ('kind' in own && own.kind === 'set') return { item: name, ...setRegion(own, chosen) }
    const { pieces, domain } = own
    const empty = 'empty' in own ? own.empty : undefined
    const values = [...chosen.values()][0] ?? []
    const [variable = 0] = chosen.keys()
    // Being unknown is only worth a word where it can be.
    const mayBeUnknown =
      space.diagrams.and(
        possible,
        space.diagrams.literal(variable, (v) => v === 0),
      ) !== FALSE
    return { item: name, ...scalarRegion(domain, pieces, values, mayBeUnknown, empty) }
  }

  /** A variable for a derived item, with one value for each value that it can have. */
  #variableOf(item: number): DerivedVariable | undefined {
    if (this.#derived.has(item)) return this.#derived.get(item)
    const made = this.#makeVariable(item)
    this.#derived.set(item, made)
    if (made) this.#byVariable.set(made.variable, made)
    return made
  }

  #makeVariable(item: number): DerivedVariable | undefined {
    const { space, leaves } = this.#symbolic
    const { diagrams, program } = space
    const own = program.items[item]
    if (!own?.derivation || own.domain.multiple) return undefined
    const compound = space.compound(own.name)
    if (compound?.compound.kind === 'value') {
      const type = own.domain.type === 'integer' ? 'integer' : 'real'
      const domain = scalarDomain({ ...own.domain, type }, own.words)
      const { variable } = compound
      return { item, variable, domain, relation: TRUE, ...withinDomain(domain, piecesOfCuts(compound.compound.cuts)) }
    }
    const sums = this.#symbolic.sumOfItem(item, this.#control)
    if (sums !== undefined) return variableOfSum(this.#symbolic, item, sums)
    const value = this.#symbolic.item(item, this.#control)
    const values = diagrams.leaves(value).map((leaf) => leaves.value(leaf))
    if (values.length > MAX_VALUES) return undefined
    const known = values.filter((each) => each !== undefined)
    const { domain, pieces } = piecesOfValues(space.domainOf(item), known)
    const variable = diagrams.addVariable(pieces.length + 1)
    const places = new Map<Diagram, number>()
    for (const each of values) places.set(leaves.of(each), placeOf(pieces, each) + 1)
    const relation = diagrams.map(value, (leaf) => diagrams.literal(variable, (v) => v === places.get(leaf)))
    return { item, variable, domain, pieces, relation }
  }
}

function piecesOfCuts(cuts: readonly Cut[]): readonly Piece[] {
  return Array.from({ length: cuts.length + 1 }, (_, i) => ({
    kind: 'interval',
    interval: regionInterval(cuts, i + 1),
  }))
}

/** The values of the domain in each piece. */
function withinDomain(domain: ScalarDomain, pieces: readonly Piece[]): Pick<DerivedVariable, 'pieces' | 'empty'> {
  if (domain.kind !== 'quantity') return { pieces }
  const clipped = pieces.map((piece) => (piece.kind === 'interval' ? clip(domain.line, piece.interval) : undefined))
  return {
    pieces: pieces.map((piece, i) => {
      const interval = clipped[i]
      return interval ? { kind: 'interval', interval } : piece
    }),
    empty: new Set(clipped.flatMap((interval, i) => (interval ? [] : [i]))),
  }
}

/** Something computed that has no name of its own. */
function compoundRegion(compound: Compound, values: readonly number[]): Region {
  if (compound.kind === 'order') {
    const right = printExpression(compound.right)
    const words = values.flatMap((value) => (value > 0 ? `${['under', 'equal to', 'over'][value - 1]} ${right}` : []))
    return { item: printExpression(compound.left), label: words.join(' or ') || 'unknown', representative: null }
  }
  const domain: ScalarDomain = { kind: 'quantity', quantity: 'real', line: {} }
  return { item: compound.key, ...scalarRegion(domain, piecesOfCuts(compound.cuts), values, false) }
}

/** The values that occur are the whole domain of a derived item. */
function piecesOfValues(
  domain: ScalarDomain,
  values: readonly Value[],
): { domain: ScalarDomain; pieces: readonly Piece[] } {
  if (domain.kind !== 'quantity') {
    const pieces = values.map(
      (value): Piece =>
        typeof value === 'boolean'
          ? { kind: 'boolean', value }
          : { kind: 'text', value: typeof value === 'string' ? value : JSON.stringify(value) },
    )
    return { domain, pieces }
  }
  const places = ascending(values.flatMap((value) => toLine(value) ?? []))
  const pieces = places.map((value): Piece => {
    const bound = { value, inclusive: true }
    return { kind: 'interval', interval: { from: bound, to: bound } }
  })
  const [from, to] = [places[0], places[places.length - 1]]
  return {
    domain: { ...domain, line: { ...domain.line, ...(from && { from }), ...(to && { to }) }, values: places },
    pieces,
  }
}

function placeOf(pieces: readonly Piece[], value: Value): number {
  if (value === undefined) return -1
  const place = toLine(value)
  return pieces.findIndex((piece) => {
    if (piece.kind !== 'interval') return 'value' in piece && piece.value === value
    return place !== undefined && piece.interval.from !== undefined && compare(piece.interval.from.value, place) === 0
  })
}

function setRegion(space: SetSpace, chosen: ReadonlyMap<number, readonly number[]>): Omit<Region, 'item'> {
  const known = chosen.get(space.first)
  const words: string[] = []
  const example: Value[] = []
  for (const [i, member] of space.members.entries()) {
    const values = chosen.get(space.variables[i + 1] as number)
    if (!values || values.length > 1) continue
    const has = values[0] === 1
    if (has) example.push(member)
    const name = space.open && i === space.members.length - 1 ? 'something else' : JSON.stringify(toJson(member))
    words.push(has ? `includes ${name}` : `without ${name}`)
  }
  if (known && !known.includes(1)) return { label: 'unknown', representative: null }
  return { label: words.length === 0 ? 'known' : words.join(', '), representative: example.map(toJson) }
}
