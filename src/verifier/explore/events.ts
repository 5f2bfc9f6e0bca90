import type { Program, State, TaskProgram } from '../../runtime/index.ts'
import { dueAt, IN_PROGRESS, isFinished, nothingLeft, parentRuns, StateReader, wakeTimes } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Environment } from '../types.ts'

/** How an answer changes an item: `must` and `may` only where it is unknown, `again` whatever it was. */
export interface Ask {
  readonly item: number
  readonly mode: 'must' | 'may' | 'again'
}

/** Something the outside can do in a state of the tasks, for the patients where `guard` is true. */
export type Event = { readonly guard: Diagram } & (
  | { readonly kind: 'start' }
  | { readonly kind: 'answer'; readonly task: number; readonly asks: readonly Ask[] }
  /** What nobody asks for, given from outside. */
  | { readonly kind: 'give'; readonly asks: readonly Ask[] }
  | { readonly kind: 'confirm'; readonly task: number }
  | { readonly kind: 'commit'; readonly task: number; readonly candidates: readonly number[] }
  | { readonly kind: 'trigger'; readonly trigger: string }
  | { readonly kind: 'skip'; readonly task: number }
  | { readonly kind: 'wake'; readonly time: number }
  | { readonly kind: 'change'; readonly item: number }
)

/** More candidates than this at once are committed one by one and all together only. */
const MAX_SUBSET = 5

/** What can be done in a state, for all patients at once (rules V2 to V6). */
export class Events {
  readonly #symbolic: Symbolic
  readonly #program: Program
  readonly #environment: Environment
  readonly #clocked: boolean
  /** To confirm a task is the same wherever everybody can: of 20,000 tasks side by side each state has an event for each. */
  readonly #confirms: Event[] = []
  /** In words: choices of the environment that were not tried. */
  readonly omitted = new Set<string>()

  /** @param clocked whether time also stops where a comparison with the clock turns round, for one patient of the state */
  constructor(symbolic: Symbolic, environment: Environment, clocked = false) {
    this.#symbolic = symbolic
    this.#clocked = clocked
    this.#program = symbolic.space.program
    this.#environment = environment
  }

