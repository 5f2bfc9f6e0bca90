import { beginOf, operationOf, type EngineTime, type Operation, type Scenario } from '../../runtime/index.ts'

/** An operation of a test case, and the step of it that does so: 0 for the start and the patient's values. */
export interface NumberedOperation {
  readonly step: number
  readonly operation: Operation
}

/** Everything that a test case does, in order, the start and the patient's values first. */
export function operationsOf(scenario: Scenario): readonly NumberedOperation[] {
  const first: readonly Operation[] = [
    { kind: 'start' },
    ...(scenario.patient === undefined ? [] : [{ kind: 'set', values: scenario.patient } as const]),
  ]
  let now: EngineTime = beginOf(scenario) ?? 0
  const steps = scenario.steps.flatMap((step, at): NumberedOperation[] => {
    const operation = operationOf(step, now)
    if (operation === undefined || typeof operation === 'string' || step.refused !== undefined) return []
    if (operation.kind === 'advanceTo') now = operation.time
    return [{ step: at + 1, operation }]
  })
  return [...first.map((operation) => ({ step: 0, operation })), ...steps]
}
