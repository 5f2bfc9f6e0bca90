import {
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Hand,
  Info,
  Link2,
  OctagonPause,
  Play,
  Repeat,
  SkipForward,
  Square,
  TriangleAlert,
  Zap,
  type LucideIcon,
} from 'lucide-react'
import { useEditor } from '../context.ts'
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

interface StateSignProps {
  readonly state: TaskState | undefined
  readonly top: number
}

/** The state of a task in a run, on the left edge of its card: form and colour, and the word on hover. It says why. */
export function StateSign({ state, top }: StateSignProps) {
  const t = useMessages()
  const { runs } = useEditor()
  if (state === undefined) return null
  const Icon = STATES[state]
  return (
    // With the keyboard the same is a command of the task.
    <button
      type="button"
      tabIndex={-1}
      className={styles['state']}
      data-state={state}
      style={{ top: top + CARD_HEIGHT / 2 - 10 }}
      title={`${t(`state.${state}`)}: ${t('command.why')}`}
      aria-label={t('command.why')}
      // The click selects the task too, in whatever plan it is drawn.
      onClick={() => {
        if (runs.current?.isRunning() === true) requestAnimationFrame(() => runs.current?.explain())
      }}
    >
      {Icon ? <Icon size={13} strokeWidth={2.6} aria-hidden="true" /> : null}
    </button>
  )
}

interface BreakSignProps {
  readonly breakpoint: 'on' | 'off' | undefined
  readonly top: number
}

/** A played run stops at this task: on the upper left corner of its card. */
export function BreakSign({ breakpoint, top }: BreakSignProps) {
  const t = useMessages()
  if (breakpoint === undefined) return null
  return (
    <span
      className={styles['break']}
      data-breakpoint={breakpoint}
      style={{ top: top - 9 }}
      title={t(breakpoint === 'on' ? 'breaks.mark' : 'breaks.mark.off')}
    >
      <OctagonPause size={16} strokeWidth={2.4} aria-hidden="true" />
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
