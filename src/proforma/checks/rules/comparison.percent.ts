import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'
import { named, shown } from '../words.ts'
import { decidedComparisons, looksLikePercent } from './common/atoms.ts'

export const comparisonPercent = defineRule<{ comparison: string; item: string; verdict: string }>({
  code: 'comparison.percent',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Fraction compared with per cent',
    what: 'A data item with a range from 0 to 1 is compared with a number above 1.',
    why: 'An oxygen fraction of 0.4 is never above 40: the comparison comes out the same for every patient.',
    fix: 'Write the number as a fraction (0.4), or give the item the unit `%` and the range `0 .. 100`.',
  },
  message: ({ comparison, item, verdict }) =>
    `${comparison} is ${verdict} true: ${named(item)} is a fraction from 0 to 1, and the number looks like per cent. Write it as a fraction, or measure in per cent.`,
  check({ analysis }, report) {
    for (const definition of analysis.parsed.definitions) {
      for (const found of decidedComparisons(analysis, definition.node)) {
        if (!looksLikePercent(found)) continue
        const { comparison, item, verdict, constant } = found
        const literal = [comparison.left, comparison.right].find((side) => side.kind === 'number')
        const fraction = String(Number((Number(constant) / 100).toPrecision(12)))
        const fixes = literal === undefined ? [] : [replaceIn(`Write ${fraction}`, definition, literal.span, fraction)]
        report(definition, comparison.span, { comparison: shown(comparison, 40), item, verdict }, fixes)
      }
    }
  },
})
