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
import { feasibility } from './feasible.ts'
import type { CompoundSpace } from './spaces.ts'
import { ANYTHING, type Bounds, type Range } from './ranges.ts'
import { toNumber } from './rational.ts'
import type { DataSpace } from './space.ts'

/**
 * Gives every compound a variable and finds out what compounds can have together. Returns whether that is certain; what
 * cannot be tried is added to the relations, which are over-approximated.
 */
export function addCompounds(space: DataSpace, cuts: Cuts): boolean {
  let exact = true
  const spaces: CompoundSpace[] = []
  for (const compound of cuts.compounds.all) {
    const expressions = compound.kind === 'value' ? [compound.value] : [compound.left, compound.right]
    const { items, evaluate } = compiled(space.program, expressions)
    const operands = items.map((item) => space.of(item)).filter((each) => each?.kind === 'scalar')
    if (operands.length === items.length) spaces.push(space.addCompound(compound, operands, evaluate))
    else exact = false
  }
  for (const group of groupsOf(spaces)) {
    const found = feasibility(space.diagrams, group, (at) => boundsOf(space, at))
    if (!found) {
      exact = false
      continue
    }
    space.addFeasibility(new Set(group.flatMap((each) => each.operands.map(({ item }) => item))), found)
    exact &&= found.exact
  }
  return exact
}

/** Compounds that share an item belong together, and so do those that share one with the same third. */
function groupsOf(spaces: readonly CompoundSpace[]): readonly (readonly CompoundSpace[])[] {
  let groups: { readonly items: Set<number>; readonly members: CompoundSpace[] }[] = []
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
