import { quoteText } from '../../text/words.ts'
import type { Rule } from '../rule.ts'

/** Without a caption, people read the name, which is written for the protocol's text. */
export const missingCaption: Rule = {
  code: 'caption.missing',
  severity: 'hint',
  speed: 'fast',
  check({ definitions }, accept) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task', 'data')) {
      const { node, offset } = definition
      if (node.caption !== undefined || node.name.text === '') continue
      const readable = node.name.text.replace(/_+/g, ' ').trim()
      accept({
        definition,
        span: node.name.span,
        message: `'${node.name.text}' has no caption: the name itself is shown to people. Give it one in their words.`,
        data: { name: node.name.text },
        fixes: [
          {
            title: `Add the caption ${quoteText(readable)}`,
            safe: true,
            edits: [captionAfterName(definition.node.name.span.end + offset, readable)],
          },
        ],
      })
    }
  },
}

/** The caption goes right after `plan :: 'name'`; its semicolon is the one that was there. */
function captionAfterName(at: number, caption: string): { span: { start: number; end: number }; text: string } {
  return { span: { start: at, end: at }, text: ` ;\n  caption :: ${quoteText(caption)}` }
}
