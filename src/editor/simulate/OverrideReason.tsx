import { Select, TextField } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './OverrideReason.module.css'

const KINDS = ['preference', 'condition', 'resources', 'data', 'other'] as const
type OverrideKind = (typeof KINDS)[number]

export interface Override {
  readonly kind?: OverrideKind
  readonly detail: string
}

interface OverrideReasonProps {
  readonly value: Override
  readonly missing: boolean
  readonly onChange: (value: Override) => void
}

/** Why a clinician decides against the recommendation; it is kept with the decision. */
export function OverrideReason({ value, missing, onChange }: OverrideReasonProps) {
  const t = useMessages()
  const incomplete = missing && (value.kind === undefined || (value.kind === 'other' && value.detail.trim() === ''))
  return (
    <div className={styles.override}>
      <Select
        label={t('run.override')}
        options={KINDS.map((kind) => ({ id: kind, label: t(`run.override.${kind}`) }))}
        value={value.kind ?? null}
        onChange={(kind) => onChange({ ...value, kind: kind as OverrideKind })}
        {...(incomplete ? { error: t('run.override.missing') } : {})}
      />
      <TextField
        label={t('run.override.detail')}
        optional={value.kind !== 'other'}
        value={value.detail}
        onChange={(detail) => onChange({ ...value, detail })}
        maxLength={500}
        rows={2}
      />
    </div>
  )
}
