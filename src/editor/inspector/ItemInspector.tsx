import { Trash2 } from 'lucide-react'
import type { DataDefinition, ParameterDefinition } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button } from '../design/index.ts'
import { removeDefinition } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource, sourceOf } from '../document/source.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { CodeRow } from './CodeRow.tsx'
import { FlagField, TextField, useSetField, WordField } from './fields.tsx'
import styles from './Inspector.module.css'
import { NameRow } from './NameRow.tsx'
import { ProblemNotes } from './ProblemNotes.tsx'
import { ChoiceRow, TextRow } from './rows.tsx'
import { Section } from './Section.tsx'
import { itemSentences } from './sentence.ts'
import { Uses } from './Uses.tsx'

const TYPES = ['none', 'boolean', 'integer', 'real', 'text', 'date', 'time', 'datetime', 'duration'] as const

/** A data item or a parameter: what it is, which values it may have, and who uses it. */
export function ItemInspector({ item }: { readonly item: DataDefinition | ParameterDefinition }) {
  const { document } = useEditor()
  const t = useMessages()
  const intl = useIntlShape()
  const state = useDocumentState((state) => state)
  const name = item.name.text
  const target = { kind: item.kind, name } as const
  const range = item.range ? (sourceOf(state, item, item.range.valueSpan) ?? '') : ''
  const sentences = itemSentences(state.index, item, range, { t, list: (items) => intl.formatList(items) })
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['kind']}>{t(item.kind === 'data' ? 'outline.data' : 'outline.parameters')}</span>
        <h2 className={styles['title']}>{captionOf(item)}</h2>
        <p className={styles['sentence']}>{sentences.join(' ')}</p>
        <ProblemNotes name={name} />
      </header>
      <Section id="item-general" title={t('section.general')}>
        <TextField target={target} keyword="caption" value={item.caption} />
        <TextField target={target} keyword="description" value={item.description} multiline />
      </Section>
      <Values item={item} range={range} />
      {item.kind === 'data' ? <Computed item={item} /> : null}
      <Section id="item-uses" title={t('section.uses')}>
        <Uses name={name} />
      </Section>
      <Section id="item-more" title={t('section.more')} open={false}>
        <NameRow name={name} />
        {item.kind === 'data' ? (
          <>
            <TextField target={target} keyword="true_value" value={item.trueValue} />
            <TextField target={target} keyword="false_value" value={item.falseValue} />
            <TextField target={target} keyword="code" value={item.codes[0]} />
          </>
        ) : null}
        <Button
          size="small"
          variant="danger"
          icon={<Trash2 />}
          onPress={() => perform(document, (now, view) => removeDefinition(now, view, name))}
        >
          {t('definition.delete', { name: captionOf(item) })}
        </Button>
      </Section>
    </>
  )
}

function Values({ item, range }: { readonly item: DataDefinition | ParameterDefinition; readonly range: string }) {
  const t = useMessages()
  const set = useSetField()
  const state = useDocumentState((state) => state)
  const target = { kind: item.kind, name: item.name.text } as const
  const type = item.type?.value
  const number = type === 'integer' || type === 'real'
  return (
    <Section id="item-values" title={t('section.values')}>
      <WordField
        target={target}
        keyword="type"
        value={type}
        none="none"
        options={TYPES.map((id) => ({ id, label: t(`type.${id}`) }))}
      />
      <ChoiceRow
        label={t('field.multiple')}
        hideLabel
        value={item.multiple?.value ? 'multiple' : 'single'}
        options={[
          { id: 'single', label: t('field.single') },
          { id: 'multiple', label: t('field.multiple') },
        ]}
        onChange={(id) => set(target, 'multiple', id === 'multiple' ? 'yes' : '')}
      />
      {number ? <TextField target={target} keyword="unit" value={item.unit} hint="hint.unit" /> : null}
      {type === 'real' ? (
        <TextRow
          label={t('field.precision')}
          value={item.precision ? String(item.precision.value) : ''}
          placeholder="0.1"
          id={`precision of ${item.name.text}`}
          onCommit={(text) => /^(\d*\.?\d+)?$/.test(text.trim()) && set(target, 'precision', text.trim())}
        />
      ) : null}
      <CodeRow
        label={t('field.range')}
        target={target}
        keyword="range"
        value={range}
        hint={t(number ? 'hint.range.number' : 'hint.range.text')}
      />
      <CodeRow
        label={t('field.default_value')}
        target={target}
        keyword="default_value"
        value={expressionSource(state, item, item.defaultValue?.value)}
      />
    </Section>
  )
}

function Computed({ item }: { readonly item: DataDefinition }) {
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const target = { kind: item.kind, name: item.name.text } as const
  return (
    <>
      <Section id="item-computed" title={t('section.computed')} open={item.derivation !== undefined}>
        <CodeRow
          label={t('field.derivation')}
          target={target}
          keyword="derivation"
          value={expressionSource(state, item, item.derivation?.value)}
          hint={t('hint.derivation')}
        />
      </Section>
      {item.warningConditions.length > 0 ? (
        <Section id="item-warnings" title={t('section.warnings')} note={String(item.warningConditions.length)}>
          {item.warningConditions.map((warning) => (
            <p key={warning.span.start} className={styles['problem']} data-severity="check">
              {expressionSource(state, item, warning.condition)}
              {warning.message === undefined ? '' : ` → ${warning.message}`}
            </p>
          ))}
          <FlagField target={target} keyword="mandatory_validation" value={item.mandatoryValidation} />
        </Section>
      ) : null}
    </>
  )
}
