import { CoverageCounter, type Moment, type Program } from '../../runtime/index.ts'

/** The runs without those that show nothing that the others, or the existing scenarios, do not show. */
export function necessary(program: Program, seen: ReadonlySet<string>, runs: readonly Moment[]): readonly Moment[] {
  const shows = runs.map((run) => {
    const counter = new CoverageCounter(program)
    counter.add(run)
    return [...counter.seen].filter((key) => !seen.has(key))
  })
  const times = new Map<string, number>()
  for (const key of shows.flat()) times.set(key, (times.get(key) ?? 0) + 1)
  const kept = new Set(runs.keys())
  const smallestFirst = [...runs.keys()].sort((a, b) => (shows[a]?.length ?? 0) - (shows[b]?.length ?? 0))
  for (const at of smallestFirst) {
    const own = shows[at] ?? []
    if (own.some((key) => times.get(key) === 1)) continue
    kept.delete(at)
    for (const key of own) times.set(key, (times.get(key) ?? 1) - 1)
  }
  return runs.filter((_, at) => kept.has(at))
}
