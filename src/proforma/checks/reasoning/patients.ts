import { isComparison } from '../../expressions/operators.ts'
import { walkExpression } from '../../expressions/walk.ts'
import type { KnownValue } from '../../expressions/values/index.ts'
import type { DataDefinition, Expression } from '../../model/index.ts'
import type { Resolver } from '../../names/index.ts'
import { allows, distinct, exactly, intervalOf } from './abstract.ts'
import { constantValue } from './constant.ts'
import { domainOfItem, namesIn } from './domain.ts'
import type { Environment } from './environment.ts'
import type { Variable, World } from './world.ts'

/** Values of an item that stand for all others: its ends, and those at and beside each limit that it is compared with. */
export type Samples = ReadonlyMap<string, readonly KnownValue[]>

/**
 * Invented patients who differ in what some expressions read, also through derived items: every combination of samples.
 * None when there are more than `limit`, or when an item has no few values that could stand for it.
 */
export function patientsFor(
  expressions: readonly Expression[],
  anything: Environment,
  limit: number,
): readonly World[] {
  const samples = samplesFor(expressions, anything.resolver)
  let count = samples === undefined ? 0 : 1
  for (const values of samples?.values() ?? []) count *= values.length
  if (samples === undefined || count === 0 || count > limit) return []
  return combinations([...samples]).map((learned) => anything.with(learned))
}

function combinations(samples: readonly (readonly [string, readonly KnownValue[]])[]) {
  let rows: ReadonlyMap<Variable, ReturnType<typeof exactly>>[] = [new Map()]
  for (const [item, values] of samples) {
    rows = rows.flatMap((row) => values.map((value) => new Map(row).set(`item ${item}`, exactly(value))))
  }
  return rows
}

function samplesFor(expressions: readonly Expression[], resolver: Resolver): Samples | undefined {
  const read = allRead(expressions, resolver)
  const limits = new Map<string, KnownValue[]>()
  for (const expression of read.expressions) collectLimits(expression, limits)
  const samples = new Map<string, readonly KnownValue[]>()
  for (const item of read.items) {
    const values = samplesOf(item, limits.get(item.name.text) ?? [])
    if (values.length === 0) return undefined
    samples.set(item.name.text, values)
  }
  return samples
}

/** The items given from outside that are read, and every expression on the way to them. */
function allRead(expressions: readonly Expression[], { index }: Resolver) {
  const items: DataDefinition[] = []
  const all = [...expressions]
  const seen = new Set<string>()
  for (const expression of all) {
    for (const name of namesIn(expression)) {
      const data = index.data.get(name)
      if (data === undefined || seen.has(name)) continue
      seen.add(name)
      if (data.derivation === undefined) items.push(data)
      else all.push(data.derivation.value)
    }
  }
  return { items, expressions: all }
}

function collectLimits(expression: Expression, limits: Map<string, KnownValue[]>): void {
  walkExpression(expression, (part) => {
    if (part.kind !== 'binary' || !isComparison(part.operator)) return
    const [item, other] = part.left.kind === 'name' ? [part.left, part.right] : [part.right, part.left]
    const constant = item.kind === 'name' ? constantValue(other) : undefined
    if (item.kind !== 'name' || constant === undefined) return
    const known = limits.get(item.name)
    if (known === undefined) limits.set(item.name, [constant])
    else known.push(constant)
  })
}

const FEW = 8

function samplesOf(item: DataDefinition, limits: readonly KnownValue[]): readonly KnownValue[] {
  const { known } = domainOfItem(item)
  if (known?.kind === 'values' && known.values.length <= FEW) return known.values
  const stretch = known && intervalOf(known)
  if (stretch?.of !== 'number') return known === undefined ? [] : distinct(limits.filter((each) => allows(known, each)))
  const step = item.precision?.value ?? 1
  const around = limits.flatMap((each) => (typeof each === 'number' ? [each - step, each, each + step] : []))
  const ends = [stretch.interval.from, stretch.interval.to].filter(Number.isFinite)
  const values = distinct([...around, ...ends].map((each) => Number(each.toPrecision(12))))
  return values.filter((each) => known !== undefined && allows(known, each))
}
