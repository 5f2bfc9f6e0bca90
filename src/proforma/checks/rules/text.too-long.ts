import { textsIn } from '../facts/texts.ts'
import { defineRule } from '../defineRule.ts'

/** In characters as people count them. A caption stands on a card, a procedure is read at the bedside. */
const LIMITS = { caption: 160, description: 1200, goal: 1200, context: 1200, procedure: 2400 } as const

export const textTooLong = defineRule<{ attribute: string; length: number; limit: number }>({
  code: 'text.too-long',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Text too long to be read',
    what: `A caption has more than ${LIMITS.caption} characters, a description or context more than ${LIMITS.description}, a procedure more than ${LIMITS.procedure}.`,
    why: 'It is read in the middle of work. What is too long is cut off on the card and skipped by people.',
    fix: 'Keep what is needed at this moment. Split a long procedure into several actions; move background into the description.',
  },
  message: ({ attribute, length, limit }) =>
    `This ${attribute} has ${length} characters; more than ${limit} are not read in the middle of work. Shorten it or split the task.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const { attribute, text } of textsIn(definition.node)) {
        const limit = LIMITS[attribute]
        if (text.value.length <= limit) continue
        report(definition, text.valueSpan, { attribute, length: text.value.length, limit })
      }
    }
  },
})
