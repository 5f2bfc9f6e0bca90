import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useDocumentState } from '../context.ts'
import { Badge, type Tone } from '../design/index.ts'
import { useMessages, type Translate } from '../messages/index.ts'
import styles from './StandingBadge.module.css'
import { standingOf, type Standing } from './standing.ts'
import { useCalm } from './use-calm.ts'
import type { Verification } from './verification.ts'

/** What is known of the text as it is now. */
export function useStanding(
  verification: Verification,
  live: boolean,
): { readonly value: Standing; readonly stale: boolean } {
  const state = useStore(verification.state)
  const parsed = useDocumentState(({ parsed }) => parsed)
  const standing = useMemo(() => standingOf(state, parsed, live), [state, parsed, live])
  return useCalm(standing, standing.kind === 'checking')
}

const TONES: Readonly<Record<Standing['kind'], Tone>> = {
  clean: 'ok',
  findings: 'danger',
  'not-decided': 'warn',
  checking: 'neutral',
  outdated: 'warn',
  unreadable: 'neutral',
  failed: 'warn',
  unchecked: 'neutral',
}

interface StandingBadgeProps {
  readonly verification: Verification
  /** Whether checks run by themselves. */
  readonly live: boolean
  readonly onOpen: () => void
}

/** The line at the top of the page: whether the pathway is proved, in two words; it opens the panel with the rest. */
export function StandingBadge({ verification, live, onOpen }: StandingBadgeProps) {
  const t = useMessages()
  const { value, stale } = useStanding(verification, live)
  if (value.kind === 'unchecked') return null
  return (
    <button
      type="button"
      className={styles.badge}
      data-standing={value.kind}
      data-stale={stale || undefined}
      title={t(`standing.${value.kind}.title`)}
      onClick={onOpen}
    >
      <Badge tone={TONES[value.kind]}>{standingInWords(value, t)}</Badge>
    </button>
  )
}

export function standingInWords(standing: Standing, t: Translate): string {
  return standing.kind === 'findings'
    ? t('standing.findings', { count: standing.count })
    : t(`standing.${standing.kind}`)
}
