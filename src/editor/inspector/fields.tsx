import type { Attribute, Target } from '../../proforma/index.ts'
import { useEditor } from '../context.ts'
import { targetKey } from '../document/field-target.ts'
import { setField } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages, type MessageKey } from '../messages/index.ts'
import { ChoiceRow, SwitchRow, TextRow } from './rows.tsx'

/** Sentences of the catalogue that take no values: names of fields, and what is said below them. */
type FieldKey = Extract<MessageKey, `field.${string}` | `hint.${string}`>

interface FieldProps {
  readonly target: Target
  readonly keyword: string
  readonly label?: FieldKey
  readonly hint?: FieldKey
  readonly hideLabel?: boolean
}

/** Takes a field's value over as one transaction; an empty one takes the attribute out of the text. */
export function useSetField(): (target: Target, keyword: string, value: string) => boolean {
  const { document } = useEditor()
  return (target, keyword, value) => perform(document, (state) => setField(state, target, keyword, value)) !== false
}

/** An attribute that is plain text. */
export function TextField({
  target,
  keyword,
  value,
  label,
  hint,
  multiline = false,
  hideLabel = false,
}: FieldProps & { readonly value: Attribute<string> | undefined; readonly multiline?: boolean }) {
  const t = useMessages()
  const set = useSetField()
  return (
    <TextRow
      label={t(label ?? fieldName(keyword))}
      value={value?.value ?? ''}
      id={targetKey(target, keyword)}
      multiline={multiline}
      hideLabel={hideLabel}
      {...(hint === undefined ? {} : { hint: t(hint) })}
      onCommit={(text) => set(target, keyword, text)}
    />
  )
}

/** An attribute that is `yes` or `no`; what is the default is left out of the text. */
export function FlagField({
  target,
  keyword,
  value,
  fallback = false,
  label,
}: FieldProps & { readonly value: Attribute<boolean> | undefined; readonly fallback?: boolean }) {
  const t = useMessages()
  const set = useSetField()
  return (
    <SwitchRow
      label={t(label ?? fieldName(keyword))}
      value={value?.value ?? fallback}
      onChange={(next) => set(target, keyword, next === fallback ? '' : next ? 'yes' : 'no')}
    />
  )
}

/** An attribute that is one of a few words; `none` stands for leaving it out. */
export function WordField({
  target,
  keyword,
  value,
  options,
  none,
  label,
  hideLabel = false,
}: FieldProps & {
  readonly value: string | undefined
  readonly options: readonly { readonly id: string; readonly label: string }[]
  /** What is shown, and meant, when the attribute is absent. */
  readonly none: string
}) {
  const t = useMessages()
  const set = useSetField()
  return (
    <ChoiceRow
      label={t(label ?? fieldName(keyword))}
      value={value ?? none}
      options={options}
      hideLabel={hideLabel}
      onChange={(next) => set(target, keyword, next === none ? '' : next)}
    />
  )
}

/** What people call an attribute. */
export function fieldName(keyword: string): FieldKey {
  return `field.${keyword}` as FieldKey
}
