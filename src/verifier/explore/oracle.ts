import type { Expression, JsonValue } from '../../proforma/index.ts'
import type { Operation, Program, State } from '../../runtime/index.ts'
import {
  compileExpression,
  dueAt,
  IN_PROGRESS,
  initial,
  isEnded,
  possibleOperations,
  Reads,
  StateReader,
  step,
} from '../../runtime/index.ts'
import type { Environment } from '../types.ts'

/**
 * The oracle: explores every state of a small protocol, one patient at a time, without any reduction. It is written
 * to be believed by reading and shares nothing with the explorer that it judges but the engine.
 */
export interface OracleOptions {
  readonly environment: Environment
  /** The values that an item is given, unknown apart. */
  readonly values: (item: string) => readonly JsonValue[]
  readonly maxStates: number
  /** Asked before each operation; true ends the work. */
  readonly stop?: () => boolean
}

export interface OracleResult {
  /** False when there were more states than allowed; the rest then says nothing. */
  readonly complete: boolean
  /** Quiescent states, the one before `start` included. */
  readonly states: number
  /** States from which nothing can be done although the protocol has not ended. */
  readonly stuck: number
  /** States from which the end cannot be reached. */
  readonly doomed: number
  /** Operations after which the engine would go on changing without end. */
  readonly diverging: number
  /** `path state`: what each task has ever been. */
  readonly reached: ReadonlySet<string>
  /** `path candidate`: what was ever recommended while its decision could be taken. */
  readonly recommended: ReadonlySet<string>
  /** Paths of decisions that could be taken with no candidate recommended. */
  readonly gaps: ReadonlySet<string>
  /** Names of `property` blocks that some run breaks. */
  readonly broken: ReadonlySet<string>
}

interface Found {
  readonly state: State
  /** For each property what has happened so far on the way here. */
  readonly story: readonly Story[]
  /** How many operations were offered, those that would never settle included. */
  offers: number
  readonly next: number[]
}

/** What a run has seen of the conditions of a property, in the states between operations. */
interface Story {
  /** The first condition was true at some time (for a response: and has not been answered since). */
  readonly first: boolean
  readonly second: boolean
  /** For a precedence: the first was true before the second. */
  readonly broken: boolean
}

const NO_STORY: Story = { first: false, second: false, broken: false }

export function exploreAll(program: Program, options: OracleOptions): OracleResult {
  const found: Found[] = []
  const places = new Map<string, number>()
  const reached = new Set(program.tasks.map((task) => `${task.path} dormant`))
  let diverging = 0
  const properties = propertiesIn(program)
  const looked = cyclesLookedAt(program)
  const enter = (state: State, before: readonly Story[]): number => {
    const story = state.started ? properties.map((each, i) => tell(each, before[i] ?? NO_STORY, state)) : before
    const key = `${keyOf(program, state, looked)} ${JSON.stringify(story)}`
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, found.length)
    found.push({ state, story, offers: 0, next: [] })
    return found.length - 1
  }
  enter(
    initial(program),
    properties.map(() => NO_STORY),
  )
  for (let at = 0; at < found.length; at += 1) {
    if (found.length > options.maxStates) return { ...summary(program, found, reached, diverging), complete: false }
    const here = found[at] as Found
    const { state, next } = here
    for (const operation of operationsOf(program, state, options)) {
      if (options.stop?.()) return { ...summary(program, found, reached, diverging), complete: false }
      here.offers += 1
      const result = step(program, state, operation)
      if (result.ok) {
        for (const change of result.trail.passes.flat())
          if (change.kind === 'state') reached.add(`${change.path} ${change.to}`)
        next.push(enter(result.state, here.story))
      } else if (result.error.code === 'oscillation') diverging += 1
      else throw new Error(`The engine refused ${JSON.stringify(operation)}: ${result.error.message}`)
    }
  }
  return summary(program, found, reached, diverging)
}

