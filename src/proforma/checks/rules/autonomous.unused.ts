import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

const WHY = {
  plan: 'a plan completes by itself anyway',
  enquiry: 'an enquiry completes once its sources are known, whoever gave them',
} as const

export const autonomousUnused = defineRule<{ task: string; why: string }>({
  code: 'autonomous.unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Autonomous without effect',
    what: 'A plan or an enquiry is `autonomous`.',
    why: 'Only actions and decisions can be autonomous. The attribute looks as if it changed something.',
    fix: 'Remove it.',
  },
  message: ({ task, why }) => `\`autonomous\` changes nothing at ${named(task)}: ${why}. Remove it.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan', 'enquiry')) {
      const { autonomous, name, kind } = definition.node
      if (autonomous?.value !== true) continue
      report(definition, autonomous.span, { task: name.text, why: WHY[kind] }, [
        removeFrom('Remove `autonomous`', analysis.parsed, { kind: 'task', name: name.text }, 'autonomous', true),
      ])
    }
  },
})
