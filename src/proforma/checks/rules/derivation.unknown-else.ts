import { printExpression } from '../../expressions/print.ts'
import { walkExpression } from '../../expressions/walk.ts'
import type { CallExpression, Expression } from '../../model/index.ts'
import { momentsOf } from '../facts/moments.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { writeName } from '../../text/words.ts'
import { named, shown } from '../words.ts'
import { hasMissing } from './common/conditions.ts'
import { openItems, outside } from './common/openItems.ts'

/** Once for a derivation, at the outermost `if` that is not guarded. */
export const derivationUnknownElse = defineRule<{ name: string; item: string; value: string }>({
  code: 'derivation.unknown-else',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'A missing answer counts as normal',
    what: 'In a `derivation`, `if(condition, a, b)` asks about a data item that may be unknown.',
    why: 'An unknown condition counts as false, so the result is b: a score takes a finding that nobody has asked for as absent, and comes out too low.',
    fix: 'Let the result be unknown as well: `if(is_known(x), if(x > 5, 1, 0), unknown)`.',
  },
  message: ({ name, item, value }) =>
    `While ${named(item)} is unknown, ${named(name)} is computed as if the finding were absent (${value}). Write \`if(is_known(${item}), …, unknown)\` around it, so that it stays unknown.`,
  check(context, report) {
    const { anything } = momentsOf(context.analysis)
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { derivation, name } = definition.node
      if (derivation === undefined || hasMissing(derivation.value)) continue
      const found = firstUnguarded(derivation.value, (expression) =>
        openItems(expression, outside(anything))
          .map(({ item }) => item)
          .filter((item) => uses.assigns(item).length === 0),
      )
      if (found === undefined) continue
      const { choice, items } = found
      const [item = ''] = items
      const guard = items.map((each) => `is_known(${writeName(each)})`).join(' and ')
      const guarded = `if(${guard}, ${printExpression(choice)}, unknown)`
      report(definition, choice.span, { name: name.text, item, value: shown(choice.arguments[2] as Expression, 30) }, [
        replaceIn('Leave it unknown while the answer is missing', definition, choice.span, guarded),
      ])
    }
  },
})

interface Unguarded {
  readonly choice: CallExpression
  readonly items: readonly string[]
}

/** `if(c, a, unknown)` and `if(is_known(x), …)` are guarded; so is what stands inside them. */
function firstUnguarded(
  expression: Expression,
  openIn: (expression: Expression) => readonly string[],
): Unguarded | undefined {
  const open = new Set(openIn(expression))
  let found: Unguarded | undefined
  walkExpression(expression, (part) => {
    if (found !== undefined || part.kind !== 'call' || part.function !== 'if') return
    const [condition, , otherwise] = part.arguments
    if (condition === undefined || otherwise === undefined || otherwise.kind === 'unknown') return
    const items = openIn(condition).filter((item) => open.has(item))
    if (items.length > 0) found = { choice: part, items }
  })
  return found
}
