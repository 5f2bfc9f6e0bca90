import type { Expression } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { CompiledExpression, Program, TaskProgram } from '../program/program.ts'
import { DORMANT, IN_PROGRESS, type Reader } from '../program/records.ts'
import { netSupport } from '../program/support.ts'
import { dueAt, holds, isRecommended, missingSources, parentRuns } from '../step/conditions.ts'
import { STATE_NAMES } from '../step/draft.ts'
import type { EngineTime, TaskPath, TaskState } from '../types.ts'
import { type ConditionView, conditionView } from './condition.ts'

export interface TaskMention {
  readonly path: TaskPath
  readonly state: TaskState
}

/** One thing that a task needs for its next step: to start while dormant, to be completed while in progress. */
export type Requirement =
  | { readonly kind: 'start-of-protocol'; readonly met: boolean }
  | { readonly kind: 'plan'; readonly met: boolean; readonly plan: TaskMention }
  | { readonly kind: 'antecedents'; readonly met: boolean; readonly tasks: readonly TaskMention[] }
  | { readonly kind: 'trigger'; readonly met: boolean; readonly trigger: string }
  | { readonly kind: 'cycle-repeat'; readonly met: boolean; readonly due: EngineTime | null }
  | { readonly kind: 'wait-condition' | 'precondition'; readonly met: boolean; readonly condition: ConditionView }
  | { readonly kind: 'sources'; readonly met: boolean; readonly missing: readonly string[] }
  | { readonly kind: 'confirmation'; readonly met: boolean }
  | { readonly kind: 'commitment'; readonly met: boolean; readonly recommended: readonly string[] }
  | { readonly kind: 'components'; readonly met: boolean; readonly tasks: readonly TaskMention[] }

/** What a task needs next, in the order in which the engine asks. Empty for a finished task. */
export function requirements(program: Program, task: TaskProgram, reader: Reader, started: boolean): Requirement[] {
  const { state } = reader.task(task.index)
  if (state === DORMANT) return toStart(program, task, reader, started)
  return state === IN_PROGRESS ? toComplete(program, task, reader) : []
}

export function mention(task: TaskProgram, reader: Reader): TaskMention {
  return { path: task.path, state: STATE_NAMES[reader.task(task.index).state] }
}

function toStart(program: Program, task: TaskProgram, reader: Reader, started: boolean): Requirement[] {
  const record = reader.task(task.index)
  const first: Requirement =
    task.parent === -1
      ? { kind: 'start-of-protocol', met: started }
      : { kind: 'plan', met: parentRuns(task, reader), plan: mention(element(program.tasks, task.parent), reader) }
  const due = dueAt(task, record, reader)
  const needs: Requirement[] = [first]
  if (due !== undefined) needs.push({ kind: 'cycle-repeat', met: due !== null && due <= reader.now, due })
  if (task.trigger !== undefined) needs.push({ kind: 'trigger', met: record.running, trigger: task.trigger })
  else
    needs.push(
      ...antecedents(program, task, reader),
      ...condition('wait-condition', task.waitCondition, program, task, reader),
    )
  return [...needs, ...condition('precondition', task.precondition, program, task, reader)]
}

function antecedents(program: Program, task: TaskProgram, reader: Reader): Requirement[] {
  if (task.antecedents.length === 0) return []
  const tasks = task.antecedents.map((index) => mention(element(program.tasks, index), reader))
  return [{ kind: 'antecedents', met: reader.task(task.index).waitingFor === 0, tasks }]
}

function condition(
  kind: 'wait-condition' | 'precondition',
  compiled: CompiledExpression | undefined,
  program: Program,
  task: TaskProgram,
  reader: Reader,
): Requirement[] {
  if (!compiled) return []
  const seen = explain(program, task, compiled.source, reader)
  return [{ kind, met: holds(compiled, reader, true), condition: seen }]
}

export function explain(program: Program, task: TaskProgram, source: Expression, reader: Reader): ConditionView {
  return conditionView(program, source, program.scopeOf(task.index), reader)
}

function toComplete(program: Program, task: TaskProgram, reader: Reader): Requirement[] {
  const needs = [...sources(program, task, reader), ...commitment(task, reader), ...components(program, task, reader)]
  const byHand = task.kind === 'action' || task.kind === 'task'
  return byHand || task.confirmatory ? [...needs, { kind: 'confirmation', met: false }] : needs
}

function sources(program: Program, task: TaskProgram, reader: Reader): Requirement[] {
  if (!task.sources.some((source) => source.mandatory)) return []
  const missing = missingSources(task, reader.task(task.index), reader, true)
  const names = missing.map((position) => element(program.items, element(task.sources, position).item).name)
  return [{ kind: 'sources', met: names.length === 0, missing: names }]
}

function commitment(task: TaskProgram, reader: Reader): Requirement[] {
  if (task.kind !== 'decision') return []
  const recommended = task.candidates.filter((each) => isRecommended(each, netSupport(each.arguments, reader), reader))
  const met = reader.task(task.index).committed.length > 0
  return [{ kind: 'commitment', met, recommended: recommended.map((each) => each.name) }]
}

/** The components that hold a plan: mandatory ones not finished, optional ones in progress. */
function components(program: Program, task: TaskProgram, reader: Reader): Requirement[] {
  if (task.kind !== 'plan') return []
  const tasks = task.components
    .map((index) => element(program.tasks, index))
    .filter((each) => {
      const { state } = reader.task(each.index)
      return state === IN_PROGRESS || (state === DORMANT && !each.optional)
    })
  return [{ kind: 'components', met: tasks.length === 0, tasks: tasks.map((each) => mention(each, reader)) }]
}
