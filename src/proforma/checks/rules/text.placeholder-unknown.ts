import { checkExpression } from '../../expressions/types/index.ts'
import { isTask } from '../../model/index.ts'
import { nearest } from '../../text/syntaxProblems.ts'
import { writeName } from '../../text/words.ts'
import { placeholdersIn } from '../facts/texts.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'

export const textPlaceholderUnknown = defineRule<{ name: string; meant: string }>({
  code: 'text.placeholder-unknown',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Text shows the value of something unknown',
    what: 'A `${…}` in a caption, description, context or procedure names something that is not in the protocol.',
    why: 'People would read `?` where a value belongs, for example where a dose belongs.',
    fix: 'Correct the name, or define the data item.',
  },
  message: ({ name, meant }) =>
    `This text shows the value of \`${name}\`, which is not in the protocol: people would read "?" there.${meant === '' ? ' Correct the name, or define the data item.' : ` Did you mean \`${meant}\`?`}`,
  check(context, report) {
    const { resolver } = context.analysis
    for (const definition of context.analysis.parsed.definitions) {
      const { node } = definition
      for (const { expression, problems, source, span } of placeholdersIn(context, definition)) {
        if (problems.length > 0) continue
        const scope = isTask(node) ? { owner: node } : {}
        const unknown = checkExpression(expression, scope, resolver).problems.find(({ code }) =>
          code.startsWith('name.'),
        )
        if (unknown === undefined) continue
        const name = String(unknown.data['name'] ?? '')
        const meant = nearest(name, resolver.namesIn(scope)) ?? ''
        const correct = `\${${source.replaceAll(name, writeName(meant))}}`
        const fixes = meant === '' ? [] : [replaceIn(`Change to ${writeName(meant)}`, definition, span, correct)]
        report(definition, span, { name, meant: meant === '' ? '' : writeName(meant) }, fixes)
      }
    }
  },
})
