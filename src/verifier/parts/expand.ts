import { toJson, setOf } from '../../proforma/index.ts'
import {
  COMPLETED,
  IN_PROGRESS,
  initial,
  type JsonValue,
  type Operation,
  possibleOperations,
  type Program,
  type State,
  StateReader,
  step,
  type TaskProgram,
  valueOf,
} from '../../runtime/index.ts'
import type { DataSpace } from '../data/space.ts'
import { Random } from '../differential/random.ts'
import { REASON } from '../explore/operation.ts'
import type { Finding, ScenarioStep } from '../types.ts'

/** How often the way through a module is tried, each time with other answers. */
const ATTEMPTS = 16
/** Of so many ways the shortest is taken. */
const ENOUGH = 3
/** A way through a module has no more operations than this for each of its tasks. */
const LENGTH = 4

/** By path of a module: how it was gone through. */
export type Ways = Map<string, readonly ScenarioStep[]>

/**
 * Makes runs of a protocol in which modules are single tasks into runs of the whole one: where such a task is done, the
 * module is gone through in the real engine. What the run is for is then there as well, because everything that stands in
 * both protocols is as it was (rule V105).
 */
export class Expander {
  readonly #whole: Program
  readonly #part: Program
  /** Paths of the modules that are single tasks in the part. */
  readonly #substitutes: readonly string[]
  readonly #space: () => DataSpace
  readonly #ways: Ways
  /** What single tasks have been answered. */
  #answers: Readonly<Record<string, JsonValue>> = {}

  /**
   * @param space the pieces of the data of the whole, for made-up answers
   * @param ways through modules that have been found before
   */
  constructor(whole: Program, part: Program, substitutes: readonly string[], space: () => DataSpace, ways: Ways) {
    this.#whole = whole
    this.#part = part
    this.#substitutes = substitutes
    this.#space = space
    this.#ways = ways
  }

