import { nearest } from '../../text/syntaxProblems.ts'
import { quoteText } from '../../text/words.ts'
import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { named, shown, valuesInWords } from '../words.ts'
import { decidedComparisons, type DecidedComparison, looksLikePercent } from './common/atoms.ts'

export const comparisonOutOfRange = defineRule<{ comparison: string; verdict: string; item: string; allowed: string }>({
  code: 'comparison.out-of-range',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Comparison that the range decides',
    what: 'A data item is compared with a value outside its `range`, so the comparison comes out the same for every patient.',
    why: 'A limit that no patient can cross is a slip: a wrong digit, another unit, another spelling of an answer. What depends on it always or never happens.',
    fix: 'Correct the value, or the range of the item.',
  },
  message: ({ comparison, verdict, item, allowed }) =>
    `${comparison} is ${verdict} true: ${named(item)} can only be ${allowed}. Correct the value, or the range of ${named(item)}.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const found of decidedComparisons(analysis, definition.node)) {
        if (looksLikePercent(found)) continue
        const { comparison, verdict, item, values } = found
        const data = { comparison: shown(comparison, 40), verdict, item, allowed: valuesInWords(values) }
        const text = misspelt(found)
        const fixes =
          text === undefined
            ? []
            : [replaceIn(`Write ${quoteText(text.meant)}`, definition, text.span, quoteText(text.meant))]
        report(definition, comparison.span, data, fixes)
      }
    }
  },
})

/** The answer that was probably meant by one that is not in the list. */
function misspelt({ comparison, values, verdict }: DecidedComparison) {
  const literal = [comparison.left, comparison.right].find((side) => side.kind === 'text')
  if (verdict !== 'never' || literal?.kind !== 'text' || values.known?.kind !== 'values') return undefined
  const answers = values.known.values.filter((value) => typeof value === 'string')
  const meant = nearest(literal.value, answers)
  return meant === undefined ? undefined : { meant, span: literal.span }
}
