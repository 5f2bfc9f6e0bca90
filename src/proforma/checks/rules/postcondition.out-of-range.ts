import { placesIn } from '../facts/places.ts'
import { defineRule } from '../defineRule.ts'
import { meet } from '../reasoning/abstract.ts'
import { domainOfItem } from '../reasoning/domain.ts'
import { named, valuesInWords } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'

export const postconditionOutOfRange = defineRule<{ item: string; task: string; value: string; allowed: string }>({
  code: 'postcondition.out-of-range',
  severity: 'error',
  speed: 'slow',
  help: {
    title: 'Assigned value that the item does not take',
    what: 'A `postcondition` gives a data item a value outside its `range`.',
    why: 'The engine does not assign it: the item stays as it was, and what relies on the new value goes wrong in silence.',
    fix: 'Correct the value or the range.',
  },
  message: ({ item, task, value, allowed }) =>
    `${named(task)} would set ${named(item)} to ${value}, which it does not take (${allowed}), so it stays as it was. Correct the value or the range.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('plan', 'enquiry', 'decision', 'action', 'task')) {
      for (const place of placesIn(definition.node)) {
        const item = analysis.index.data.get(place.target ?? '')
        if (place.role !== 'postcondition' || item === undefined || hasMissing(place.expression)) continue
        const [view] = viewsOf(analysis, definition.node, place)
        if (view === undefined || item.derivation !== undefined) continue
        const value = view.world.value(place.expression, view.scope)
        const allowed = domainOfItem(item)
        if (value.known === undefined || meet(value, allowed).known !== undefined) continue
        report(definition, place.expression.span, {
          item: item.name.text,
          task: definition.node.name.text,
          value: valuesInWords(value),
          allowed: valuesInWords(allowed),
        })
      }
    }
  },
})