  of(state: State): readonly Event[] {
    if (!state.started) return [{ kind: 'start', guard: TRUE }]
    const reader = new StateReader(state)
    if (isFinished(reader.task(0).state)) return []
    const events: Event[] = []
    for (const task of this.#program.tasks) {
      if (task.optional && this.#skippable(task, reader)) events.push({ kind: 'skip', task: task.index, guard: TRUE })
      if (reader.task(task.index).state !== IN_PROGRESS) continue
      this.#ofTask(task, reader, events)
    }
    for (const trigger of this.#program.triggers.keys()) {
      const guard = this.#triggerable(trigger, reader)
      if (guard !== FALSE) events.push({ kind: 'trigger', trigger, guard })
    }
    const wake = this.#clocked ? wakeTimes(this.#program, state)[0] : this.#wake(reader)
    if (wake !== undefined) events.push({ kind: 'wake', time: wake, guard: TRUE })
    if (this.#environment.asynchronousData)
      for (const space of this.#symbolic.space.items) events.push({ kind: 'change', item: space.item, guard: TRUE })
    return events
  }

  #ofTask(task: TaskProgram, reader: StateReader, events: Event[]): void {
    const add = (event: Event): void => {
      if (event.guard !== FALSE) events.push(event)
    }
    if (task.sources.length > 0) for (const event of this.#answers(task, reader)) add(event)
    if (task.kind === 'decision') for (const event of this.#commits(task, reader)) add(event)
    const confirm = this.#confirmable(task, reader)
    if (confirm === TRUE) add((this.#confirms[task.index] ??= { kind: 'confirm', task: task.index, guard: TRUE }))
    else add({ kind: 'confirm', task: task.index, guard: confirm })
  }

  #confirmable(task: TaskProgram, reader: StateReader): Diagram {
    const record = reader.task(task.index)
    if (task.kind === 'action' || task.kind === 'task') return TRUE
    if (!task.confirmatory) return FALSE
    if (task.kind === 'plan') return nothingLeft(record) ? TRUE : FALSE
    if (task.kind === 'decision' && record.committed.length === 0) return FALSE
    return this.#symbolic.sourcesKnown(task.index, reader)
  }

  *#commits(task: TaskProgram, reader: StateReader): Generator<Event> {
    const strict = this.#environment.commit === 'strict'
    if (reader.task(task.index).committed.length > 0 || (task.autonomous && strict)) return
    const { diagrams } = this.#symbolic.space
    const known = this.#symbolic.sourcesKnown(task.index, reader)
    const allowed = task.candidates.map((_, position) =>
      strict ? diagrams.and(known, this.#symbolic.recommended(task.index, position, reader)) : known,
    )
    for (const candidates of this.#choices(task)) {
      let guard: Diagram = TRUE
      for (const position of candidates) guard = diagrams.and(guard, allowed[position] as Diagram)
      yield { kind: 'commit', task: task.index, candidates, guard }
    }
  }

  #choices(task: TaskProgram): readonly (readonly number[])[] {
    const all = [...task.candidates.keys()]
    const single = all.map((position) => [position])
    if (task.choice === 'single' || all.length < 2) return single
    if (all.length <= MAX_SUBSET) return subsets(all).filter((chosen) => chosen.length > 0)
    this.omitted.add(`'${task.path}' takes several candidates: they were tried one by one and all together.`)
    return [...single, all]
  }

  #triggerable(trigger: string, reader: StateReader): Diagram {
    const { diagrams } = this.#symbolic.space
    let some: Diagram = FALSE
    for (const index of this.#program.triggers.get(trigger) ?? []) {
      const task = this.#program.tasks[index] as TaskProgram
      const record = reader.task(index)
      if (record.state !== 0 || record.running || !parentRuns(task, reader)) continue
      const holds = task.precondition ? this.#symbolic.condition(task.precondition.source, index, reader) : TRUE
      some = diagrams.or(some, holds)
    }
    return some
  }

  #skippable(task: TaskProgram, reader: StateReader): boolean {
    const { state } = reader.task(task.index)
    if (isFinished(state) || !parentRuns(task, reader)) return false
    return this.#environment.commit === 'free' || state === IN_PROGRESS
  }

  /** The next time at which a waiting cycle may start. */
  #wake(reader: StateReader): number | undefined {
    let next: number | undefined
    for (const index of this.#program.timeReaders.tasks) {
      const record = reader.task(index)
      if (record.state !== 0) continue
      const due = dueAt(this.#program.tasks[index] as TaskProgram, record, reader)
      if (typeof due === 'number' && due > reader.now && (next === undefined || due < next)) next = due
    }
    return next
  }

  *#answers(task: TaskProgram, reader: StateReader): Generator<Event> {
    const { diagrams } = this.#symbolic.space
    for (const pattern of this.#patterns(task, reader)) {
      for (const { guard, asks } of this.#nonEmpty(pattern))
        if (diagrams.and(guard, pattern.guard) !== FALSE)
          yield { kind: 'answer', task: task.index, asks, guard: diagrams.and(guard, pattern.guard) }
    }
  }

  /** An answer gives at least one value: a mandatory one, or else a first optional one. */
  *#nonEmpty({ asks }: Pattern): Generator<Pattern> {
    const { space } = this.#symbolic
    const { diagrams } = space
    if (asks.some((ask) => ask.mode === 'again')) {
      yield { guard: TRUE, asks }
      return
    }
    let waiting: Diagram = FALSE
    for (const { item, mode } of asks)
      if (mode === 'must') waiting = diagrams.or(waiting, diagrams.not(space.known(item)))
    if (waiting !== FALSE) yield { guard: waiting, asks }
    const optional = asks.filter((ask) => ask.mode === 'may')
    for (const [i, { item }] of optional.entries()) {
      const guard = diagrams.minus(diagrams.not(space.known(item)), waiting)
      yield { guard, asks: [{ item, mode: 'must' }, ...optional.slice(i + 1)] }
    }
  }

  /**
   * Which items are asked for depends on what is known already. Where that makes a difference to other tasks (values
   * that must be measured anew, derived sources), each pattern is an event of its own.
   */
  #patterns(task: TaskProgram, reader: StateReader): readonly Pattern[] {
    const { stale } = reader.task(task.index)
    let patterns: readonly Pattern[] = [{ guard: TRUE, asks: [] }]
    for (const [position, source] of task.sources.entries()) {
      const parts = this.#sourcePatterns(source.item, source.mandatory, stale.includes(position), reader)
      patterns = patterns.flatMap((pattern) =>
        parts.flatMap((part) => {
          const guard = this.#symbolic.space.diagrams.and(pattern.guard, part.guard)
          return guard === FALSE ? [] : [{ guard, asks: merge(pattern.asks, part.asks) }]
        }),
      )
    }
    return patterns
  }

