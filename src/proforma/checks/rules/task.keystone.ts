import type { TaskClass } from '../../model/index.ts'
import { changeTaskClass } from '../../text/edits/index.ts'
import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named } from '../words.ts'

const CLASSES: readonly TaskClass[] = ['action', 'enquiry', 'decision', 'plan']

export const taskKeystone = defineRule<{ task: string }>({
  code: 'task.keystone',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Keystone left',
    what: 'A task is still a keystone (`task ::`), a placeholder that has not become an action, enquiry, decision or plan.',
    why: 'What is to be done there has not been said. It can be tried out, where it runs as an action, but not published.',
    fix: 'Decide what it is and make it an action, enquiry, decision or plan.',
  },
  message: ({ task }) =>
    `${named(task)} is still a placeholder: nobody has said what is done there. Make it an action, an enquiry, a decision or a plan.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('task')) {
      const { text } = definition.node.name
      const fixes = CLASSES.map((kind) =>
        fix(
          `Make it ${/^[ae]/.test(kind) ? 'an' : 'a'} ${kind}`,
          false,
          () => changeTaskClass(analysis.parsed, text, kind).edits,
        ),
      )
      report(definition, definition.node.name.span, { task: text }, fixes)
    }
  },
})
