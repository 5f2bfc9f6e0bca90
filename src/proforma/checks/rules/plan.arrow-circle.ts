import type { Component, PlanDefinition, ScheduleConstraint } from '../../model/index.ts'
import { removeScheduleConstraint } from '../../text/edits/index.ts'
import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named } from '../words.ts'

/**
 * Arrows in a circle: none of the tasks can ever start, and the plan never completes (engine rules 2 and 10). The
 * protocol still loads, so that it can be looked at and repaired.
 */
export const planArrowCircle = defineRule<{ path: string; size: number }>({
  code: 'plan.arrow-circle',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Arrows in a circle',
    what: 'In a plan, tasks wait for one another in a circle: A for B, B for C, C for A.',
    why: 'None of them can ever start, so the plan stands still and the patient waits for ever.',
    fix: 'Remove the arrow that goes backwards. To do something again, give the task cycles instead.',
  },
  message: ({ path }) =>
    `These tasks wait for one another, so none of them can start: ${path}. Remove one of the arrows.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const { circle, arrow, task } of circlesOf(definition.node)) {
        const path = circle.map(named).join(' → ')
        const from = arrow.antecedent.text
        report(definition, arrow.span, { path, size: circle.length - 1 }, [
          fix(`Remove the arrow from ${named(from)}`, false, () =>
            removeScheduleConstraint(analysis.parsed, definition.node.name.text, task, from),
          ),
        ])
      }
    }
  },
})

interface Circle {
  /** Names along the arrows; the first is the last again. */
  readonly circle: readonly string[]
  /** The arrow that closes the circle. */
  readonly arrow: ScheduleConstraint
  /** The task that the arrow leads to. */
  readonly task: string
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
  const onPath = new Set<Component>([start])
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const arrow = step.component.scheduleConstraints[step.next++]
    if (arrow === undefined) {
      done.add(step.component.task.text)
      onPath.delete(step.component)
      path.pop()
      continue
    }
    const antecedent = components.get(arrow.antecedent.text)
    if (antecedent === undefined || done.has(antecedent.task.text)) continue
    if (!onPath.has(antecedent)) {
      onPath.add(antecedent)
      path.push({ component: antecedent, next: 0 })
      continue
    }
    const names = path.map((one) => one.component.task.text)
    const circle = names.slice(names.indexOf(antecedent.task.text))
    found.push({ circle: [...circle, circle[0] as string].reverse(), arrow, task: step.component.task.text })
  }
}
