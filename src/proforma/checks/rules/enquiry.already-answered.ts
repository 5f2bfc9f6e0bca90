import { momentsOf } from '../facts/moments.ts'
import { defineRule } from '../defineRule.ts'
import { listed, named } from '../words.ts'
import { mayComeAgain, timingsOf } from './common/timing.ts'

/** In a repeated performance values are taken anew, so only tasks that are done once are looked at. */
export const enquiryAlreadyAnswered = defineRule<{ task: string; items: string }>({
  code: 'enquiry.already-answered',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Enquiry that is answered before it is asked',
    what: 'All mandatory sources of an enquiry are known for certain when it starts, because tasks before it asked for them.',
    why: 'A value that is known counts, so the enquiry completes at once and nobody sees it. A second measurement is never taken.',
    fix: 'For a second measurement use another data item (`temperature_after`); otherwise remove the enquiry, or let it wait with `confirmatory :: yes ;`.',
  },
  message: ({ task, items }) =>
    `${named(task)} completes at once and nobody sees it, because ${items} was asked for before. For a second measurement use another data item.`,
  check(context, report) {
    const moments = momentsOf(context.analysis)
    for (const definition of context.definitions('enquiry')) {
      const { node } = definition
      if (node.confirmatory?.value === true || mayComeAgain(context, node.name.text)) continue
      const mandatory = node.sources.filter((source) => source.mandatory?.value !== false).map((one) => one.item.text)
      const situations = moments.situationsOf(node, 'start')
      if (mandatory.length === 0 || situations.length === 0) continue
      if (!situations.every(({ knows }) => mandatory.every((item) => knows(item)))) continue
      if (!mandatory.every((item) => timingsOf(context, item, node).includes('before'))) continue
      report(definition, node.name.span, { task: node.name.text, items: listed(mandatory) })
    }
  },
})
