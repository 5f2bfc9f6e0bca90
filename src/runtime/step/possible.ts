import { element } from '../program/element.ts'
import type { Program, TaskProgram } from '../program/program.ts'
import { IN_PROGRESS, type Reader } from '../program/records.ts'
import { netSupport } from '../program/support.ts'
import type { EngineTime, TaskPath } from '../types.ts'
import { canSkip, isFinished, isRecommended, missingSources, sourcesKnown } from './conditions.ts'
import { cannotTrigger, notConfirmable } from './operations.ts'
import { type State, StateReader } from './state.ts'
import { wakeTimes } from './wake.ts'

/** What the outside can do now. Everything listed is taken by `step`; what is not listed is refused. */
export interface PossibleOperations {
  readonly start: boolean
  /** Tasks that can be confirmed. */
  readonly confirm: readonly TaskPath[]
  /** Decisions whose sources are known. */
  readonly commit: readonly {
    readonly path: TaskPath
    readonly choice: 'single' | 'multiple'
    readonly candidates: readonly { readonly name: string; readonly recommended: boolean }[]
  }[]
  /** Triggers that start at least one task, with those tasks; other triggers of the protocol are taken without effect. */
  readonly trigger: readonly { readonly trigger: string; readonly tasks: readonly TaskPath[] }[]
  /** Optional tasks that can be skipped. */
  readonly skip: readonly TaskPath[]
  /** Items that tasks in progress ask for. Any item of `set` can be given at any time. */
  readonly answer: readonly { readonly item: string; readonly path: TaskPath; readonly mandatory: boolean }[]
  /** Items that can be set and unset. */
  readonly set: readonly string[]
  /** Later times at which something may happen by itself, ascending. */
  readonly wake: readonly EngineTime[]
}

const NOTHING: PossibleOperations = {
  start: false,
  confirm: [],
  commit: [],
  trigger: [],
  skip: [],
  answer: [],
  set: [],
  wake: [],
}

/** @param within path of a task: of what is done with tasks, only what concerns it and everything below it */
export function possibleOperations(program: Program, state: State, within?: TaskPath): PossibleOperations {
  const reader = new StateReader(state)
  if (isFinished(reader.task(0).state)) return NOTHING
  if (!state.started) return { ...NOTHING, start: true }
  const tasks = within === undefined ? program.tasks : subtree(program, within)
  const running = tasks.filter((task) => reader.task(task.index).state === IN_PROGRESS)
  return {
    start: false,
    confirm: running.filter((task) => notConfirmable(program, reader, task) === undefined).map((task) => task.path),
    commit: running.filter((task) => isOpen(task, reader)).map((task) => commitment(task, reader)),
    trigger: triggers(program, reader),
    skip: tasks.filter((task) => canSkip(task, reader)).map((task) => task.path),
    answer: running.flatMap((task) => answers(program, task, reader)),
    set: program.items.filter((item) => !item.derivation).map((item) => item.name),
    wake: wakeTimes(program, state),
  }
}

function subtree(program: Program, path: TaskPath): readonly TaskProgram[] {
  const root = program.tasks[program.pathIndex.get(path) ?? -1]
  return root ? program.tasks.slice(root.index, root.subtreeEnd) : []
}

function isOpen(task: TaskProgram, reader: Reader): boolean {
  return task.kind === 'decision' && sourcesKnown(task, reader.task(task.index), reader)
}

function commitment(task: TaskProgram, reader: Reader): PossibleOperations['commit'][number] {
  const candidates = task.candidates.map((candidate) => ({
    name: candidate.name,
    recommended: isRecommended(candidate, netSupport(candidate.arguments, reader), reader),
  }))
  return { path: task.path, choice: task.choice, candidates }
}

function triggers(program: Program, reader: Reader): PossibleOperations['trigger'] {
  return [...program.triggers].flatMap(([trigger, indexes]) => {
    const tasks = indexes.map((index) => element(program.tasks, index)).filter((task) => !cannotTrigger(reader, task))
    return tasks.length === 0 ? [] : [{ trigger, tasks: tasks.map((task) => task.path) }]
  })
}

function answers(program: Program, task: TaskProgram, reader: Reader): PossibleOperations['answer'] {
  const record = reader.task(task.index)
  return [true, false].flatMap((mandatory) =>
    missingSources(task, record, reader, mandatory).map((position) => ({
      item: element(program.items, element(task.sources, position).item).name,
      path: task.path,
      mandatory,
    })),
  )
}
