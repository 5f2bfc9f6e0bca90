import { removeSource } from '../../text/edits/index.ts'
import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named } from '../words.ts'

export const sourceDerived = defineRule<{ item: string; task: string }>({
  code: 'source.derived',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Asking for a computed value',
    what: 'A source is a data item with a `derivation`.',
    why: 'A derived item cannot be answered, it follows from others. While they are unknown the task waits for something that nobody can enter.',
    fix: 'Ask for the items that it is computed from.',
  },
  message: ({ item, task }) =>
    `${named(task)} asks for ${named(item)}, which is computed and cannot be entered. Ask for the items it is computed from.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('enquiry', 'decision')) {
      const task = definition.node.name.text
      for (const { item } of definition.node.sources) {
        if (analysis.index.data.get(item.text)?.derivation === undefined) continue
        report(definition, item.span, { item: item.text, task }, [
          fix('Remove the source', false, () => removeSource(analysis.parsed, task, item.text)),
        ])
      }
    }
  },
})
