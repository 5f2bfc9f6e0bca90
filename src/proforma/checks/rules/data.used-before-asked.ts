import { isTask } from '../../model/index.ts'
import { placesIn, type Role } from '../facts/places.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { listed, named } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'
import { openItems } from './common/openItems.ts'
import { mayComeAgain, timingsOf } from './common/timing.ts'

/** Conditions that are asked before what their task asks for itself. */
const AT_START: ReadonlySet<Role> = new Set<Role>(['precondition', 'wait_condition'])
const ROLES: ReadonlySet<Role> = new Set<Role>(['precondition', 'wait_condition', 'argument', 'postcondition'])

/** Another system may know the value from the beginning, so it is a check and no error. */
export const dataUsedBeforeAsked = defineRule<{ item: string; reader: string; givers: string }>({
  code: 'data.used-before-asked',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Value needed before anything asks for it',
    what: 'A condition or argument of a task reads a data item that is only asked for or assigned later, after that task.',
    why: 'At that moment the value is unknown, and every comparison with an unknown value is false: the task is left out, or an argument is not counted, for every patient.',
    fix: 'Ask for the value earlier, or move the task behind the enquiry.',
  },
  message: ({ item, reader, givers }) =>
    `${named(reader)} needs ${named(item)}, but only ${givers} gives it a value, and that comes later: until then comparisons with it are false. Ask for it before.`,
  check(context, report) {
    const { analysis } = context
    const uses = usesOf(context)
    for (const definition of analysis.parsed.definitions) {
      const { node } = definition
      if (!isTask(node)) continue
      const reported = new Set<string>()
      for (const place of placesIn(node)) {
        if (!ROLES.has(place.role) || hasMissing(place.expression)) continue
        const [view] = viewsOf(analysis, node, place)
        if (view === undefined) continue
        for (const { item, span } of openItems(place.expression, view)) {
          const timings = timingsOf(context, item, node)
          const late = timings.every((timing) => timing === 'after' || (timing === 'own' && AT_START.has(place.role)))
          if (timings.length === 0 || !late || reported.has(item) || mayComeAgain(context, node.name.text)) continue
          reported.add(item)
          const givers = new Set(
            [...uses.asks(item), ...uses.assigns(item)].map((one) => one.definition.node.name.text),
          )
          report(definition, span, { item, reader: node.name.text, givers: listed(givers) })
        }
      }
    }
  },
})
