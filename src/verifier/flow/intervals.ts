/** A set of task positions as sorted, disjoint, half-open ranges: subtrees are ranges, so unions of them stay short. */
export type Ranges = readonly (readonly [from: number, to: number])[]

export const EMPTY: Ranges = []

export function union(a: Ranges, b: Ranges): Ranges {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const all = [...a, ...b].sort((x, y) => x[0] - y[0])
  const result: [number, number][] = []
  for (const [from, to] of all) {
    const last = result[result.length - 1]
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

export function contains(ranges: Ranges, value: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = ranges[middle] as readonly [number, number]
    if (value < from) high = middle - 1
    else if (value >= to) low = middle + 1
    else return true
  }
  return false
}
