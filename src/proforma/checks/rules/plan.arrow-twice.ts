import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named } from '../words.ts'

export const planArrowTwice = defineRule<{ from: string; to: string }>({
  code: 'plan.arrow-twice',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'The same arrow twice',
    what: 'A component waits for the same task twice.',
    why: 'It changes nothing, but often another task was meant to be waited for.',
    fix: 'Correct the second arrow if another task was meant, or remove it.',
  },
  message: ({ from, to }) =>
    `${named(to)} waits for ${named(from)} twice. Correct the second arrow if another task was meant, or remove it.`,
  check({ definitions }, report) {
    for (const definition of definitions('plan')) {
      for (const { task, scheduleConstraints } of definition.node.components) {
        const seen = new Set<string>()
        for (const { antecedent, span } of scheduleConstraints) {
          const from = antecedent.text
          if (seen.has(from) && from !== '') {
            const { start, end } = { start: span.start + definition.offset, end: span.end + definition.offset }
            report(definition, span, { from, to: task.text }, [
              fix('Remove the second arrow', true, () => [{ span: { start, end }, text: '' }]),
            ])
          }
          seen.add(from)
        }
      }
    }
  },
})
