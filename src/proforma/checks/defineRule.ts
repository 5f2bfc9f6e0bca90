import type { QuickFix, Severity, Span } from '../model/index.ts'
import type { CheckContext, Placed, Rule, RuleHelp } from './rule.ts'

/** What a message is made from; a catalogue in another language makes its own from the same. */
export type MessageData = Readonly<Record<string, string | number>>

/** Reports a place of a definition (its span counts from the definition's start), or of the document without one. */
export type Report<D extends MessageData> = (
  definition: Placed | undefined,
  span: Span,
  data: D,
  fixes?: readonly QuickFix[],
) => void

export interface RuleSpec<D extends MessageData> {
  readonly code: string
  readonly severity: Severity
  readonly speed: Rule['speed']
  readonly help: RuleHelp
  /** What, where, why and how to fix, in a clinician's words. */
  readonly message: (data: D) => string
  readonly check: (context: CheckContext, report: Report<D>) => void
}

/** A rule whose sentences are made from typed data. */
export function defineRule<D extends MessageData>({ message, check, ...rest }: RuleSpec<D>): Rule {
  return {
    ...rest,
    check: (context, accept) => {
      check(context, (definition, span, data, fixes) => {
        accept({
          ...(definition ? { definition } : {}),
          span,
          message: message(data),
          data,
          ...(fixes && fixes.length > 0 ? { fixes } : {}),
        })
      })
    },
  }
}
