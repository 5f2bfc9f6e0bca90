import { type JsonValue, toJson } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { ArgumentProgram, CandidateProgram, Program, TaskProgram } from '../program/program.ts'
import { COMPLETED, IN_PROGRESS, type Reader, type TaskRecord } from '../program/records.ts'
import { netSupport } from '../program/support.ts'
import type { ArgumentView, CandidateView, EngineTime, TaskPath, TaskView } from '../types.ts'
import { givenAt } from './age.ts'
import { supportToJson } from './apply.ts'
import { isRecommended, missingSources } from './conditions.ts'
import { STATE_NAMES } from './draft.ts'
import { notConfirmable } from './operations.ts'
import { type State, StateReader } from './state.ts'

/** Everything that can be seen of an enactment. */
export interface EnactmentView {
  readonly time: EngineTime
  readonly started: boolean
  readonly ended: boolean
  /** In the order of the tree. */
  readonly tasks: readonly TaskView[]
  /** Every item; `null` is unknown. */
  readonly values: Readonly<Record<string, JsonValue>>
}

export function view(program: Program, state: State): EnactmentView {
  const reader = new StateReader(state)
  return {
    time: state.time,
    started: state.started,
    ended: hasEnded(state, reader),
    tasks: program.tasks.map((task) => viewOf(program, task, reader)),
    values: Object.fromEntries(program.items.map((item) => [item.name, toJson(reader.item(item.index).value)])),
  }
}

/** What can be seen of one task, or nothing when there is none at this path. */
export function taskView(program: Program, state: State, path: TaskPath): TaskView | undefined {
  const index = program.pathIndex.get(path)
  return index === undefined ? undefined : viewOf(program, element(program.tasks, index), new StateReader(state))
}

/** The value of an item or parameter; `null` while unknown, `undefined` when there is no such name. */
export function valueOf(program: Program, state: State, name: string): JsonValue | undefined {
  const index = program.itemIndex.get(name)
  if (index !== undefined) return toJson(new StateReader(state).item(index).value)
  return program.parameters.has(name) ? toJson(program.parameters.get(name)) : undefined
}

/** Whether the root is completed or discarded: nothing more is taken. */
export function isEnded(state: State): boolean {
  return hasEnded(state, new StateReader(state))
}

function hasEnded(_state: State, reader: Reader): boolean {
  return reader.task(0).state >= COMPLETED
}

function viewOf(program: Program, task: TaskProgram, reader: Reader): TaskView {
  const record = reader.task(task.index)
  const running = record.state === IN_PROGRESS
  const names = (mandatory: boolean) =>
    running ? missingSources(task, record, reader, mandatory).map((at) => sourceName(program, task, at)) : []
  return {
    path: task.path,
    definition: task.definition,
    state: STATE_NAMES[record.state],
    cycle: record.cycle,
    requested: names(true),
    requestedOptional: names(false),
    confirmable: running && notConfirmable(program, reader, task) === undefined,
    ...(task.kind === 'decision' ? { candidates: candidateViews(program, task, record, reader) } : {}),
  }
}

function sourceName(program: Program, task: TaskProgram, position: number): string {
  return element(program.items, element(task.sources, position).item).name
}

/** The candidates of a decision as they are, or were, at some instant. */
export function candidateViews(
  program: Program,
  task: TaskProgram,
  record: TaskRecord,
  reader: Reader,
): CandidateView[] {
  return task.candidates.map((candidate, position) => ({
    ...weighed(program, candidate, reader),
    committed: record.committed.includes(position),
  }))
}

function weighed(program: Program, candidate: CandidateProgram, reader: Reader): Omit<CandidateView, 'committed'> {
  const support = netSupport(candidate.arguments, reader)
  return {
    name: candidate.name,
    netsupport: supportToJson(support),
    recommended: isRecommended(candidate, support, reader),
    arguments: candidate.arguments.map((argument, index) => argumentView(program, argument, index, reader)),
  }
}

function argumentView(program: Program, argument: ArgumentProgram, index: number, reader: Reader): ArgumentView {
  const reads: Record<string, JsonValue> = {}
  const readAt: Record<string, EngineTime | null> = {}
  for (const position of argument.condition.reads.items) {
    const item = element(program.items, position)
    reads[item.name] = toJson(reader.item(position).value)
    readAt[item.name] = givenAt(program, position, reader)
  }
  return { index, holds: argument.condition.evaluate(reader) === true, reads, readAt }
}
