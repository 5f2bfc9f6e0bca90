import { defineRule } from '../defineRule.ts'
import { removeFrom } from '../fixes.ts'
import { named } from '../words.ts'

export const confirmatoryUnused = defineRule<{ task: string }>({
  code: 'confirmatory.unused',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Confirmatory without effect',
    what: 'An action that is not autonomous is `confirmatory`.',
    why: 'An action is always confirmed by a person. The attribute looks as if it changed something.',
    fix: 'Remove it.',
  },
  message: ({ task }) =>
    `\`confirmatory\` changes nothing at ${named(task)}: an action is always confirmed. Remove it.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('action')) {
      const { confirmatory, autonomous, name } = definition.node
      if (confirmatory?.value !== true || autonomous?.value === true) continue
      report(definition, confirmatory.span, { task: name.text }, [
        removeFrom('Remove `confirmatory`', analysis.parsed, { kind: 'task', name: name.text }, 'confirmatory', true),
      ])
    }
  },
})
