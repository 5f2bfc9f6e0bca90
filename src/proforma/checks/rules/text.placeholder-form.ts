import { checkExpression } from '../../expressions/types/index.ts'
import { isTask } from '../../model/index.ts'
import { placeholdersIn } from '../facts/texts.ts'
import { defineRule } from '../defineRule.ts'

/** An unknown name is a rule of its own. */
export const textPlaceholderForm = defineRule<{ source: string; why: string }>({
  code: 'text.placeholder-form',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Value in a text that cannot be computed',
    what: 'Between `${` and `}` in a caption, description, context or procedure stands something that is no expression.',
    why: 'People would read `?` where a value belongs, for example where a dose belongs.',
    fix: 'Correct the expression: the name of a data item, or a calculation with such names.',
  },
  message: ({ source, why }) => `\`\${${source}}\` cannot be shown: ${why}`,
  check(context, report) {
    const { resolver } = context.analysis
    for (const definition of context.analysis.parsed.definitions) {
      const { node } = definition
      for (const { expression, problems, source, span } of placeholdersIn(context, definition)) {
        const checked =
          problems.length > 0
            ? problems
            : checkExpression(expression, isTask(node) ? { owner: node } : {}, resolver).problems
        const [first] = checked
        if (first === undefined || first.code.startsWith('name.')) continue
        report(definition, span, { source: source.slice(0, 40), why: first.message })
      }
    }
  },
})
