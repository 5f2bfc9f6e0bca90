import type { PlanDefinition } from '../../model/index.ts'
import type { Analysis } from '../analyse.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { canEndEarly, isEndless } from './common/cycles.ts'

/** Fine where the plan, or one around it, can be ended. */
export const planEndless = defineRule<{ task: string; plan: string }>({
  code: 'plan.endless',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Plan that never ends',
    what: 'A mandatory component is repeated without end, and neither its plan nor a plan around it can be ended.',
    why: 'The plan never completes; nothing after it ever starts, and the patient never leaves the protocol.',
    fix: 'Give the cycles an end (`number_of_cycles`, `cycle_until`), make the component optional, or let the plan end with `terminate` or `abort`.',
  },
  message: ({ task, plan }) =>
    `${named(task)} is repeated without end and must be finished, so ${named(plan)} never completes. Say when the cycles end (\`cycle_until\`), or let the plan end with \`terminate\`.`,
  check({ analysis, definitions }, report) {
    const around = plansAround(analysis)
    for (const definition of definitions('plan')) {
      const plan = definition.node
      const endless = plan.components.filter((component) => isEndless(component) && component.optional?.value !== true)
      if (endless.length === 0 || ends(plan, around, new Set())) continue
      for (const { task } of endless) report(definition, task.span, { task: task.text, plan: plan.name.text })
    }
  },
})

type Around = ReadonlyMap<string, readonly PlanDefinition[]>

function plansAround({ index }: Analysis): Around {
  const around = new Map<string, PlanDefinition[]>()
  for (const plan of index.tasks.values()) {
    if (plan.kind !== 'plan') continue
    for (const { task } of plan.components) {
      const plans = around.get(task.text)
      if (plans === undefined) around.set(task.text, [plan])
      else plans.push(plan)
    }
  }
  return around
}

/** Whether the plan, or each plan that it stands in, can be ended. */
function ends(plan: PlanDefinition, around: Around, seen: Set<string>): boolean {
  if (canEndEarly(plan)) return true
  if (seen.has(plan.name.text)) return false
  seen.add(plan.name.text)
  const outer = around.get(plan.name.text) ?? []
  return outer.length > 0 && outer.every((each) => ends(each, around, seen))
}