function summary(
  program: Program,
  found: readonly Found[],
  reached: ReadonlySet<string>,
  diverging: number,
): OracleResult {
  const recommended = new Set<string>()
  const gaps = new Set<string>()
  for (const { state } of found) {
    for (const { path, candidates } of possibleOperations(program, state).commit) {
      if (isCommitted(program, state, path)) continue
      for (const { name, recommended: is } of candidates) if (is) recommended.add(`${path} ${name}`)
      if (candidates.every((candidate) => !candidate.recommended)) gaps.add(path)
    }
  }
  const stuck = found.filter(({ state, offers }) => offers === 0 && !isEnded(state)).length
  return {
    complete: true,
    states: found.length,
    stuck,
    doomed: found.length - reaching(found, ({ state }) => isEnded(state)).size,
    diverging,
    reached,
    recommended,
    gaps,
    broken: new Set(propertiesIn(program).flatMap((each, i) => (isBroken(each, found, i) ? [each.name] : []))),
  }
}

interface Property {
  readonly name: string
  readonly kind: 'never' | 'always' | 'eventually' | 'response' | 'precedence'
  readonly first: (state: State) => boolean
  readonly second: (state: State) => boolean
}

function propertiesIn(program: Program): readonly Property[] {
  const ask = (expression: Expression | undefined) => (state: State) =>
    expression !== undefined &&
    compileExpression(expression, program.scopeOf(0), new Reads())(new StateReader(state)) === true
  return program.parsed.definitions.flatMap(({ node }): readonly Property[] => {
    if (node.kind !== 'property' || !node.pattern) return []
    const { pattern } = node
    const name = node.name.text
    if (pattern.kind === 'response')
      return [{ name, kind: pattern.kind, first: ask(pattern.whenever.value), second: ask(pattern.eventually.value) }]
    if (pattern.kind === 'precedence')
      return [{ name, kind: pattern.kind, first: ask(pattern.never.value), second: ask(pattern.before.value) }]
    return [{ name, kind: pattern.kind, first: ask(pattern.condition.value), second: ask(undefined) }]
  })
}

function tell({ kind, first, second }: Property, story: Story, state: State): Story {
  const now = { first: first(state), second: second(state) }
  switch (kind) {
    case 'eventually':
      return { ...story, first: story.first || now.first }
    case 'response':
      return { ...story, first: !now.second && (story.first || now.first) }
    case 'precedence': {
      const second = story.second || now.second
      return { first: false, second: second && !story.broken, broken: story.broken || (now.first && !second) }
    }
    default:
      return story
  }
}

/** By looking at every state: what may never be is; or it is over, or can no longer get better, with something owed. */
function isBroken({ kind, first }: Property, found: readonly Found[], i: number): boolean {
  const started = found.filter(({ state }) => state.started)
  if (kind === 'never') return started.some(({ state }) => first(state))
  if (kind === 'always') return started.some(({ state }) => !first(state))
  if (kind === 'precedence') return started.some(({ story }) => story[i]?.broken)
  const owed = ({ state, story }: Found): boolean => state.started && story[i]?.first === (kind === 'response')
  const over = ({ state, offers }: Found): boolean => isEnded(state) || (state.started && offers === 0)
  if (found.some((each) => owed(each) && over(each))) return true
  const hope = reaching(found, (each) => over(each) || !owed(each))
  return found.some((each, at) => owed(each) && !hope.has(at))
}

/** The states from which a goal can be reached: backwards from the goals. */
function reaching(found: readonly Found[], goal: (found: Found) => boolean): ReadonlySet<number> {
  const before: number[][] = found.map(() => [])
  found.forEach(({ next }, at) => {
    for (const to of next) before[to]?.push(at)
  })
  const seen = new Set<number>()
  const pending = [...found.keys()].filter((at) => goal(found[at] as Found))
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    pending.push(...(before[at] as number[]))
  }
  return seen
}

