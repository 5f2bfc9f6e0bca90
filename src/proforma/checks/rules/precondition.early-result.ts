import { completedIn, conjuncts } from '../reasoning/conjuncts.ts'
import { forkOf } from '../reasoning/order.ts'
import { defineRule } from '../defineRule.ts'
import { momentsOf } from '../facts/moments.ts'
import { named } from '../words.ts'
import { hasMissing } from './common/conditions.ts'
import { mayComeAgain, timingOf } from './common/timing.ts'

/** Only what must be true, so not the parts of an `or`. */
export const preconditionEarlyResult = defineRule<{ task: string; other: string; what: string }>({
  code: 'precondition.early-result',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Precondition asks too early',
    what: 'A `precondition` asks for the result of a decision, or whether a task is completed, and nothing makes sure that it is by then.',
    why: 'A precondition is asked once, when the task would start. If the other one is not finished yet the task is discarded for good.',
    fix: 'Draw an arrow from the decision to the task. If they stand in different plans, ask for it in the `wait_condition` as well.',
  },
  message: ({ task, other, what }) =>
    `Whether ${named(task)} starts depends on ${what} ${named(other)}, which may not be finished by then, and the precondition is asked once. Draw an arrow from ${named(other)} to ${named(task)}, or wait for it.`,
  check(context, report) {
    const { analysis } = context
    const moments = momentsOf(analysis)
    for (const definition of context.definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { node } = definition
      const condition = node.precondition?.value
      const paths = moments.pathsOf(node.name.text)
      if (condition === undefined || paths.length === 0 || hasMissing(condition)) continue
      if (mayComeAgain(context, node.name.text)) continue
      for (const part of conjuncts(condition)) {
        const [other] = completedIn(part)
        if (other === undefined) continue
        const early = paths.some((path) => {
          const task = analysis.resolver.resolveTask(other, { owner: node, path })
          if (task.kind !== 'task' || task.path === undefined || forkOf(task.path, path) === undefined) return false
          return timingOf(context, task.path, path) === 'beside'
        })
        if (!early) continue
        const what = part.kind === 'call' ? 'the completion of' : 'the result of'
        report(definition, part.span, { task: node.name.text, other, what })
      }
    }
  },
})
