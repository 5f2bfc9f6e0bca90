import { toJson } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { CompiledExpression, Program, TaskProgram } from '../program/program.ts'
import { DORMANT, IN_PROGRESS, type Reader } from '../program/records.ts'
import { Reads } from '../program/scope.ts'
import { netSupport } from '../program/support.ts'
import { holds, isRecommended } from '../step/conditions.ts'
import { STATE_NAMES } from '../step/draft.ts'
import { StateReader } from '../step/state.ts'
import { taskView } from '../step/view.ts'
import type { Change, RuleId, TaskPath, TrailRecord } from '../types.ts'
import { partsOf } from './condition.ts'
import { type Moment, moments } from './history.ts'
import { type NearestChange, nearestChanges } from './nearest.ts'
import { readerAt } from './past.ts'
import { explain, mention, requirements, type TaskMention } from './requirements.ts'
import type { Cause, Why, WhyCandidate } from './explanation.ts'
import { candidateSentences, sentences } from './sentences.ts'

/** Why the task at this path is dormant, in progress, completed or discarded; nothing when there is no such task. */
export function why(program: Program, moment: Moment, path: TaskPath): Why | undefined {
  const index = program.pathIndex.get(path)
  if (index === undefined) return undefined
  const task = element(program.tasks, index)
  const reader = new StateReader(moment.state)
  const cause = causeOf(program, task, moment)
  const needs = requirements(program, task, reader, moment.state.started)
  const data = {
    path,
    state: STATE_NAMES[reader.task(index).state],
    ...(cause ? { cause } : {}),
    needs,
    nearest: nearestForTask(program, task, reader, cause),
  }
  return { ...data, sentences: sentences(program, task, data) }
}

function causeOf(program: Program, task: TaskProgram, moment: Moment): Cause | undefined {
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
      return {
        rule: change.rule,
        operation,
        time,
        record: record - 1,
        pass,
        ...looked(program, task, change.rule, reader),
      }
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

function nearestForTask(
  program: Program,
  task: TaskProgram,
  reader: Reader,
  cause: Cause | undefined,
): readonly NearestChange[] {
  const { state } = reader.task(task.index)
  const conditions = [
    state === DORMANT ? task.waitCondition : undefined,
    state === DORMANT ? task.precondition : undefined,
  ]
  if (state !== DORMANT && state !== IN_PROGRESS && cause?.rule === 'R16') conditions.push(task.precondition)
  for (const condition of conditions) {
    if (condition && !holds(condition, reader, true)) return nearestFor(program, task, [condition], reader)
  }
  return []
}

function nearestFor(
  program: Program,
  task: TaskProgram,
  conditions: readonly CompiledExpression[],
  reader: Reader,
): readonly NearestChange[] {
  return nearestChanges(program, reader, {
    holds: (hypothetical) => conditions.every((condition) => holds(condition, hypothetical, true)),
    signature: signatureOf(program, task, conditions),
    expressions: conditions.map((condition) => condition.source),
    scope: program.scopeOf(task.index),
    items: [...new Set(conditions.flatMap((condition) => condition.reads.items))],
  })
}

/** The parts of conditions with their truth, and the derived values they look at. */
function signatureOf(program: Program, task: TaskProgram, conditions: readonly CompiledExpression[]) {
  const derived = new Set(
    conditions.flatMap(({ reads }) => reads.items.filter((item) => element(program.items, item).derivation)),
  )
  const parts = conditions.flatMap(({ source }) => partsOf(source))
  const atoms = parts.map((part) => compileExpression(part, program.scopeOf(task.index), new Reads()))
  return (reader: Reader): string =>
    JSON.stringify([
      atoms.map((atom) => atom(reader) === true),
      [...derived].map((item) => toJson(reader.item(item).value)),
    ])
}

/** Why a candidate of the decision at this path is recommended or not; nothing when there is no such candidate. */
export function whyCandidate(
  program: Program,
  moment: Pick<Moment, 'state'>,
  path: TaskPath,
  name: string,
): WhyCandidate | undefined {
  const task = program.tasks[program.pathIndex.get(path) ?? -1]
  const candidate = task?.candidates.find((each) => each.name === name)
  const seen = taskView(program, moment.state, path)?.candidates?.find((each) => each.name === name)
  if (!task || !candidate || !seen) return undefined
  const reader = new StateReader(moment.state)
  const asked = [candidate.recommendation, ...candidate.arguments.map((argument) => argument.condition)]
  const data = {
    path,
    candidate: seen,
    rule: explain(program, task, candidate.recommendation.source, reader),
    arguments: candidate.arguments.map((argument) => explain(program, task, argument.condition.source, reader)),
    netsupport: seen.netsupport,
    nearest: nearestChanges(program, reader, {
      holds: (hypothetical) => isRecommended(candidate, netSupport(candidate.arguments, hypothetical), hypothetical),
      signature: signatureOf(program, task, asked),
      expressions: asked.map((each) => each.source),
      scope: program.scopeOf(task.index),
      items: [...new Set(asked.flatMap((each) => each.reads.items))],
    }),
  }
  return { ...data, sentences: candidateSentences(program, task, candidate, data) }
}
