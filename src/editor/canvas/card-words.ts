import type { Translate } from '../messages/index.ts'
import type { Arrow, Badge, PlanChart, TaskCard } from './plan-chart.ts'
import type { Mark } from './overlays.ts'
import type { TaskState } from '../../runtime/index.ts'

/** The second line of a card: its class, and what there is to count. */
export function detailOf(card: TaskCard, t: Translate): string {
  switch (card.kind) {
    case 'enquiry':
      return t('canvas.detail.enquiry', { count: card.count })
    case 'decision':
      return t('canvas.detail.decision', { count: card.count })
    case 'plan':
      return t('canvas.detail.plan', { count: card.count })
    default:
      return card.procedure === '' ? t(`Kind.${card.kind}`) : `${t(`Kind.${card.kind}`)} · ${card.procedure}`
  }
}

export function badgeWords(badge: Badge, t: Translate): string {
  switch (badge.kind) {
    case 'cycle':
      return badge.count === undefined ? t('badge.cycle') : t('badge.cycles', { count: badge.count })
    case 'trigger':
      return t('badge.trigger', { trigger: badge.trigger })
    default:
      return t(`badge.${badge.kind}`)
  }
}

/** What other panels paint on a task. */
export interface Signs {
  readonly state?: TaskState | undefined
  readonly marks?: readonly Mark[]
  readonly breakpoint?: 'on' | 'off' | undefined
}

/**
 * A task as it is read out: "Decision Treat?, 2 of 5 in plan Triage, runs after Blood test, 3 candidates, 1 warning"
 * (rule K4).
 */
export function reading(
  card: TaskCard,
  chart: PlanChart,
  t: Translate,
  { state, marks = [], breakpoint }: Signs = {},
): string {
  const at = chart.cards.findIndex(({ name }) => name === card.name) + 1
  const before = captions(chart, (arrow) => (arrow.to === card.name ? arrow.from : undefined))
  const parts = [
    t('reading.task', { kind: t(`Kind.${card.kind}`), caption: card.caption }),
    t('reading.place', { at, of: chart.cards.length, plan: chart.caption }),
    before.length === 0 ? t('reading.first') : t('reading.after', { tasks: before.join(', ') }),
    ...card.gates.map((gate) => `${t(`gate.${gate.kind}`)} ${gate.text}`),
    ...(card.kind === 'action' || card.kind === 'task' || card.kind === 'missing' ? [] : [detailOf(card, t)]),
    ...card.badges.map((badge) => badgeWords(badge, t)),
    ...(state === undefined ? [] : [t(`state.${state}`)]),
    ...(breakpoint === undefined ? [] : [t(breakpoint === 'on' ? 'breaks.mark' : 'breaks.mark.off')]),
    ...marksInWords(marks, t),
  ]
  return parts.join(', ')
}

const GRAVITY = ['error', 'check', 'hint', 'info'] as const
/** More are only counted: nobody listens to a dozen sentences to know where they are. */
const SAID = 2

/** "1 warning: …", the gravest first. */
function marksInWords(marks: readonly Mark[], t: Translate): string[] {
  return GRAVITY.flatMap((severity) => {
    const own = marks.filter((mark) => mark.severity === severity)
    if (own.length === 0) return []
    const count = t(`reading.marks.${severity}`, { count: own.length })
    return own.length > SAID ? [count] : [`${count}: ${own.map(({ title }) => title).join(' ')}`]
  })
}

function captions(chart: PlanChart, end: (arrow: Arrow) => string | undefined): string[] {
  const names = new Map(chart.cards.map(({ name, caption }) => [name, caption]))
  return chart.arrows.flatMap((arrow) => {
    const name = end(arrow)
    return name === undefined ? [] : [names.get(name) ?? name]
  })
}
