import type { ScenarioFailure } from '../../runtime/index.ts'
import { goTo, type Run } from './session.ts'

/** The test case that a way plays: what went otherwise than it says, and after how many moves. */
export interface PlayedCase {
  readonly name: string
  /** Whether it says anything about what should be; a counterexample only does something. */
  readonly expects: boolean
  readonly failures: readonly { readonly done: number; readonly failure: ScenarioFailure }[]
}

/** One way through the pathway that was tried, with the name that the author gave it. */
export interface Way {
  readonly id: number
  readonly name?: string
  readonly run: Run
  readonly testCase?: PlayedCase
}

/** All ways that were tried since the run began; one of them is the one in hand. Immutable. */
export interface Ways {
  readonly list: readonly Way[]
  readonly current: number
  readonly nextId: number
}

/** Ways that are kept; the oldest one without a name goes first. */
export const MOST_WAYS = 12

export function firstWay(run: Run, testCase?: PlayedCase): Ways {
  return { list: [made(1, run, undefined, testCase)], current: 1, nextId: 2 }
}

function made(id: number, run: Run, name?: string, testCase?: PlayedCase): Way {
  return { id, run, ...(name === undefined ? {} : { name }), ...(testCase === undefined ? {} : { testCase }) }
}

export function wayOf(ways: Ways, id: number): Way | undefined {
  return ways.list.find((way) => way.id === id)
}

/** The way in hand goes on, or is looked at in another place. */
export function withRun(ways: Ways, run: Run): Ways {
  return { ...ways, list: ways.list.map((way) => (way.id === ways.current ? { ...way, run } : way)) }
}

/** Another way begins, and is the one in hand; the one before is kept as far as it came. */
export function forked(ways: Ways, run: Run): Ways {
  const id = ways.nextId
  const left = ways.list.map((way) =>
    way.id === ways.current ? { ...way, run: goTo(way.run, way.run.moves.length) } : way,
  )
  return { list: trimmed([...left, made(id, run)], ways.current), current: id, nextId: id + 1 }
}

function trimmed(list: readonly Way[], left: number): readonly Way[] {
  if (list.length <= MOST_WAYS) return list
  const last = list.length - 1
  const oldest = list.findIndex((way, at) => way.name === undefined && way.id !== left && at !== last)
  return list.toSpliced(Math.max(oldest, 0), 1)
}

export function switchedTo(ways: Ways, id: number): Ways {
  return wayOf(ways, id) === undefined ? ways : { ...ways, current: id }
}

/** An empty name takes the name back. */
export function renamed(ways: Ways, id: number, name: string): Ways {
  const wanted = name.trim()
  const list = ways.list.map((way) => {
    if (way.id !== id) return way
    const { name: _, ...rest } = way
    return wanted === '' ? rest : { ...rest, name: wanted }
  })
  return { ...ways, list }
}

/** The way in hand cannot be taken away. */
export function without(ways: Ways, id: number): Ways {
  return id === ways.current ? ways : { ...ways, list: ways.list.filter((way) => way.id !== id) }
}
