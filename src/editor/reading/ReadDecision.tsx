import type { DecisionDefinition } from '../../proforma/index.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useDocumentState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Reading.module.css'

/** The options of a decision, each with what speaks for and against it. */
export function ReadDecision({ decision }: { readonly decision: DecisionDefinition }) {
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const lexicon = lexiconOf(t)
  return (
    <ul className={styles['options']}>
      {decision.candidates.map((candidate) => (
        <li key={candidate.name.text}>
          {t('readable.option', { option: captionOf(candidate), count: candidate.arguments.length })}
          {candidate.arguments.length === 0 ? null : (
            <ul>
              {candidate.arguments.map((argument, at) => (
                // Two arguments may be written alike: their place is what tells them apart.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={at}>
                  {t('readable.argument', {
                    support: t(`support.${argument.support.kind}`),
                    condition: conditionInWords(argument.condition, index, lexicon),
                  })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
