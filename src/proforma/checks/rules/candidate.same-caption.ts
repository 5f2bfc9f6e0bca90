import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

export const candidateSameCaption = defineRule<{ caption: string; candidate: string; other: string; decision: string }>(
  {
    code: 'candidate.same-caption',
    severity: 'check',
    speed: 'fast',
    help: {
      title: 'Two candidates with the same caption',
      what: 'Two candidates of one decision have the same `caption`.',
      why: 'Who decides sees the same words twice and cannot know which is which.',
      fix: 'Give them captions that say what is different, or remove one of them.',
    },
    message: ({ caption, candidate, other, decision }) =>
      `In ${named(decision)} both ${named(other)} and ${named(candidate)} are called "${caption}". Say in the captions what is different.`,
    check({ definitions }, report) {
      for (const definition of definitions('decision')) {
        const seen = new Map<string, string>()
        for (const { name, caption } of definition.node.candidates) {
          const key = caption?.value.trim().replace(/\s+/g, ' ').toLowerCase()
          if (caption === undefined || key === undefined || key === '') continue
          const other = seen.get(key)
          seen.set(key, other ?? name.text)
          if (other === undefined) continue
          const words = caption.value.trim().slice(0, 60)
          const decision = definition.node.name.text
          report(definition, caption.valueSpan, { caption: words, candidate: name.text, other, decision })
        }
      }
    },
  },
)
