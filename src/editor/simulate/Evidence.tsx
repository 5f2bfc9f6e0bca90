import type { Evidence as EvidenceDefinition } from '../../proforma/index.ts'
import { Badge } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { Citation } from './Citation.tsx'
import styles from './Evidence.module.css'

/** Certainty of the evidence, strength of the recommendation (GRADE) and where to read it. */
export function Evidence({ evidence }: { readonly evidence: EvidenceDefinition }) {
  const t = useMessages()
  const { quality, strength, citations } = evidence
  if (quality === undefined && strength === undefined && citations.length === 0) return null
  return (
    <span className={styles.evidence}>
      {quality === undefined ? null : <Badge tone="info">{t(`run.quality.${quality.value}`)}</Badge>}
      {strength === undefined ? null : <Badge tone="info">{t(`run.strength.${strength.value}`)}</Badge>}
      {citations.map(({ value }) => (
        <Citation key={value} citation={value} />
      ))}
    </span>
  )
}
