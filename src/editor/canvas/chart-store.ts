import type { ProtocolIndex } from '../../proforma/index.ts'
import type { DocumentState } from '../document/types.ts'
import type { Translate } from '../messages/index.ts'
import { conditionInWords, type ConditionLexicon } from './condition-words.ts'
import { captionOf, planChart, readable, type PlanChart, type TaskCard } from './plan-chart.ts'

interface Known {
  readonly index: ProtocolIndex
  readonly translate: Translate
  readonly chart: PlanChart | undefined
  /** Cards by name with the text that tells whether they changed. */
  readonly cards: ReadonlyMap<string, { readonly key: string; readonly card: TaskCard }>
}

/** Plans remembered; a protocol has a few dozen. */
const MAX_KNOWN = 500

/** The words of conditions on cards: short, because the arrow shows already which decision is meant. */
export function lexiconOf(t: Translate): ConditionLexicon {
  return {
    and: t('condition.and'),
    or: t('condition.or'),
    not: t('condition.not'),
    includes: t('condition.includes'),
    oneof: t('condition.oneof'),
    yes: t('condition.yes'),
    no: t('condition.no'),
    unknown: t('condition.unknown'),
    known: (item) => t('condition.known', { item }),
    outcome: (task) => t('condition.outcome', { task }),
    chosen: (candidate) => candidate,
  }
}

/** The drawings of a document's plans. What did not change stays the same object and is not drawn again. */
export interface Charts {
  /** The drawing of a plan, with conditions in the language of `t`; nothing when there is no such plan. */
  of(index: ProtocolIndex, plan: string, t: Translate): PlanChart | undefined
}

export function createCharts(): Charts {
  const known = new Map<string, Known>()
  return {
    of(index, plan, t) {
      const last = known.get(plan)
      if (last && last.index === index && last.translate === t) return last.chart
      if (known.size >= MAX_KNOWN) known.clear()
      const next = renew(last, index, plan, t)
      known.set(plan, next)
      return next.chart
    },
  }
}

function renew(last: Known | undefined, index: ProtocolIndex, plan: string, translate: Translate): Known {
  const lexicon = lexiconOf(translate)
  const chart = planChart(index, plan, (expression) => conditionInWords(expression, index, lexicon))
  const cards = new Map<string, { key: string; card: TaskCard }>()
  if (!chart) return { index, translate, chart, cards }
  const kept = chart.cards.map((card) => {
    const key = JSON.stringify(card)
    const old = last?.cards.get(card.name)
    const same = old?.key === key ? old : { key, card }
    cards.set(card.name, same)
    return same.card
  })
  return { index, translate, chart: sameChart(last?.chart, { ...chart, cards: kept }), cards }
}

/** The chart of before, when the change was somewhere else. */
function sameChart(old: PlanChart | undefined, next: PlanChart): PlanChart {
  if (!old || old.cards.length !== next.cards.length || old.arrows.length !== next.arrows.length) return next
  const cards = next.cards.every((card, at) => card === old.cards[at])
  const arrows =
    next.arrows === old.arrows ||
    next.arrows.every((arrow, at) => {
      const other = old.arrows[at]
      return other?.id === arrow.id && other.circular === arrow.circular && other.back === arrow.back
    })
  if (cards && arrows && old.caption === next.caption) return old
  return arrows ? { ...next, arrows: old.arrows } : next
}

/** What people call a task, wherever it stands. */
export function taskCaption(state: Pick<DocumentState, 'index'>, name: string): string {
  const definition = state.index.tasks.get(name) ?? state.index.data.get(name) ?? state.index.parameters.get(name)
  return definition ? captionOf(definition) : readable(name)
}
