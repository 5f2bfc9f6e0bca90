import type { Expression, Value } from '../../proforma/index.ts'
import {
  compileExpression,
  derivedValue,
  type ItemProgram,
  type ItemRecord,
  type Program,
  type Reader,
  Reads,
  type TaskRecord,
} from '../../runtime/index.ts'
import type { Cuts } from './cuts.ts'
import type { Piece } from './domain.ts'
import { type Feasibility, feasibility } from './feasible.ts'
import { jointSums } from './joint-sums.ts'
import { type Computed, isSum } from './spaces.ts'
import { cutSum } from './sum-parts.ts'
import { SumSearch } from './sum-search.ts'
import { ANYTHING, type Bounds, type Range } from './ranges.ts'
import { toNumber } from './rational.ts'
import type { DataSpace } from './space.ts'

export const TRIED = 'Comparisons of measured values with each other were tried for sample values only.'
const TOGETHER = 'What sums of many values can be together was not told apart completely.'

/** Gives every compound and sum a variable and finds out what they can have together. Returns what is not certain, in words. */
export function addCompounds(space: DataSpace, cuts: Cuts): Set<string> {
  const limits = new Set<string>()
  const spaces: Computed[] = []
  for (const compound of cuts.compounds.all) {
    const expressions = compound.kind === 'value' ? [compound.value] : [compound.left, compound.right]
    const { items, evaluate } = compiled(space.program, expressions)
    const operands = items.map((item) => space.of(item)).filter((each) => each?.kind === 'scalar')
    if (operands.length === items.length) spaces.push(space.addCompound(compound, operands, evaluate))
    else limits.add(TRIED)
  }
  for (const sum of cuts.sums.all) {
    const operands = [...sum.coefficients.keys()]
      .map((item) => space.of(item))
      .filter((each) => each?.kind === 'scalar')
    operands.sort((a, b) => a.first - b.first)
    spaces.push(space.addSum(cutSum(sum, operands), operands))
  }
  for (const group of groupsOf(spaces)) {
    const found = feasibilityOf(space, group)
    if (found) space.addFeasibility(found)
    if (!found?.exact) limits.add(group.every(isSum) ? TOGETHER : TRIED)
  }
  return limits
}

function feasibilityOf(space: DataSpace, group: readonly Computed[]): Feasibility | undefined {
  const sums = group.filter(isSum)
  if (sums.length < group.length) return feasibility(space.diagrams, group, (at) => boundsOf(space, at))
  const [first] = sums
  return sums.length === 1 && first ? new SumSearch(space.diagrams, first).run() : jointSums(space.diagrams, sums)
}

/** Compounds that share an item belong together, and so do those that share one with the same third. */
function groupsOf(spaces: readonly Computed[]): readonly (readonly Computed[])[] {
  let groups: { readonly items: Set<number>; readonly members: Computed[] }[] = []
  for (const space of spaces) {
    const items = new Set(space.operands.map(({ item }) => item))
    const touching = groups.filter((group) => [...items].some((item) => group.items.has(item)))
    for (const group of touching) for (const item of group.items) items.add(item)
    groups = groups.filter((group) => !touching.includes(group))
    groups.push({ items, members: [...touching.flatMap((group) => group.members), space] })
  }
  return groups.map((group) => group.members)
}

function compiled(program: Program, expressions: readonly Expression[]) {
  const reads = new Reads()
  const scope = program.scopeOf(0)
  const evaluates = expressions.map((expression) => compileExpression(expression, scope, reads))
  const items = [...new Set([...reads.items].flatMap((item) => program.items[item]?.givenBy ?? []))]
  const evaluate = (valueOf: (item: number) => Value): readonly Value[] => {
    const reader: Reader = {
      now: 0,
      task: (index): TaskRecord => (program.tasks[index] as { initial: TaskRecord }).initial,
      item: (index): ItemRecord => {
        const item = program.items[index] as ItemProgram
        const value = item.derivation ? derivedValue(item.derivation.evaluate(reader), item) : valueOf(index)
        return { value, updatedAt: 0 }
      },
    }
    return evaluates.map((each) => each(reader))
  }
  return { items: items.sort((a, b) => a - b), evaluate }
}

/** Bounds of the items by name, for the pieces that they are in. */
function boundsOf(space: DataSpace, at: (item: number) => number): Bounds {
  const { program } = space
  return (name) => {
    const index = program.itemIndex.get(name)
    const item = index === undefined ? undefined : program.items[index]
    if (!item || index === undefined) return undefined
    if (item.derivation) return item.domain.precision === undefined ? item.derivation.source : ANYTHING
    const own = space.of(index)
    return own?.kind === 'scalar' ? rangeOfPiece(own.pieces[at(index) - 1]) : ANYTHING
  }
}

function rangeOfPiece(piece: Piece | undefined): Range {
  if (piece?.kind !== 'interval') return ANYTHING
  const { from, to } = piece.interval
  return {
    low: from ? toNumber(from.value) : Number.NEGATIVE_INFINITY,
    high: to ? toNumber(to.value) : Number.POSITIVE_INFINITY,
  }
}
