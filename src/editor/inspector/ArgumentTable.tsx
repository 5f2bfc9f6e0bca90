import { Plus, Trash2 } from 'lucide-react'
import type { Argument, Candidate, DecisionDefinition, Target } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button, IconButton } from '../design/index.ts'
import { targetKey } from '../document/field-target.ts'
import { addArgument, removeArgument } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import styles from './ArgumentTable.module.css'
import { CodeRow } from './CodeRow.tsx'
import { TextField, useSetField, WordField } from './fields.tsx'
import { ChoiceRow, TextRow } from './rows.tsx'

const SUPPORTS = ['for', 'against', 'confirming', 'excluding'] as const
const QUALITIES = ['none', 'high', 'moderate', 'low', 'very_low'] as const
const STRENGTHS = ['none', 'strong', 'weak'] as const

/** Every argument of a decision with its evidence, one line each, by option. */
export function ArgumentTable({ decision }: { readonly decision: DecisionDefinition }) {
  const t = useMessages()
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.hidden}>{t('grid.table', { decision: captionOf(decision) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field.support')}</th>
            <th scope="col">{t('field.condition')}</th>
            <th scope="col">{t('grid.words')}</th>
            <th scope="col">{t('field.quality')}</th>
            <th scope="col">{t('field.strength')}</th>
            <th scope="col">{t('field.citation')}</th>
            <th scope="col">
              <span className={styles.hidden}>{t('arguments.remove')}</span>
            </th>
          </tr>
        </thead>
        {decision.candidates.map((candidate) => (
          <OfCandidate key={candidate.name.text} decision={decision} candidate={candidate} />
        ))}
      </table>
    </div>
  )
}

function OfCandidate({
  decision,
  candidate,
}: {
  readonly decision: DecisionDefinition
  readonly candidate: Candidate
}) {
  const { document } = useEditor()
  const t = useMessages()
  const owner = decision.name.text
  const name = candidate.name.text
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={6} className={styles.candidate}>
          {captionOf(candidate)}
        </th>
        <td className={styles.candidate}>
          <IconButton
            size="small"
            icon={<Plus />}
            label={t('grid.addTo', { name: captionOf(candidate) })}
            onPress={() => perform(document, (now) => addArgument(now, owner, name))}
          />
        </td>
      </tr>
      {candidate.arguments.map((argument, at) => (
        // An argument has no name of its own: its place among the others is what it is.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={at} decision={decision} candidate={candidate} argument={argument} at={at} />
      ))}
      {candidate.arguments.length === 0 ? (
        <tr>
          <td colSpan={7} className={styles.none}>
            {t('candidates.arguments', { count: 0 })}
            <Button
              size="small"
              variant="quiet"
              icon={<Plus />}
              onPress={() => perform(document, (now) => addArgument(now, owner, name))}
            >
              {t('arguments.add')}
            </Button>
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}

interface LineProps {
  readonly decision: DecisionDefinition
  readonly candidate: Candidate
  readonly argument: Argument
  readonly at: number
}

function Line({ decision, candidate, argument, at }: LineProps) {
  const { document } = useEditor()
  const t = useMessages()
  const set = useSetField()
  const state = useDocumentState((state) => state)
  const owner = decision.name.text
  const target: Target = { kind: 'argument', decision: owner, candidate: candidate.name.text, argument: at }
  const { support, evidence } = argument
  return (
    <tr data-support={support.kind}>
      <td className={styles.support}>
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
      </td>
      <td className={styles.condition}>
        <CodeRow
          label={t('field.condition')}
          hideLabel
          target={target}
          keyword="condition"
          value={expressionSource(state, decision, argument.condition)}
        />
      </td>
      <td className={styles.words}>
        <TextField target={target} keyword="caption" value={argument.caption} multiline hideLabel />
      </td>
      <td className={styles.grade}>
        <WordField
          target={target}
          keyword="quality"
          hideLabel
          value={evidence.quality?.value}
          none="none"
          options={QUALITIES.map((id) => ({ id, label: t(`quality.${id}`) }))}
        />
      </td>
      <td className={styles.grade}>
        <WordField
          target={target}
          keyword="strength"
          hideLabel
          value={evidence.strength?.value}
          none="none"
          options={STRENGTHS.map((id) => ({ id, label: t(`strength.${id}`) }))}
        />
      </td>
      <td className={styles.citation}>
        <TextField target={target} keyword="citation" value={evidence.citations[0]} hideLabel />
      </td>
      <td>
        <IconButton
          size="small"
          icon={<Trash2 />}
          label={t('arguments.remove')}
          onPress={() => perform(document, (now) => removeArgument(now, owner, candidate.name.text, at))}
        />
      </td>
    </tr>
  )
}
