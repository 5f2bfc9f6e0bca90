import { isTask } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** `Heart_rate`, `heartRate` and `HEART RATE` sound the same. Tasks among tasks, items among items. */
export const nameConfusable = defineRule<{ name: string; other: string }>({
  code: 'name.confusable',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Names that are easily confused',
    what: 'Two tasks, or two data items, have names that differ only in capitals, underscores, hyphens or spaces.',
    why: 'A condition that reads the wrong one looks right to every reviewer.',
    fix: 'Rename one of them, so that the names say what is different. If both are the same thing, remove one.',
  },
  message: ({ name, other }) =>
    `${named(name)} and ${named(other)} differ only in capitals or underscores, so one is easily read for the other. Rename one, or remove it if both are the same.`,
  check({ analysis }, report) {
    const seen = new Map<string, string>()
    for (const definition of analysis.parsed.definitions) {
      const { node } = definition
      if (!isTask(node) && node.kind !== 'data' && node.kind !== 'parameter') continue
      const plain = node.name.text.toLowerCase().replace(/[\s_-]+/g, '')
      if (plain === '') continue
      const key = `${isTask(node) ? 'task' : 'item'} ${plain}`
      const other = seen.get(key)
      if (other === undefined) seen.set(key, node.name.text)
      else if (other !== node.name.text) report(definition, node.name.span, { name: node.name.text, other })
    }
  },
})