  /** Undefined when no way through the modules is found, or it leads elsewhere. */
  expand<F extends Omit<Finding, 'edit'>>(finding: F): F | undefined {
    if (finding.scenario.length === 0) return finding
    let part = initial(this.#part)
    let whole: Played = { state: initial(this.#whole), steps: [] }
    let pointOfNoReturn: number | undefined
    this.#answers = {}
    for (const [i, told] of finding.scenario.entries()) {
      const next = step(this.#part, part, told.operation)
      if (!next.ok) return undefined
      const played = this.#play(whole, told, part, next.state)
      if (!played) return undefined
      if (i === finding.pointOfNoReturn) pointOfNoReturn = played.steps.length - 1
      part = next.state
      whole = played
    }
    if (!this.#isAlike(part, whole.state)) return undefined
    return { ...finding, scenario: whole.steps, ...(pointOfNoReturn !== undefined && { pointOfNoReturn }) }
  }

  #play(played: Played, told: ScenarioStep, before: State, after: State): Played | undefined {
    const { operation } = told
    const done = this.#substitutes.filter(
      (path) => this.#stateOf(before, path) !== COMPLETED && this.#stateOf(after, path) === COMPLETED,
    )
    const forModule = this.#isForModule(operation, before)
    let at = forModule ? played : taken(this.#whole, played, operation, told.because)
    if (forModule && operation.kind === 'set') this.#answers = { ...this.#answers, ...operation.values }
    for (const path of done) at = at && this.#through(at, path)
    return at
  }

  #isForModule(operation: Operation, before: State): boolean {
    if (operation.kind === 'confirm') return this.#substitutes.includes(operation.path)
    if (operation.kind !== 'set') return false
    return this.#substitutes.some((path) => {
      const task = this.#part.tasks[this.#part.pathIndex.get(path) ?? -1]
      if (this.#stateOf(before, path) !== IN_PROGRESS) return false
      return task?.sources.some(({ item }) => Object.hasOwn(operation.values, this.#part.items[item]?.name ?? ''))
    })
  }

  #stateOf(state: State, path: string): number {
    return new StateReader(state).task(this.#part.pathIndex.get(path) ?? 0).state
  }

  /** Goes through a module with the answers of the single task, and made-up ones for what else it asks. */
  #through(played: Played, path: string): Played | undefined {
    const plan = this.#whole.pathIndex.get(path)
    if (plan === undefined) return undefined
    const again = this.#again(played, plan, this.#ways.get(path) ?? [])
    if (again) return again
    const limit = LENGTH * ((this.#whole.tasks[plan]?.subtreeEnd ?? plan) - plan)
    let best: Played | undefined
    let found = 0
    for (let attempt = 0; attempt < ATTEMPTS && found < ENOUGH; attempt += 1) {
      const longest = Math.min(limit, (best?.steps.length ?? Number.POSITIVE_INFINITY) - played.steps.length - 1)
      const way = this.#way(played, plan, longest, new Random(attempt + 1))
      if (way) found += 1
      best = way ?? best
    }
    if (best) this.#ways.set(path, best.steps.slice(played.steps.length))
    return best
  }

  /** The way that was found the last time, with the answers of this time. */
  #again(played: Played, plan: number, way: readonly ScenarioStep[]): Played | undefined {
    let at: Played | undefined = played
    for (const { operation } of way) at = at && taken(this.#whole, at, this.#withAnswers(operation), THROUGH)
    return at && new StateReader(at.state).task(plan).state === COMPLETED ? at : undefined
  }

  #withAnswers(operation: Operation): Operation {
    if (operation.kind !== 'set') return operation
    const values = Object.entries(operation.values).map(([name, value]) => [name, this.#answers[name] ?? value])
    return { ...operation, values: Object.fromEntries(values) }
  }

  /** One way through, of at most so many operations. */
  #way(played: Played, plan: number, longest: number, random: Random): Played | undefined {
    const { path } = this.#whole.tasks[plan] as TaskProgram
    let at: Played | undefined = played
    for (let length = 0; at && length <= longest; length += 1) {
      if (new StateReader(at.state).task(plan).state === COMPLETED) return at
      const operation = this.#next(at.state, path, random)
      at = operation && taken(this.#whole, at, operation, THROUGH)
    }
    return undefined
  }

  #next(state: State, inside: string, random: Random): Operation | undefined {
    const possible = possibleOperations(this.#whole, state, inside)
    const asked = possible.answer.filter(({ mandatory }) => mandatory)
    if (asked.length > 0) return this.#answer(state, asked, random)
    const choices: Operation[] = possible.confirm.map((path) => ({ kind: 'confirm', path }))
    for (const { path, candidates } of possible.commit) {
      const recommended = candidates.filter((candidate) => candidate.recommended)
      if (recommended.length === 0) continue
      choices.push({ kind: 'commit', path, candidates: [random.pick(recommended).name], reason: REASON })
    }
    return choices.length > 0 ? random.pick(choices) : undefined
  }

  #answer(
    state: State,
    asked: readonly { readonly item: string; readonly path: string }[],
    random: Random,
  ): Operation | undefined {
    const first = asked.filter(({ path }) => path === asked[0]?.path)
    const values: Record<string, JsonValue> = {}
    let force = false
    for (const { item } of first) {
      for (const given of this.#whole.items[this.#whole.itemIndex.get(item) ?? -1]?.givenBy ?? []) {
        const { name, mandatoryValidation } = this.#whole.items[given] as Program['items'][0]
        if (name !== item && valueOf(this.#whole, state, name) !== undefined) continue
        const value = Object.hasOwn(this.#answers, name) ? this.#answers[name] : this.#madeUp(given, random)
        if (value === undefined) return undefined
        values[name] = value
        force ||= mandatoryValidation
      }
    }
    return force ? { kind: 'set', values, force } : { kind: 'set', values }
  }

  #madeUp(item: number, random: Random): JsonValue | undefined {
    const own = this.#space().of(item)
    if (!own) return undefined
    if (own.kind === 'set') return toJson(setOf(own.members.filter(() => random.chance(0.5))))
    const values = own.values.filter((value) => value !== undefined)
    return values.length === 0 ? undefined : toJson(random.pick(values))
  }

  /** Whether everything that stands in both protocols is the same. */
  #isAlike(part: State, whole: State): boolean {
    const [before, after] = [new StateReader(part), new StateReader(whole)]
    const sameTasks = this.#part.tasks.every(({ path, index }) => {
      const place = this.#whole.pathIndex.get(path)
      if (place === undefined) return false
      const [a, b] = [before.task(index), after.task(place)]
      return a.state === b.state && a.cycle === b.cycle && String(a.committed) === String(b.committed)
    })
    return sameTasks && this.#givenItems(before).every((name) => sameValue(this.#part, part, this.#whole, whole, name))
  }

  /** Items that tasks of the part give a value; others are only mentioned there, and a module may ask for them later. */
  #givenItems(reader: StateReader): readonly string[] {
    const isUnderWay = ({ path, index }: TaskProgram): boolean =>
      this.#substitutes.includes(path) && reader.task(index).state === IN_PROGRESS
    const sources = this.#part.tasks.flatMap((task) => (isUnderWay(task) ? [] : task.sources.map(({ item }) => item)))
    const asked = sources.flatMap((item) => this.#part.items[item]?.givenBy ?? [])
    const set = this.#part.tasks.flatMap((task) => task.assignments.map(({ item }) => item))
    return [...new Set([...asked, ...set])].flatMap((item) => this.#part.items[item]?.name ?? [])
  }
}

function sameValue(part: Program, before: State, whole: Program, after: State, name: string): boolean {
  return JSON.stringify(valueOf(part, before, name)) === JSON.stringify(valueOf(whole, after, name))
}

const THROUGH = 'On the way there; other answers would do as well.'

interface Played {
  readonly state: State
  readonly steps: readonly ScenarioStep[]
}

function taken(program: Program, { state, steps }: Played, operation: Operation, because: string): Played | undefined {
  const result = step(program, state, operation)
  if (!result.ok) return undefined
  return { state: result.state, steps: [...steps, { operation, because, changes: result.trail.passes.flat() }] }
}
