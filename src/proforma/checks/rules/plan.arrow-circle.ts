import type { Component, PlanDefinition, ScheduleConstraint } from '../../model/index.ts'
import type { Rule } from '../rule.ts'

/**
 * Arrows in a circle: none of the tasks can ever start, and the plan never completes (engine rules 2 and 10). The
 * protocol still loads, so that it can be looked at and repaired.
 */
export const arrowCircle: Rule = {
  code: 'plan.arrow-circle',
  severity: 'error',
  speed: 'fast',
  check({ definitions }, accept) {
    for (const definition of definitions('plan')) {
      for (const { circle, arrow } of circlesOf(definition.node)) {
        const path = circle.map((name) => `'${name}'`).join(' → ')
        const { start, end } = arrow.span
        accept({
          definition,
          span: arrow.span,
          message: `These tasks wait for one another, so none of them can start: ${path}. Remove one of the arrows.`,
          data: { size: circle.length - 1 },
          fixes: [
            {
              title: `Remove the arrow from '${arrow.antecedent.text}'`,
              safe: false,
              edits: [{ span: { start: start + definition.offset, end: end + definition.offset }, text: '' }],
            },
          ],
        })
      }
    }
  },
}

interface Circle {
  /** Names along the arrows; the first is the last again. */
  readonly circle: readonly string[]
  /** The arrow that closes the circle. */
  readonly arrow: ScheduleConstraint
}

/** One circle for each arrow that leads back to a task on the way to it. */
function circlesOf(plan: PlanDefinition): Circle[] {
  const components = new Map(plan.components.map((component) => [component.task.text, component]))
  const found: Circle[] = []
  const done = new Set<string>()
  for (const component of plan.components) search(component, components, done, found)
  return found
}

interface Step {
  readonly component: Component
  next: number
}

/** Depth first against the arrows, without recursion: a plan may be long. */
function search(
  start: Component,
  components: ReadonlyMap<string, Component>,
  done: Set<string>,
  found: Circle[],
): void {
  if (done.has(start.task.text)) return
  const path: Step[] = [{ component: start, next: 0 }]
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const arrow = step.component.scheduleConstraints[step.next++]
    if (arrow === undefined) {
      done.add(step.component.task.text)
      path.pop()
      continue
    }
    const antecedent = components.get(arrow.antecedent.text)
    if (antecedent === undefined || done.has(antecedent.task.text)) continue
    const at = path.findIndex((one) => one.component === antecedent)
    if (at < 0) path.push({ component: antecedent, next: 0 })
    else {
      const names = path.slice(at).map((one) => one.component.task.text)
      found.push({ circle: [...names, names[0] as string].reverse(), arrow })
    }
  }
}
