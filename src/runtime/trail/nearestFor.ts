import { toJson } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { compileExpression } from '../program/expression.ts'
import type { CompiledExpression, Program, TaskProgram } from '../program/program.ts'
import type { Reader } from '../program/records.ts'
import { Reads } from '../program/scope.ts'
import { holds } from '../step/conditions.ts'
import { partsOf } from './condition.ts'
import { type NearestChange, nearestChanges } from './nearest.ts'

/** The nearest values for which conditions of a task, all together, would be otherwise than they are. */
export function nearestFor(
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
export function signatureOf(program: Program, task: TaskProgram, conditions: readonly CompiledExpression[]) {
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
