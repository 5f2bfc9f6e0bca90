import { placesIn } from '../facts/places.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparesWithUnknown, hasMissing, viewsOf } from './common/conditions.ts'
import { openItems } from './common/openItems.ts'
import { timingsOf } from './common/timing.ts'

/** An item that a postcondition assigns is a mark of what happened; unknown means that it did not. */
export const preconditionUnknownFalse = defineRule<{ item: string; task: string; giver: string }>({
  code: 'precondition.unknown-false',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Task left out because an answer is missing',
    what: 'A `precondition` reads a data item that may be unknown then: it is asked as optional, or by an enquiry that can be left out.',
    why: 'Every comparison with an unknown value is false, `!=` too. The task is then discarded for good, as if the answer had been no.',
    fix: 'Make the source mandatory, or say what is to happen while it is unknown: `not is_known(x) or x > 5`.',
  },
  message: ({ item, task, giver }) =>
    `If ${named(item)} is unknown, ${named(task)} is left out as if the answer were no: ${named(giver)} does not make sure of it. Make it mandatory, or add what holds while it is unknown (\`not is_known(${item}) or …\`).`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { node } = definition
      for (const place of placesIn(node)) {
        if (place.role !== 'precondition' || hasMissing(place.expression) || comparesWithUnknown(place.expression))
          continue
        const [view] = viewsOf(context.analysis, node, place)
        if (view === undefined) continue
        for (const { item, span } of openItems(place.expression, view)) {
          const ask = uses.asks(item).find((one) => one.definition.node !== node)
          if (ask === undefined || uses.assigns(item).length > 0) continue
          if (!timingsOf(context, item, node).includes('before')) continue
          report(definition, span, { item, task: node.name.text, giver: ask.definition.node.name.text })
        }
      }
    }
  },
})
