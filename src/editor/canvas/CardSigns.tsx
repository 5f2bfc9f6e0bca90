import {
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Hand,
  Info,
  Link2,
  Play,
  Repeat,
  SkipForward,
  Square,
  TriangleAlert,
  Zap,
  type LucideIcon,
} from 'lucide-react'
import { useMessages } from '../messages/index.ts'
import type { TaskState } from '../../runtime/index.ts'
import { CARD_HEIGHT } from './card-size.ts'
import { badgeWords } from './card-words.ts'
import type { Mark } from './overlays.ts'
import type { Badge } from './plan-chart.ts'
import styles from './CardSigns.module.css'

const BADGES: Readonly<Record<Badge['kind'], LucideIcon>> = {
  optional: CircleDashed,
  terminal: Square,
  autonomous: SkipForward,
  confirmatory: Hand,
  linked: Link2,
  cycle: Repeat,
  trigger: Zap,
}

/** What is special about a task in its place, on the lower edge of its card. */
export function CardBadges({ badges }: { readonly badges: readonly Badge[]; readonly top: number }) {
  const t = useMessages()
  if (badges.length === 0) return null
  return (
    <div className={styles['badges']}>
      {badges.map((badge) => {
        const Icon = BADGES[badge.kind]
        const words = badgeWords(badge, t)
        return (
          <span key={badge.kind} className={styles['badge']} title={words}>
            <Icon size={12} aria-hidden="true" />
            {badge.kind === 'cycle' && badge.count !== undefined ? `×${badge.count}` : null}
            {badge.kind === 'optional' ? t('badge.optional') : null}
          </span>
        )
      })}
    </div>
  )
}

const STATES: Readonly<Record<TaskState, LucideIcon | undefined>> = {
  dormant: undefined,
  in_progress: Play,
  completed: Check,
  discarded: Ban,
}

/** The state of a task in a run, on the left edge of its card: form and colour, and the word on hover. */
export function StateSign({ state, top }: { readonly state: TaskState | undefined; readonly top: number }) {
  const t = useMessages()
  if (state === undefined) return null
  const Icon = STATES[state]
  return (
    <span
      className={styles['state']}
      data-state={state}
      style={{ top: top + CARD_HEIGHT / 2 - 10 }}
      title={t(`state.${state}`)}
    >
      {Icon ? <Icon size={13} strokeWidth={2.6} aria-hidden="true" /> : null}
    </span>
  )
}

const MARKS: Readonly<Record<Mark['severity'], LucideIcon>> = {
  error: CircleAlert,
  check: TriangleAlert,
  hint: CircleHelp,
  info: Info,
}

const ORDER: readonly Mark['severity'][] = ['error', 'check', 'hint', 'info']

/** Problems and findings, on the upper right corner: the gravest one's sign, and how many there are. */
export function CardMarks({ marks, top }: { readonly marks: readonly Mark[]; readonly top: number }) {
  const gravest = ORDER.find((severity) => marks.some((mark) => mark.severity === severity))
  if (gravest === undefined) return null
  const Icon = MARKS[gravest]
  return (
    <span
      className={styles['marks']}
      data-severity={gravest}
      style={{ top: top - 10 }}
      title={marks.map(({ title }) => title).join('\n')}
    >
      <Icon size={14} strokeWidth={2.4} aria-hidden="true" />
      {marks.length > 1 ? marks.length : null}
    </span>
  )
}
