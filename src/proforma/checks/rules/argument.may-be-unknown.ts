import { placesIn } from '../facts/places.ts'
import { usesOf } from '../facts/uses.ts'
import { addSource } from '../../text/edits/index.ts'
import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { named, shown } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'
import { openItems } from './common/openItems.ts'
import { timingsOf } from './common/timing.ts'

/** Each item once for a decision. What nothing gives, or only what comes later, is another check's business. */
export const argumentMayBeUnknown = defineRule<{ item: string; argument: string; decision: string }>({
  code: 'argument.may-be-unknown',
  severity: 'hint',
  speed: 'slow',
  help: {
    title: 'Argument that may rest on a missing answer',
    what: 'An argument reads a data item that may be unknown when the decision is taken: it is no mandatory source of the decision, and nothing before makes sure of it.',
    why: 'The argument then silently does not count, and the recommendation looks as certain as with the answer.',
    fix: 'Make the item a mandatory source of the decision, or leave it if the decision must go on without it.',
  },
  message: ({ item, argument, decision }) =>
    `While ${named(item)} is unknown, ${argument} silently does not count in ${named(decision)}. Make it a mandatory source of the decision if it must be known.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('decision')) {
      const { node } = definition
      const reported = new Set<string>()
      for (const place of placesIn(node)) {
        if (place.role !== 'argument' || hasMissing(place.expression)) continue
        const [view] = viewsOf(context.analysis, node, place)
        if (view === undefined) continue
        for (const { item, span } of openItems(place.expression, view)) {
          if (reported.has(item) || uses.asks(item).length === 0 || uses.assigns(item).length > 0) continue
          const timings = timingsOf(context, item, node)
          if (timings.every((timing) => timing === 'after')) continue
          reported.add(item)
          const decision = node.name.text
          const isSource = node.sources.some((source) => source.item.text === item)
          const fixes = isSource
            ? []
            : [fix(`Make ${named(item)} a source`, false, () => addSource(context.analysis.parsed, decision, item))]
          report(definition, span, { item, argument: shown(place.expression, 40), decision }, fixes)
        }
      }
    }
  },
})
