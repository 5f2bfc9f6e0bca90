import { toJson } from '../../proforma/index.ts'
import type { Region } from '../types.ts'
import { labelOf, type Piece, representative, type ScalarDomain } from './domain.ts'

/** Value 0 is unknown, value n the n-th piece; neighbours are put together. */
export function scalarRegion(
  domain: ScalarDomain,
  pieces: readonly Piece[],
  values: readonly number[],
  mayBeUnknown: boolean,
  empty: ReadonlySet<number> = new Set(),
): Omit<Region, 'item'> {
  const runs: [number, number][] = []
  for (const value of values.filter((each) => each > 0 && !empty.has(each - 1)).sort((a, b) => a - b)) {
    const last = runs[runs.length - 1]
    const joins = domain.kind === 'quantity' && last && isNext(last[1], value, empty)
    if (joins) last[1] = value
    else runs.push([value, value])
  }
  const piece = (value: number): Piece => pieces[value - 1] as Piece
  const labels = runs.map(([from, to]) => labelOf(domain, piece(from), piece(to)))
  if (values.includes(0) && mayBeUnknown) labels.push('unknown')
  const [first] = runs
  const example = first ? representative(domain, piece(first[0]), piece(first[1])) : undefined
  return { label: labels.join(' or '), representative: toJson(example) }
}

/** Whether there is nothing between two pieces; both count from 1. */
function isNext(before: number, after: number, empty: ReadonlySet<number>): boolean {
  let next = before + 1
  while (next < after && empty.has(next - 1)) next += 1
  return next === after
}
