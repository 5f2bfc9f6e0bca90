import { parseExpression, type ProtocolIndex } from '../../proforma/index.ts'
import type { NearestChange, Requirement, TaskMention, Why } from '../../runtime/index.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { candidateCaption, itemCaption, taskCaption } from './names.ts'
import { valueInWords, type ValueWords } from './values.ts'

/** Tasks named one by one before the rest is counted. */
const MOST = 3

/** Why a task stands where it does, in the words of the protocol. */
export interface WhyInWords {
  readonly reasons: readonly string[]
  /** What it needs next and has not. */
  readonly needs: readonly string[]
  /** Values that would change it. */
  readonly nearest: readonly string[]
}

export function whyInWords(why: Why, index: ProtocolIndex, words: ValueWords): WhyInWords {
  const { t } = words
  const { cause } = why
  const reasons: string[] = []
  if (cause?.condition !== undefined) {
    const condition = conditionShown(cause.condition.text, index, words)
    reasons.push(t(cause.condition.holds ? 'why.held' : 'why.heldNot', { condition }))
  }
  if (cause !== undefined && cause.tasks.length > 0)
    reasons.push(t('why.after', { tasks: tasksShown(cause.tasks, index, words) }))
  return {
    reasons,
    needs: why.needs.filter(({ met }) => !met).map((need) => needInWords(need, why.path, index, words)),
    nearest: why.nearest.map((change) => nearestInWords(change, index, words)),
  }
}

function conditionShown(text: string, index: ProtocolIndex, { t }: ValueWords): string {
  return conditionInWords(parseExpression(text).expression, index, lexiconOf(t))
}

function tasksShown(tasks: readonly TaskMention[], index: ProtocolIndex, { t, intl }: ValueWords): string {
  const shown = tasks
    .slice(0, MOST)
    .map(({ path, state }) => t('why.task', { task: taskCaption(index, path), state: t(`state.${state}`) }))
  const rest = tasks.length - shown.length
  return intl.formatList(rest > 0 ? [...shown, t('why.more', { count: rest })] : shown)
}

function needInWords(need: Requirement, path: string, index: ProtocolIndex, words: ValueWords): string {
  const { t, intl } = words
  switch (need.kind) {
    case 'start-of-protocol':
      return t('why.need.start')
    case 'plan':
      return t('why.need.plan', { plan: taskCaption(index, need.plan.path) })
    case 'antecedents':
    case 'components':
      return t('why.need.tasks', { tasks: tasksShown(unfinished(need.tasks), index, words) })
    case 'trigger':
      return t('why.need.trigger', { trigger: need.trigger })
    case 'cycle-repeat':
      return need.due === null
        ? t('why.need.repeat')
        : t('why.need.time', { when: intl.formatDate(need.due, { dateStyle: 'medium', timeStyle: 'short' }) })
    case 'wait-condition':
    case 'precondition':
      return t('why.need.condition', { condition: conditionShown(need.condition.text, index, words) })
    case 'sources':
      return t('why.need.answers', { items: intl.formatList(need.missing.map((item) => itemCaption(index, item))) })
    case 'confirmation':
      return t('why.need.confirmation')
    default: {
      const names = need.recommended.map((name) => candidateCaption(index, path, name))
      return names.length === 0
        ? t('why.need.decision')
        : t('why.need.decisionRecommended', { candidates: intl.formatList(names) })
    }
  }
}

function unfinished(tasks: readonly TaskMention[]): readonly TaskMention[] {
  return tasks.filter(({ state }) => state === 'dormant' || state === 'in_progress')
}

/** `Urea 7.1 mmol/L instead of 5.0 mmol/L`, several values together where all are needed. */
export function nearestInWords({ changes }: NearestChange, index: ProtocolIndex, words: ValueWords): string {
  return words.intl.formatList(
    changes.map(({ item, from, to }) =>
      words.t('why.instead', {
        item: itemCaption(index, item),
        to: valueInWords(to, index.data.get(item), words),
        from: valueInWords(from, index.data.get(item), words),
      }),
    ),
  )
}
