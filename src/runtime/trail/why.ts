import { element } from '../program/element.ts'
import type { Program, TaskProgram } from '../program/program.ts'
import { DORMANT, type Reader } from '../program/records.ts'
import { holds } from '../step/conditions.ts'
import { STATE_NAMES } from '../step/draft.ts'
import { StateReader } from '../step/state.ts'
import type { Change, RuleId, TaskPath, TrailRecord } from '../types.ts'
import type { Cause, Why } from './explanation.ts'
import { type Moment, moments } from './history.ts'
import type { NearestChange } from './nearest.ts'
import { nearestFor } from './nearestFor.ts'
import { readerAt } from './past.ts'
import { explain, mention, requirements, type TaskMention } from './requirements.ts'
import { sentences } from './sentences.ts'

/** Why the task at this path is dormant, in progress, completed or discarded; nothing when there is no such task. */
export function why(program: Program, moment: Moment, path: TaskPath): Why | undefined {
  const index = program.pathIndex.get(path)
  if (index === undefined) return undefined
  const task = element(program.tasks, index)
  const reader = new StateReader(moment.state)
  const led = causeOf(program, task, moment)
  const cause = led?.cause
  const needs = requirements(program, task, reader, moment.state.started)
  const data = {
    path,
    state: STATE_NAMES[reader.task(index).state],
    ...(cause ? { cause } : {}),
    needs,
    nearest: led && OVER.has(led.cause.rule) ? nearestThen(program, task, led) : nearestNow(program, task, reader),
  }
  return { ...data, sentences: sentences(program, task, data) }
}

/** A cause, and the state that the rule looked at. */
interface Led {
  readonly cause: Cause
  readonly reader: Reader
}

function causeOf(program: Program, task: TaskProgram, moment: Moment): Led | undefined {
  const past = moments(moment)
  for (let record = past.length - 1; record > 0; record--) {
    const done = element(past, record).record as TrailRecord
    const { passes, operation, time } = done
    for (let pass = passes.length - 1; pass >= 0; pass--) {
      const change = element(passes, pass).findLast(
        (each): each is StateChange => each.kind === 'state' && each.path === task.path,
      )
      if (!change) continue
      const reader = readerAt(program, element(past, record - 1).state, done, pass)
      const { rule } = change
      const cause = { rule, operation, time, record: record - 1, pass, ...looked(program, task, rule, reader) }
      return { cause, reader }
    }
  }
  return undefined
}

type StateChange = Change & { readonly kind: 'state' }

const CONDITION_OF: Readonly<Record<RuleId, 'precondition' | 'abort' | 'terminate' | 'waitCondition'>> = {
  R15: 'precondition',
  R16: 'precondition',
  R20: 'precondition',
  R22: 'precondition',
  R41: 'abort',
  R42: 'terminate',
}

function looked(program: Program, task: TaskProgram, rule: RuleId, reader: Reader): Pick<Cause, 'condition' | 'tasks'> {
  const name = CONDITION_OF[rule]
  const condition = name && task[name] ? { condition: explain(program, task, task[name].source, reader) } : {}
  return { ...condition, tasks: mentioned(program, task, rule, reader) }
}

function mentioned(program: Program, task: TaskProgram, rule: RuleId, reader: Reader): readonly TaskMention[] {
  const tasks = (indexes: readonly number[]) => indexes.map((index) => mention(element(program.tasks, index), reader))
  if (rule === 'R13' || rule === 'R15' || rule === 'R16') return tasks(task.antecedents)
  if (rule === 'R34') return tasks(task.terminals)
  if (rule === 'R43') return tasks([task.parent])
  return []
}

/** Rules whose condition, had it been otherwise, would have let the task start or go on. */
const OVER: ReadonlySet<RuleId> = new Set(['R16', 'R41', 'R42'])

/** What would have led elsewhere, by the values at that instant. */
function nearestThen(program: Program, task: TaskProgram, { cause, reader }: Led): readonly NearestChange[] {
  const name = CONDITION_OF[cause.rule]
  const condition = name && task[name]
  return condition ? nearestFor(program, task, [condition], reader) : []
}

/** What would make true the first condition for which a dormant task waits. */
function nearestNow(program: Program, task: TaskProgram, reader: Reader): readonly NearestChange[] {
  if (reader.task(task.index).state !== DORMANT) return []
  const conditions = [task.trigger === undefined ? task.waitCondition : undefined, task.precondition]
  const failing = conditions.find((condition) => condition && !holds(condition, reader, true))
  return failing ? nearestFor(program, task, [failing], reader) : []
}
