import { defineRule } from '../defineRule.ts'
import { setIn } from '../fixes.ts'
import { named } from '../words.ts'
import { comparedNames } from './common/compared.ts'

export const dataNoPrecision = defineRule<{ name: string }>({
  code: 'data.no-precision',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Compared number without a precision',
    what: 'A data item of type `real` is compared with something and has no `precision`.',
    why: 'Is 38.04 above 38.0? Without a precision nobody knows to how many digits it is measured, and the verifier has to try values that no device can show.',
    fix: 'Add `precision :: 0.1 ;` with the resolution of the measurement: 0.1 for one decimal place, 0.01 for two.',
  },
  message: ({ name }) =>
    `${named(name)} is compared, but nothing says to how many decimal places it is measured, so values close to a limit are in doubt. Add a precision, such as 0.1.`,
  check({ analysis, definitions }, report) {
    const compared = comparedNames(analysis)
    for (const definition of definitions('data')) {
      const { name, type, precision, range } = definition.node
      if (type?.value !== 'real' || precision !== undefined || !compared.has(name.text)) continue
      if (range?.value.kind === 'values') continue
      report(definition, name.span, { name: name.text }, [
        setIn('Add `precision :: 0.1`', analysis.parsed, { kind: 'data', name: name.text }, 'precision', 0.1),
      ])
    }
  },
})
