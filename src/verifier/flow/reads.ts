import type { CompiledExpression, Program, TaskProgram } from '../../runtime/index.ts'

/** What a task looks at a variable for; it tells when it may look again. */
export type Role =
  | 'wait'
  | 'precondition'
  | 'abort'
  | 'terminate'
  | 'until'
  | 'repeat'
  | 'assignment'
  | 'weigh'
  /** Whether a source has a value. */
  | 'ask'
  /** The antecedent of an arrow: whether any of them was completed. */
  | 'arrow'

export interface Read {
  readonly task: number
  readonly role: Role
}

/** Everything that tasks look at, turned round: who looks at a task's state, and who at an item that can be set. */
export interface ReadTable {
  readonly ofTask: readonly (readonly Read[])[]
  readonly ofItem: readonly (readonly Read[])[]
  /** Tasks that give an item a value: by asking for it or by a postcondition. */
  readonly writers: readonly (readonly number[])[]
}

export function readTable(program: Program): ReadTable {
  const ofTask: Read[][] = program.tasks.map(() => [])
  const ofItem: Read[][] = program.items.map(() => [])
  const writers: Set<number>[] = program.items.map(() => new Set())
  for (const task of program.tasks) {
    for (const [role, expression] of rolesOf(task)) {
      const read: Read = { task: task.index, role }
      for (const item of givenItems(program, expression)) ofItem[item]?.push(read)
      for (const other of readTasks(program, expression)) ofTask[other]?.push(read)
    }
    for (const source of task.sources)
      for (const given of program.items[source.item]?.givenBy ?? []) {
        ofItem[given]?.push({ task: task.index, role: 'ask' })
        writers[given]?.add(task.index)
      }
    for (const { item } of task.assignments) writers[item]?.add(task.index)
    for (const antecedent of task.antecedents) ofTask[antecedent]?.push({ task: task.index, role: 'arrow' })
  }
  return { ofTask, ofItem, writers: writers.map((each) => [...each]) }
}

/** The expressions of a task with their roles. */
export function* rolesOf(task: TaskProgram): Generator<readonly [Role, CompiledExpression]> {
  if (task.waitCondition) yield ['wait', task.waitCondition]
  if (task.precondition) yield ['precondition', task.precondition]
  if (task.abort) yield ['abort', task.abort]
  if (task.terminate) yield ['terminate', task.terminate]
  if (task.cycleUntil) yield ['until', task.cycleUntil]
  if (task.cycleRepeat) yield ['repeat', task.cycleRepeat]
  for (const { value } of task.assignments) yield ['assignment', value]
  for (const candidate of task.candidates) {
    yield ['weigh', candidate.recommendation]
    for (const { condition } of candidate.arguments) yield ['weigh', condition]
  }
}

/** The items that can be set and on which an expression depends. */
export function givenItems(program: Program, expression: CompiledExpression): ReadonlySet<number> {
  return new Set(expression.reads.items.flatMap((item) => program.items[item]?.givenBy ?? []))
}

/** The tasks whose state an expression depends on, through derived items too. */
export function readTasks(program: Program, expression: CompiledExpression): ReadonlySet<number> {
  const tasks = new Set(expression.reads.tasks)
  const pending = [...expression.reads.items]
  const seen = new Set<number>()
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const derivation = program.items[item]?.derivation
    if (!derivation || seen.has(item)) continue
    seen.add(item)
    for (const task of derivation.reads.tasks) tasks.add(task)
    pending.push(...derivation.reads.items)
  }
  return tasks
}
