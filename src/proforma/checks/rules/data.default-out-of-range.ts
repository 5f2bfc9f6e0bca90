import { equal, faultOf, isSet, type KnownValue } from '../../expressions/values/index.ts'
import type { DataDefinition, ParameterDefinition } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'
import { coordinate } from '../reasoning/abstract.ts'
import { constantValue } from '../reasoning/constant.ts'
import { domainOfItem, rangeOf } from '../reasoning/domain.ts'
import { contains } from '../reasoning/interval.ts'
import { named, valueInWords, valuesInWords } from '../words.ts'

export const dataDefaultOutOfRange = defineRule<{ name: string; value: string; allowed: string }>({
  code: 'data.default-out-of-range',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Default value outside the range',
    what: 'The `default_value` of a data item or parameter is not among the values that its `range` or `precision` allows.',
    why: 'The form is pre-filled with something that is refused when it is confirmed.',
    fix: 'Correct the default value, or widen the range.',
  },
  message: ({ name, value, allowed }) =>
    `${named(name)} starts with ${value}, which it does not take: allowed is ${allowed}. Correct the default value or the range.`,
  check({ definitions }, report) {
    for (const definition of definitions('data', 'parameter')) {
      const { defaultValue, name } = definition.node
      const value = defaultValue && constantValue(defaultValue.value)
      if (defaultValue === undefined || value === undefined || fits(value, definition.node)) continue
      const precision = definition.node.precision?.value
      const allowed = `${valuesInWords(domainOfItem(definition.node))}${precision === undefined ? '' : `, in steps of ${precision}`}`
      report(definition, defaultValue.valueSpan, { name: name.text, value: valueInWords(value), allowed })
    }
  },
})

/** Of another type is a load error. */
function fits(value: KnownValue, item: DataDefinition | ParameterDefinition): boolean {
  const { values, interval } = rangeOf(item.range?.value)
  const elements = isSet(value) ? value.elements : [value]
  return elements.every((element) => {
    if (values !== undefined && !values.some((each) => equal(each, element))) return false
    const at = coordinate(element)
    if (interval !== undefined && at !== undefined && !contains(interval.interval, at)) return false
    const precision = item.precision?.value
    return (
      precision === undefined ||
      typeof element !== 'number' ||
      faultOf(element, { type: 'real', multiple: false, precision }) === undefined
    )
  })
}
