import { walkExpression } from '../../expressions/walk.ts'
import type { Definition, Expression } from '../../model/index.ts'
import { isCondition, placesIn, type Role } from '../facts/places.ts'
import { isReadWhileUnknown } from '../facts/reading.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named, shown } from '../words.ts'
import { hasMissing, viewsOf } from './common/conditions.ts'
import { openItems } from './common/openItems.ts'

const QUIET: ReadonlySet<Role> = new Set<Role>(['warning_condition', 'property'])

/** An item that only postconditions assign is a mark of what happened; there `not` means that it did not. */
export const conditionUnknownTrue = defineRule<{ item: string; negation: string }>({
  code: 'condition.unknown-true',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'True because an answer is missing',
    what: 'A condition has `not` before something that reads a data item that may be unknown.',
    why: 'A comparison with an unknown value is false, and `not` makes it true: "not allergic" then holds for a patient whom nobody has asked.',
    fix: 'Add `is_known(x) and` before it, or write the opposite without `not`: `allergy = false` is only true when it was asked.',
  },
  message: ({ item, negation }) =>
    `${negation} is also true while ${named(item)} is unknown, as if the answer were no. Add \`is_known(${item}) and\`, or write the opposite without \`not\`.`,
  check(context, report) {
    const uses = usesOf(context)
    const mayBeUnknown = (node: Definition, item: string) =>
      node.kind !== 'data' || isReadWhileUnknown(context, node.name.text, item)
    const isMark = (item: string) => uses.assigns(item).length > 0 && uses.asks(item).length === 0
    for (const definition of context.analysis.parsed.definitions) {
      const { node } = definition
      for (const place of placesIn(node)) {
        if ((!isCondition(place) && place.role !== 'derivation') || QUIET.has(place.role)) continue
        if (!hasNegation(place.expression) || hasMissing(place.expression)) continue
        const [view] = viewsOf(context.analysis, node, place)
        if (view === undefined) continue
        const open = new Set(openItems(place.expression, view).map((each) => each.item))
        for (const negation of negationsIn(place.expression)) {
          const culprit = openItems(negation.operand, view).find(
            ({ item }) => open.has(item) && !isMark(item) && mayBeUnknown(node, item),
          )
          if (culprit === undefined) continue
          report(definition, negation.span, { item: culprit.item, negation: shown(negation, 40) })
        }
      }
    }
  },
})

type Negation = Extract<Expression, { kind: 'unary' }>

function hasNegation(expression: Expression): boolean {
  return negationsIn(expression).length > 0
}

/** Outermost ones; `not not` says nothing twice. */
function negationsIn(expression: Expression): readonly Negation[] {
  const found: Negation[] = []
  walkExpression(expression, (part) => {
    if (part.kind !== 'unary' || part.operator !== 'not') return
    const { start, end } = part.span
    if (!found.some(({ span }) => span.start <= start && end <= span.end)) found.push(part)
  })
  return found
}
