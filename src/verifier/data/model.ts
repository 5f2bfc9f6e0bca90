import type { Expression, PropertyDefinition } from '../../proforma/index.ts'
import type { Program, TaskProgram } from '../../runtime/index.ts'

/** The `property` blocks of a protocol. */
export function propertiesOf(program: Program): readonly PropertyDefinition[] {
  return program.parsed.definitions.flatMap(({ node }) => (node.kind === 'property' ? [node] : []))
}

/** A condition in its place: which expression it is, in what role, asked from which task. */
export interface Condition {
  readonly task: number
  readonly role: ConditionRole
  readonly expression: Expression
}

export type ConditionRole =
  | 'precondition'
  | 'wait'
  | 'abort'
  | 'terminate'
  | 'cycle-until'
  | 'cycle-repeat'
  | 'argument'
  | 'recommendation'
  | 'assignment'

/** Every condition and value that the engine may ask for, in the order of the tree. */
export function conditionsOf(program: Program): readonly Condition[] {
  return program.tasks.flatMap((task) => [...taskConditions(task)])
}

function* taskConditions(task: TaskProgram): Generator<Condition> {
  const at = (role: ConditionRole, expression: Expression): Condition => ({ task: task.index, role, expression })
  const { definition, component } = task.source
  if (definition.waitCondition) yield at('wait', definition.waitCondition.value)
  if (definition.precondition) yield at('precondition', definition.precondition.value)
  for (const { value } of definition.postcondition?.value ?? []) yield at('assignment', value)
  if (component?.cycleUntil) yield at('cycle-until', component.cycleUntil.value)
  if (component?.cycleRepeat) yield at('cycle-repeat', component.cycleRepeat.value)
  if (definition.kind === 'plan') {
    if (definition.abort) yield at('abort', definition.abort.value)
    if (definition.terminate) yield at('terminate', definition.terminate.value)
  }
  if (definition.kind !== 'decision') return
  for (const candidate of definition.candidates) {
    for (const argument of candidate.arguments) yield at('argument', argument.condition)
    if (candidate.recommendation) yield at('recommendation', candidate.recommendation.value)
  }
}
