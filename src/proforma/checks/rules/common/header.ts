import type { ProtocolHeader } from '../../../model/index.ts'
import { defineRule } from '../../defineRule.ts'
import { setIn } from '../../fixes.ts'
import type { Rule, RuleHelp } from '../../rule.ts'

interface HeaderField {
  readonly code: string
  readonly severity: Rule['severity']
  readonly keyword: string
  /** In a sentence: `The protocol has no …`. */
  readonly what: string
  /** Why a reader needs it: a whole sentence. */
  readonly why: string
  readonly isMissing: (header: ProtocolHeader) => boolean
  readonly help: RuleHelp
  /** What a fix can put there for the author to overwrite; without it there is none. */
  readonly draft?: string
}

/** A field of the protocol block that readers of a published protocol rely on. */
export function headerField({ code, severity, keyword, what, why, isMissing, help, draft }: HeaderField): Rule {
  return defineRule({
    code,
    severity,
    speed: 'fast',
    help,
    message: () => `The protocol has no ${what}. ${why} Add \`${keyword} :: "…" ;\` to the protocol block.`,
    check({ analysis, definitions }, report) {
      for (const definition of definitions('protocol')) {
        if (definition.node !== analysis.index.header || !isMissing(definition.node)) continue
        const fixes =
          draft === undefined
            ? []
            : [setIn(`Add \`${keyword} :: "${draft}"\``, analysis.parsed, { kind: 'protocol' }, keyword, draft)]
        report(definition, definition.node.name.span, {}, fixes)
      }
    },
  })
}

/** Missing, or nothing but spaces. */
export function isBlank(attribute: { readonly value: string } | undefined): boolean {
  return attribute === undefined || attribute.value.trim() === ''
}

/** Of a repeatable field. */
export function noneOf(attributes: readonly { readonly value: string }[]): boolean {
  return attributes.every(isBlank)
}
