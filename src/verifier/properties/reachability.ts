import type { Expression } from '../../proforma/index.ts'
import type { TaskProgram } from '../../runtime/index.ts'
import { compileExpression, type Program, Reads, StateReader } from '../../runtime/index.ts'
import { FALSE } from '../data/diagram.ts'
import type { Finding } from '../types.ts'
import { type Context, type Judgement, result, shownByAbsence } from './context.ts'
import { conditionText, inWords, listOf, nameOf } from './names.ts'

/**
 * P8, unreachable task: in no run does the task begin. Tasks inside an unreachable plan are not listed apart, nor
 * those that a standstill or a divergence keeps from beginning, which its own finding explains.
 *
 * @param explained tasks that a standstill or a divergence explains
 */
export function judgeReachability(context: Context, explained: ReadonlySet<number>): Judgement {
  const { program, explorer } = context
  const never = new Set(
    program.tasks.filter((task) => !explorer.reached.has(`${task.path} in_progress`)).map((task) => task.index),
  )
  const consequences = downstream(context, never, explained)
  const findings: Finding[] = []
  for (const index of never) {
    const task = program.tasks[index] as TaskProgram
    if (never.has(task.parent) || consequences.has(index)) continue
    findings.push(...unreachable(context, task))
  }
  const plain = result(context, 'P8', 'unreachable-task', program.tasks.length, findings)
  // What is explained is violated all the same; its finding is the standstill or the divergence.
  const verdict =
    never.size > 0 && findings.length === 0 && context.complete && context.exact ? ('violated' as const) : plain.verdict
  return { results: [{ ...plain, verdict }], findings }
}

/** Tasks that never begin because one of those that are explained has to be finished before. */
function downstream(
  { program }: Context,
  never: ReadonlySet<number>,
  explained: ReadonlySet<number>,
): ReadonlySet<number> {
  const result = new Set(explained)
  for (const index of result)
    for (const next of program.tasks[index]?.successors ?? []) if (never.has(next)) result.add(next)
  return result
}

function unreachable(context: Context, task: TaskProgram): readonly Finding[] {
  const reason = reasonOf(context, task)
  return shownByAbsence(context, {
    property: 'P8',
    kind: 'unreachable-task',
    tasks: [task.index],
    title: `${nameOf(task)} can never start`,
    why: `${reason.why} The task is unreachable.`,
    fix: reason.fix,
  })
}

function reasonOf(context: Context, task: TaskProgram): { readonly why: string; readonly fix: string } {
  const { program, explorer } = context
  const name = nameOf(task)
  const has = (each: TaskProgram | undefined, state: string): boolean => explorer.reached.has(`${each?.path} ${state}`)
  const parent = program.tasks[task.parent]
  if (parent && !has(parent, 'in_progress')) return { why: `${nameOf(parent)} never starts.`, fix: '' }
  if (task.trigger !== undefined)
    return {
      why: `Its trigger never finds its precondition (${conditionText(program, task.precondition)}) true.`,
      fix: `Loosen the precondition of ${name}.`,
    }
  const skipped = task.antecedents.map((index) => program.tasks[index]).filter((each) => !has(each, 'completed'))
  if (task.antecedents.length > 0 && skipped.length === task.antecedents.length)
    return {
      why: `It starts after ${listOf(skipped.map(nameOf), 'or')}, and ${skipped.length > 1 ? 'none of them is ever' : 'that is never'} completed.`,
      fix: `Check the arrows to ${name}.`,
    }
  if (task.precondition && !asked(context, task, 'precondition'))
    return {
      why: `Whenever it could start, its precondition is false, so it is left out every time. ${contradictionIn(context, task)}`,
      fix: `Correct the precondition of ${name}, or remove the task.`,
    }
  if (task.waitCondition && !asked(context, task, 'wait'))
    return {
      why: `It waits until ${conditionText(program, task.waitCondition)}, which is never true while it could start.`,
      fix: `Correct the wait condition of ${name}.`,
    }
  return {
    why: `In no run do its arrows and conditions let it start.`,
    fix: `Check the arrows and conditions of ${name}.`,
  }
}

/** Which part of a precondition is never true, or that its parts are never true together. */
function contradictionIn(context: Context, task: TaskProgram): string {
  const { program } = context
  const whole = task.precondition?.source as Expression
  const parts = conjuncts(whole)
  const never = parts.find((part) => readsDataOnly(program, part) && !isEverTrue(context, task, part))
  if (parts.length < 2) return `It asks for: ${inWords(program, whole)}.`
  if (never) return `It asks among others for: ${inWords(program, never)}, which is so for no patient who gets there.`
  return `Never are all parts of it true together: ${parts.map((part) => inWords(program, part)).join('; ')}.`
}

/** How tasks stand is asked in the middle of a step; only data can be asked in a state between steps. */
function readsDataOnly(program: Program, expression: Expression): boolean {
  const reads = new Reads()
  compileExpression(expression, program.scopeOf(0), reads)
  return reads.tasks.size === 0 && reads.supports.size === 0
}

function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== 'and') return [expression]
  return [...conjuncts(expression.left), ...conjuncts(expression.right)]
}

function asked(context: Context, task: TaskProgram, role: 'precondition' | 'wait'): boolean {
  const expression = (role === 'precondition' ? task.precondition : task.waitCondition)?.source as Expression
  return isEverTrue(context, task, expression)
}

/** Whether a condition is true for anyone in any state in which the task's plan is in progress. */
function isEverTrue({ symbolic, explorer }: Context, task: TaskProgram, expression: Expression): boolean {
  return explorer.nodes.some((node) => {
    const reader = new StateReader(node.state)
    if (task.parent >= 0 && reader.task(task.parent).state !== 1) return false
    const where = symbolic.condition(expression, task.index, reader)
    return symbolic.space.diagrams.and(where, node.known) !== FALSE
  })
}