/** Everything the outside may do in a state, patient by patient (rules V2 to V6). */
export function* operationsOf(program: Program, state: State, options: OracleOptions): Generator<Operation> {
  const possible = possibleOperations(program, state)
  if (possible.start) {
    yield { kind: 'start' }
    return
  }
  const strict = options.environment.commit === 'strict'
  for (const path of possible.confirm) yield { kind: 'confirm', path }
  yield* answers(program, state, options)
  for (const { path, choice, candidates } of possible.commit) {
    const autonomous = program.tasks[program.pathIndex.get(path) as number]?.autonomous
    if (isCommitted(program, state, path) || (autonomous && strict)) continue
    const names = candidates.filter((candidate) => candidate.recommended || !strict).map((candidate) => candidate.name)
    for (const chosen of choice === 'single' ? names.map((name) => [name]) : subsets(names))
      if (chosen.length > 0) yield { kind: 'commit', path, candidates: chosen, reason: 'explored' }
  }
  for (const { trigger } of possible.trigger) yield { kind: 'trigger', trigger }
  for (const path of possible.skip) {
    const { state: code } = new StateReader(state).task(program.pathIndex.get(path) as number)
    if (!strict || code === IN_PROGRESS) yield { kind: 'skip', path, reason: 'explored' }
  }
  const [wake] = possible.wake
  if (wake !== undefined) yield { kind: 'advanceTo', time: wake }
  if (options.environment.asynchronousData)
    for (const item of possible.set)
      for (const value of options.values(item)) yield { kind: 'set', values: { [item]: value }, force: true }
}

/** One task at a time answers all that it must know, and any part of what it may. */
function* answers(program: Program, state: State, options: OracleOptions): Generator<Operation> {
  const reader = new StateReader(state)
  const asked = new Map<string, { must: Set<string>; may: Set<string> }>()
  for (const { item, path, mandatory } of possibleOperations(program, state).answer) {
    const group = asked.get(path) ?? { must: new Set<string>(), may: new Set<string>() }
    asked.set(path, group)
    const { derivation, givenBy, index } = program.items[
      program.itemIndex.get(item) as number
    ] as (typeof program.items)[0]
    const stillUnknown = givenBy.filter((given) => reader.item(given).value === undefined)
    const isStale = reader.item(index).value !== undefined
    for (const given of derivation && !isStale ? stillUnknown : givenBy)
      group[mandatory ? 'must' : 'may'].add((program.items[given] as (typeof program.items)[0]).name)
  }
  for (const { must, may } of asked.values()) {
    for (const optional of subsets([...may].filter((item) => !must.has(item)))) {
      const items = [...must, ...optional]
      if (items.length === 0) continue
      for (const values of assignments(items, options)) yield { kind: 'set', values, force: true }
    }
  }
}

function* assignments(items: readonly string[], options: OracleOptions): Generator<Record<string, JsonValue>> {
  const [first, ...rest] = items
  if (first === undefined) {
    yield {}
    return
  }
  for (const value of options.values(first))
    for (const others of assignments(rest, options)) yield { [first]: value, ...others }
}

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.reduce<(readonly T[])[]>((all, element) => [...all, ...all.map((subset) => [...subset, element])], [[]])
}

function isCommitted(program: Program, state: State, path: string): boolean {
  return new StateReader(state).task(program.pathIndex.get(path) as number).committed.length > 0
}

/** From which cycle on later ones are the same, for each task that may be performed without end. */
function cyclesLookedAt(program: Program): readonly number[] {
  return program.tasks.map((task) => {
    const counted = program.parsed.text.includes(`cycle('${task.definition}')`)
    const enough = counted ? 4 : task.cycleRepeat ? 2 : 1
    return task.cycles === -1 || task.trigger !== undefined ? Math.max(enough, task.cycles) : Number.POSITIVE_INFINITY
  })
}

/**
 * Everything of a state on which its future depends. Times count only as what is left until a cycle may start; the
 * number of an endless cycle only as far as something looks at it (rule V33).
 */
function keyOf(program: Program, state: State, looked: readonly number[]): string {
  const reader = new StateReader(state)
  const tasks = program.tasks.map((task) => {
    const record = reader.task(task.index)
    const due = dueAt(task, record, reader)
    const left = typeof due === 'number' ? Math.max(0, due - state.time) : due
    return [
      record.state,
      Math.min(record.cycle, looked[task.index] as number),
      record.committed,
      record.stale,
      record.running,
      task.trigger !== undefined && record.startedAt !== null,
      record.state === 0 ? left : undefined,
    ]
  })
  return JSON.stringify([state.started, tasks, program.items.map((item) => reader.item(item.index).value ?? null)])
}
