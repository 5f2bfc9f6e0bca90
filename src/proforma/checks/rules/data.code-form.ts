import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** A system by its address or OID, a bar, a code (FHIR `token` notation). */
const TOKEN = /^(https?:\/\/\S+|urn:\S+)\|[^\s|]+( [^\s|]+)*$/

export const dataCodeForm = defineRule<{ name: string; code: string }>({
  code: 'data.code-form',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'Terminology code that cannot be looked up',
    what: 'A `code` is not written as `system|code`, such as `http://loinc.org|8310-5`.',
    why: 'Other systems fill in values by these codes. A code without its system, or with a blank in it, matches nothing, and the value stays unknown.',
    fix: 'Write the address of the terminology, a bar and the code.',
  },
  message: ({ name, code }) =>
    `"${code}" of ${named(name)} matches no terminology. Write the address of the terminology, a bar and the code, such as "http://loinc.org|8310-5".`,
  check({ definitions }, report) {
    for (const definition of definitions('data')) {
      for (const { value, valueSpan } of definition.node.codes) {
        if (TOKEN.test(value)) continue
        report(definition, valueSpan, { name: definition.node.name.text, code: value.slice(0, 60) })
      }
    }
  },
})
