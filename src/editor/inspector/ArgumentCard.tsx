import { Trash2 } from 'lucide-react'
import type { Argument, Candidate, DecisionDefinition, Target } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { IconButton } from '../design/index.ts'
import { targetKey } from '../document/field-target.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Candidates.module.css'
import { CodeRow } from './CodeRow.tsx'
import { TextField, useSetField, WordField } from './fields.tsx'
import { ChoiceRow, TextRow } from './rows.tsx'

const SUPPORTS = ['for', 'against', 'confirming', 'excluding'] as const

interface ArgumentCardProps {
  readonly decision: DecisionDefinition
  readonly candidate: Candidate
  readonly argument: Argument
  readonly at: number
  readonly onRemove: () => void
}

/** One argument: which way it speaks, when it holds, what people read, and the evidence behind it. */
export function ArgumentCard({ decision, candidate, argument, at, onRemove }: ArgumentCardProps) {
  const t = useMessages()
  const set = useSetField()
  const state = useDocumentState((state) => state)
  const target: Target = {
    kind: 'argument',
    decision: decision.name.text,
    candidate: candidate.name.text,
    argument: at,
  }
  const { support, evidence } = argument
  return (
    <div className={styles['argument']} data-support={support.kind}>
      <div className={styles['head']}>
        {support.kind === 'weight' ? (
          <TextRow
            label={t('support.weight')}
            hideLabel
            value={String(support.weight)}
            id={targetKey(target, 'support')}
            onCommit={(text) => set(target, 'support', text)}
          />
        ) : (
          <ChoiceRow
            label={t('field.support')}
            hideLabel
            value={support.kind}
            options={SUPPORTS.map((id) => ({ id, label: t(`support.${id}`) }))}
            onChange={(id) => set(target, 'support', id)}
          />
        )}
        <IconButton size="small" icon={<Trash2 />} label={t('arguments.remove')} onPress={onRemove} />
      </div>
      <CodeRow
        label={t('field.condition')}
        target={target}
        keyword="condition"
        value={expressionSource(state, decision, argument.condition)}
      />
      <TextField target={target} keyword="caption" value={argument.caption} multiline />
      <div className={styles['evidence']}>
        <WordField
          target={target}
          keyword="quality"
          value={evidence.quality?.value}
          none="none"
          options={(['none', 'high', 'moderate', 'low', 'very_low'] as const).map((id) => ({
            id,
            label: t(`quality.${id}`),
          }))}
        />
        <WordField
          target={target}
          keyword="strength"
          value={evidence.strength?.value}
          none="none"
          options={(['none', 'strong', 'weak'] as const).map((id) => ({ id, label: t(`strength.${id}`) }))}
        />
      </div>
      <TextField target={target} keyword="citation" value={evidence.citations[0]} />
    </div>
  )
}