  #sourcePatterns(item: number, mandatory: boolean, stale: boolean, reader: StateReader): readonly Pattern[] {
    const { diagrams, program } = this.#symbolic.space
    const given = program.items[item]?.givenBy ?? []
    const known = this.#symbolic.leaves.known(this.#symbolic.item(item, reader))
    const whole: Pattern = { guard: TRUE, asks: [] }
    const again = (items: readonly number[]): Pattern => ({
      guard: TRUE,
      asks: items.map((each) => ({ item: each, mode: 'again' as const })),
    })
    const derived = program.items[item]?.derivation !== undefined
    const shared = given.some((each) => (program.repeatedSources[each]?.length ?? 0) > 0)
    const where = (guard: Diagram, patterns: readonly Pattern[]): readonly Pattern[] =>
      patterns.map((pattern) => ({ ...pattern, guard: diagrams.and(pattern.guard, guard) }))
    const unknown = diagrams.not(known)
    if (stale) {
      const measured = mandatory ? [again(given)] : subsets(given).map(again)
      // A stale value may have become unknown in between: then it is simply answered.
      return [...where(known, measured), ...where(unknown, this.#unknownPatterns(given, mandatory, shared))]
    }
    if (!derived && !shared) return [{ guard: TRUE, asks: [{ item, mode: mandatory ? 'must' : 'may' }] }]
    return [...where(known, [whole]), ...where(unknown, this.#unknownPatterns(given, mandatory, shared))]
  }

  /** Every pattern of unknown and known among the items that give a source its value. */
  #unknownPatterns(given: readonly number[], mandatory: boolean, shared: boolean): readonly Pattern[] {
    const { space } = this.#symbolic
    const { diagrams } = space
    const mode = mandatory ? 'must' : 'may'
    if (!shared && mandatory) return [{ guard: TRUE, asks: given.map((item) => ({ item, mode })) }]
    let patterns: readonly Pattern[] = [{ guard: TRUE, asks: [] }]
    for (const item of given) {
      patterns = patterns.flatMap((pattern) => {
        const answered: Pattern = {
          guard: diagrams.minus(pattern.guard, space.known(item)),
          asks: [...pattern.asks, { item, mode: 'must' }],
        }
        const open: Pattern = mandatory
          ? { ...pattern, guard: diagrams.and(pattern.guard, space.known(item)) }
          : pattern
        return [answered, open]
      })
    }
    return patterns
  }
}

interface Pattern {
  readonly guard: Diagram
  readonly asks: readonly Ask[]
}

/** An item that two sources ask for is answered once, in the stronger way. */
function merge(a: readonly Ask[], b: readonly Ask[]): readonly Ask[] {
  const strength = { may: 0, must: 1, again: 2 }
  const asks = new Map(a.map((ask) => [ask.item, ask]))
  for (const ask of b) {
    const other = asks.get(ask.item)
    if (!other || strength[ask.mode] > strength[other.mode]) asks.set(ask.item, ask)
  }
  return [...asks.values()]
}

function subsets(list: readonly number[]): readonly (readonly number[])[] {
  return list.reduce<(readonly number[])[]>((all, each) => [...all, ...all.map((subset) => [...subset, each])], [[]])
}
