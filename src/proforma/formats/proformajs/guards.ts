import type { Expression } from '../../model/index.ts'
import { fromScript } from './fromScript.ts'
import { parseScript } from './script.ts'
import type { Script } from './script.ts'
import { findTask } from './tree.ts'
import type { TaskNode } from './tree.ts'

/** The arrows of a task, and what is left of its conditions without them. */
export interface Guards {
  readonly antecedents: readonly TaskNode[]
  readonly wait?: Expression
  readonly pre?: Expression
}

/**
 * Arrows of proformajs files are guards (language reference, section 5): `is_finished('A')` first in the wait condition together
 * with `is_completed('A')` first in the precondition, or `num_finished([…]) == n` with `num_completed([…]) > 0`. Only both together,
 * about siblings, are arrows; anything else stays a condition. Throws NotConvertible.
 */
export function recoverGuards(waitSource: string | undefined, preSource: string | undefined, task: TaskNode): Guards {
  const wait = waitSource === undefined ? undefined : fromScript(waitSource, task)
  const pre = preSource === undefined ? undefined : fromScript(preSource, task)
  const plain = { antecedents: [], ...(wait === undefined ? {} : { wait }), ...(pre === undefined ? {} : { pre }) }
  if (wait === undefined || pre === undefined || waitSource === undefined || preSource === undefined) return plain
  const finished = antecedentNames(waitSource, 'finished')
  const completed = antecedentNames(preSource, 'completed')
  if (finished === undefined || completed === undefined || !sameSet(finished, completed)) return plain
  const antecedents = finished.map((name) =>
    task.parent?.children.find((child) => child === findTask(name, task) && child !== task),
  )
  if (antecedents.includes(undefined)) return plain
  const restOfWait = withoutFirstClause(wait)
  const restOfPre = withoutFirstClause(pre)
  return {
    antecedents: antecedents.filter((node) => node !== undefined),
    ...(restOfWait === undefined ? {} : { wait: restOfWait }),
    ...(restOfPre === undefined ? {} : { pre: restOfPre }),
  }
}

/** The tasks that the first clause asks about. */
function antecedentNames(source: string, state: 'finished' | 'completed'): readonly string[] | undefined {
  const first = firstClause(parseScript(source))
  const single = first.kind === 'call' && first.function === `is_${state}` ? first.arguments[0] : undefined
  if (single?.kind === 'text') return [single.value]
  if (first.kind !== 'binary' || first.left.kind !== 'call' || first.left.function !== `num_${state}`) return undefined
  const [list] = first.left.arguments
  const names = list?.kind === 'list' ? list.elements.flatMap((one) => (one.kind === 'text' ? [one.value] : [])) : []
  const number = first.right.kind === 'number' ? Number(first.right.text) : Number.NaN
  const asked =
    state === 'finished' ? first.operator === '==' && number === names.length : first.operator === '>' && number === 0
  return asked && names.length > 0 ? names : undefined
}

/** What follows the first clause, grouped as it was; nothing when there is no more. */
function withoutFirstClause(expression: Expression): Expression | undefined {
  if (expression.kind !== 'binary' || expression.operator !== 'and') return undefined
  const left = withoutFirstClause(expression.left)
  return left === undefined ? expression.right : { ...expression, left }
}

function firstClause(script: Script): Script {
  return script.kind === 'binary' && script.operator === '&&' ? firstClause(script.left) : script
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}
