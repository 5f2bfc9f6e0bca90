import type { Value } from '../../proforma/index.ts'
import type {
  CandidateProgram,
  CompiledExpression,
  Program,
  Reader,
  Readers,
  SourceProgram,
  TaskProgram,
} from '../../runtime/index.ts'

/** The conditions that the engine asks of itself. */
export type AskedRole = 'wait' | 'precondition' | 'abort' | 'terminate' | 'until'

/** Is told of everything the engine looks at while it takes a step. */
export interface Observer {
  /** A condition was asked. */
  condition(task: number, role: AskedRole, condition: CompiledExpression, reader: Reader, result: Value): void
  /** A value was computed that is not only true or false (`cycle_repeat`). */
  value(task: number, expression: CompiledExpression, reader: Reader, result: Value): void
  /** A postcondition is about to give an item a value. */
  assignment(task: number, position: number, reader: Reader): void
  /** An autonomous decision weighs its candidates. */
  weighing(task: number, reader: Reader): void
  /** It was looked at whether a source has a value. */
  source(task: number, position: number): void
}

/**
 * The same program, for the engine's own step, except that an observer hears what is looked at, and that more tasks are
 * reviewed than need be: whoever reads a derived item, whenever anything changes on which the item depends, and whoever
 * reads an item that may be answered together with one that is (rule V31). Then what is reviewed in a step is the same
 * for all patients; reviewing a task at rest changes nothing.
 *
 * @param given items that may be given together although no task asks for them
 */
export function instrument(program: Program, observer: Observer, given: readonly number[] = []): Program {
  const itemReaders = program.itemReaders.map((readers) => throughDerived(program, readers))
  return {
    ...program,
    tasks: program.tasks.map((task) => instrumentTask(task, observer)),
    itemReaders: joined(program, itemReaders, given),
    taskReaders: program.taskReaders.map((readers) => throughDerived(program, readers)),
    timeReaders: throughDerived(program, program.timeReaders),
  }
}

function instrumentTask(task: TaskProgram, observer: Observer): TaskProgram {
  const { index } = task
  const condition = (role: AskedRole, compiled: CompiledExpression | undefined): CompiledExpression | undefined =>
    compiled && always(compiled, (reader, result) => observer.condition(index, role, compiled, reader, result))
  const { cycleRepeat } = task
  return {
    ...task,
    waitCondition: condition('wait', task.waitCondition),
    precondition: condition('precondition', task.precondition),
    abort: condition('abort', task.abort),
    terminate: condition('terminate', task.terminate),
    cycleUntil: condition('until', task.cycleUntil),
    cycleRepeat:
      cycleRepeat && heard(cycleRepeat, (reader, result) => observer.value(index, cycleRepeat, reader, result)),
    assignments: task.assignments.map(({ item, value }, position) => ({
      item,
      value: always(value, (reader) => observer.assignment(index, position, reader)),
    })),
    sources: task.sources.map((source, position) => new HeardSource(source, () => observer.source(index, position))),
    candidates: task.autonomous
      ? task.candidates.map((candidate) => weighed(candidate, index, observer))
      : task.candidates,
  }
}

/** What reads no data is the same for all patients and need not be heard. */
function heard(compiled: CompiledExpression, tell: (reader: Reader, result: Value) => void): CompiledExpression {
  return compiled.reads.items.length === 0 ? compiled : always(compiled, tell)
}

function always(compiled: CompiledExpression, tell: (reader: Reader, result: Value) => void): CompiledExpression {
  const evaluate = (reader: Reader): Value => {
    const result = compiled.evaluate(reader)
    tell(reader, result)
    return result
  }
  return { ...compiled, evaluate }
}

function weighed(candidate: CandidateProgram, task: number, observer: Observer): CandidateProgram {
  const tell = (reader: Reader): void => observer.weighing(task, reader)
  return {
    ...candidate,
    recommendation: always(candidate.recommendation, tell),
    arguments: candidate.arguments.map((argument) => ({ ...argument, condition: always(argument.condition, tell) })),
  }
}

class HeardSource implements SourceProgram {
  readonly mandatory: boolean
  readonly #item: number
  readonly #tell: () => void

  constructor(source: SourceProgram, tell: () => void) {
    this.mandatory = source.mandatory
    this.#item = source.item
    this.#tell = tell
  }

  get item(): number {
    this.#tell()
    return this.#item
  }
}

function throughDerived(program: Program, readers: Readers): Readers {
  const tasks = new Set(readers.tasks)
  const seen = new Set<number>()
  const pending = [...readers.derived]
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (seen.has(item)) continue
    seen.add(item)
    const next = program.itemReaders[item]
    for (const task of next?.tasks ?? []) tasks.add(task)
    pending.push(...(next?.derived ?? []))
  }
  return { ...readers, tasks: [...tasks] }
}

/** Items that tasks ask for together share their readers. */
function joined(program: Program, readers: readonly Readers[], together: readonly number[]): readonly Readers[] {
  const group = program.items.map((item) => item.index)
  const find = (item: number): number => {
    let root = item
    while (group[root] !== root) root = group[root] as number
    group[item] = root
    return root
  }
  const asked = program.tasks.map((task) => task.sources.flatMap((source) => program.items[source.item]?.givenBy ?? []))
  for (const items of [...asked, together]) for (const item of items) group[find(item)] = find(items[0] as number)
  const shared = new Map<number, Set<number>>()
  for (const [item, own] of readers.entries()) {
    const tasks = shared.get(find(item)) ?? new Set()
    shared.set(find(item), tasks)
    for (const task of own.tasks) tasks.add(task)
  }
  return readers.map((own, item) => ({ ...own, tasks: [...(shared.get(find(item)) ?? own.tasks)] }))
}
