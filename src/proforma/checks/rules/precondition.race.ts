import { placesIn } from '../facts/places.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { listed, named } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'
import { openItems } from './common/openItems.ts'
import { mayComeAgain, timingsOf } from './common/timing.ts'

export const preconditionRace = defineRule<{ item: string; task: string; givers: string }>({
  code: 'precondition.race',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Precondition that depends on who is faster',
    what: 'A `precondition` reads a data item that another task gives a value at the same time: no arrow says which comes first.',
    why: 'A precondition is asked once, when the task would start. If the answer is not there yet the task is discarded for good.',
    fix: 'Draw an arrow from the enquiry to the task, or wait for the value with `wait_condition :: is_known(…) ;`.',
  },
  message: ({ item, task, givers }) =>
    `Whether ${named(task)} starts depends on ${named(item)}, but ${givers} may give it a value only later, and the precondition is asked once. Draw an arrow from ${givers} to ${named(task)}.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const definition of context.definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      const { node } = definition
      for (const place of placesIn(node)) {
        if (place.role !== 'precondition' || hasMissing(place.expression)) continue
        const [view] = viewsOf(context.analysis, node, place)
        if (view === undefined || mayComeAgain(context, node.name.text)) continue
        for (const { item, span } of openItems(place.expression, view)) {
          const timings = timingsOf(context, item, node)
          if (!timings.includes('beside') || timings.includes('before')) continue
          const givers = new Set(
            [...uses.asks(item), ...uses.assigns(item)].map((one) => one.definition.node.name.text),
          )
          report(definition, span, { item, task: node.name.text, givers: listed(givers) })
        }
      }
    }
  },
})
