import { usesOf } from '../facts/uses.ts'
import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'
import { comparedNames } from './common/compared.ts'

export const dataNoRange = defineRule<{ name: string }>({
  code: 'data.no-range',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Compared number without a range',
    what: 'A number that is asked for and compared has no `range`.',
    why: 'A slip such as 384 for 38.4 is taken and decides. The verifier, too, has to suppose that every number is possible, however absurd.',
    fix: 'Add `range :: 25.0 .. 45.0 ;` with the least and greatest value that a living patient can have.',
  },
  message: ({ name }) =>
    `${named(name)} is compared, but any number is taken for it, also a slip such as 384 for 38.4. Add the range of values that can occur.`,
  check(context, report) {
    const compared = comparedNames(context.analysis)
    const uses = usesOf(context)
    for (const definition of context.definitions('data')) {
      const { name, type, range, derivation } = definition.node
      if ((type?.value !== 'real' && type?.value !== 'integer') || derivation !== undefined || range !== undefined)
        continue
      if (compared.has(name.text) && uses.asks(name.text).length > 0) report(definition, name.span, { name: name.text })
    }
  },
})
