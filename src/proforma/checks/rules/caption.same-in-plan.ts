import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** As people read it: capitals and spaces make no difference. */
export const captionSameInPlan = defineRule<{ caption: string; task: string; other: string; plan: string }>({
  code: 'caption.same-in-plan',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Two tasks with the same caption',
    what: 'Two tasks of one plan have the same `caption`.',
    why: 'On the screen nobody can tell them apart; one is confirmed and the other was meant.',
    fix: 'Give them captions that say what is different: the time, the place, the drug.',
  },
  message: ({ caption, task, other, plan }) =>
    `In ${named(plan)} both ${named(other)} and ${named(task)} are called "${caption}". Say in the captions what is different.`,
  check({ analysis, definitions }, report) {
    const captioned = new Map(
      definitions('plan', 'enquiry', 'decision', 'action', 'task').map((one) => [one.node, one] as const),
    )
    for (const { node: plan } of definitions('plan')) {
      const seen = new Map<string, string>()
      for (const { task } of plan.components) {
        const node = analysis.index.tasks.get(task.text)
        const key = node?.caption?.value.trim().replace(/\s+/g, ' ').toLowerCase()
        if (node?.caption === undefined || key === undefined || key === '') continue
        const other = seen.get(key)
        seen.set(key, other ?? task.text)
        if (other === undefined || other === task.text) continue
        const data = { caption: node.caption.value.trim().slice(0, 60), task: task.text, other, plan: plan.name.text }
        report(captioned.get(node), node.caption.valueSpan, data)
      }
    }
  },
})
