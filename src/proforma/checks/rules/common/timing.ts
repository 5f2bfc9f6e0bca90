import type { Definition } from '../../../model/index.ts'
import type { InstancePath } from '../../../names/index.ts'
import { momentsOf } from '../../facts/moments.ts'
import { usesOf } from '../../facts/uses.ts'
import { isInside, samePath } from '../../reasoning/order.ts'
import type { CheckContext } from '../../rule.ts'
import { isRepeated } from './cycles.ts'

/** When a value is given, seen from a task that reads it. `own`: by the task itself. */
export type Timing = 'before' | 'own' | 'after' | 'beside'

/** Where a giver stands in time to a reader. What is inside a task comes after its start. */
export function timingOf({ analysis }: CheckContext, giver: InstancePath, reader: InstancePath): Timing {
  const { order } = momentsOf(analysis)
  if (samePath(giver, reader)) return 'own'
  if (isInside(giver, reader) || isInside(reader, giver)) return 'after'
  if (order.isFinishedBefore(giver, reader)) return 'before'
  return order.isFinishedBefore(reader, giver) ? 'after' : 'beside'
}

/** Every way in which an item gets a value, seen from every place of a reader. */
export function timingsOf(context: CheckContext, item: string, reader: Definition): readonly Timing[] {
  const moments = momentsOf(context.analysis)
  const uses = usesOf(context)
  const readers = moments.pathsOf(reader.name.text)
  const givers = [...uses.asks(item), ...uses.assigns(item)].flatMap(({ definition }) =>
    moments.pathsOf(definition.node.name.text),
  )
  return readers.flatMap((path) => givers.map((giver) => timingOf(context, giver, path)))
}

/** Whether a task, or a plan around it, is performed again or started by a trigger: what comes after may come before. */
export function mayComeAgain({ analysis }: CheckContext, task: string): boolean {
  const { tasks } = analysis.index
  return momentsOf(analysis)
    .pathsOf(task)
    .some((path) =>
      path.some((name, depth) => {
        if (tasks.get(name)?.trigger !== undefined) return true
        const plan = depth === 0 ? undefined : tasks.get(path[depth - 1] as string)
        const component = plan?.kind === 'plan' ? plan.components.find((one) => one.task.text === name) : undefined
        return component !== undefined && isRepeated(component)
      }),
    )
}
