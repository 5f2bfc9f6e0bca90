import { printExpression } from '../../expressions/print.ts'
import { walkExpression } from '../../expressions/walk.ts'
import type { CallExpression, Expression } from '../../model/index.ts'
import { momentsOf } from '../facts/moments.ts'
import { isReadWhileUnknown } from '../facts/reading.ts'
import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import type { Environment } from '../reasoning/environment.ts'
import { NOWHERE } from '../reasoning/world.ts'
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
      const unguarded = new Set(openItems(derivation.value, outside(anything)).map(({ item }) => item))
      for (const choice of choicesIn(derivation.value)) {
        const item = conditionItems(choice, anything).find(
          (each) =>
            unguarded.has(each) &&
            uses.assigns(each).length === 0 &&
            isReadWhileUnknown(context, name.text, each) &&
            isDecidedWithout(each, choice, anything),
        )
        if (item === undefined) continue
        const guarded = `if(is_known(${writeName(item)}), ${printExpression(choice)}, unknown)`
        const value = shown(choice.arguments[2] as Expression, 30)
        report(definition, choice.span, { name: name.text, item, value }, [
          replaceIn('Leave it unknown while the answer is missing', definition, choice.span, guarded),
        ])
        break
      }
    }
  },
})

/** The outermost `if` first. */
function choicesIn(expression: Expression): readonly CallExpression[] {
  const found: CallExpression[] = []
  walkExpression(expression, (part) => {
    if (part.kind === 'call' && part.function === 'if' && part.arguments.length === 3) found.push(part)
  })
  return found
}

function conditionItems({ arguments: [condition] }: CallExpression, anything: Environment): readonly string[] {
  return condition === undefined ? [] : openItems(condition, outside(anything)).map(({ item }) => item)
}

/** Whether the `if` has a value although that item is unknown. */
function isDecidedWithout(item: string, choice: CallExpression, anything: Environment): boolean {
  return anything.under({ unknown: new Set([item]) }).value(choice, NOWHERE).known !== undefined
}
