import { quoteText } from '../../text/words.ts'
import { defineRule } from '../defineRule.ts'
import { setIn } from '../fixes.ts'
import { named } from '../words.ts'
import { isBlank } from './common/header.ts'

/** Without a caption, people read the name, which is written for the protocol's text. */
export const captionMissing = defineRule<{ name: string }>({
  code: 'caption.missing',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'No caption',
    what: 'A task or data item has no `caption`, or an empty one.',
    why: 'Who runs the protocol then reads its name (`resp_rate`), which was made for the text and not for people.',
    fix: 'Add `caption :: "…" ;` in the words of those who will read it, in their language.',
  },
  message: ({ name }) =>
    `${named(name)} has no caption: the name itself is shown to people. Give it one in their words.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task', 'data')) {
      const { caption, name, kind } = definition.node
      if (!isBlank(caption) || name.text === '') continue
      const readable = readableName(name.text)
      const title = `Add the caption ${quoteText(readable)}`
      const target = { kind: kind === 'data' ? kind : 'task', name: name.text } as const
      report(definition, name.span, { name: name.text }, [
        setIn(title, analysis.parsed, target, 'caption', readable, true),
      ])
    }
  },
})

function readableName(name: string): string {
  const words = name.replace(/_+/g, ' ').trim()
  return words === '' ? name : words
}
