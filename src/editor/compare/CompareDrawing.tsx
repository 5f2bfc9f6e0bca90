import { useMemo } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { Select } from '../design/Select.tsx'
import { useMessages, type Translate } from '../messages/index.ts'
import { MARK_SIGNS, PathwayPicture } from '../picture/PathwayPicture.tsx'
import type { Comparison } from './comparison.ts'
import styles from './CompareDrawing.module.css'
import { unionOf, type Mark, type PlanMarks } from './union.ts'

interface CompareDrawingProps {
  readonly comparison: Comparison
  /** The plan that is shown; the first that differs when left out. */
  readonly plan: string | undefined
  readonly onPlan: (plan: string) => void
}

const NO_MARKS: PlanMarks = { tasks: new Map(), arrows: new Map() }

/** Both versions in one drawing, plan by plan, with marks on what came, went and changed. */
export function CompareDrawing({ comparison, plan, onPlan }: CompareDrawingProps) {
  const t = useMessages()
  const { index, layout, marks } = useMemo(() => unionOf(comparison), [comparison])
  const shown = plan !== undefined && marks.has(plan) ? plan : (firstDifferent(marks) ?? index.root)
  if (shown === undefined) return <p>{t('compare.picture.none')}</p>
  const here = marks.get(shown) ?? NO_MARKS
  const name = planName(index, shown)
  const count = (mark: Mark): number =>
    [...here.tasks.values(), ...here.arrows.values()].filter((one) => one === mark).length
  return (
    <div className={styles['compare']}>
      <div className={styles['bar']}>
        <Select
          label={t('compare.plan')}
          className={styles['plan'] ?? ''}
          value={shown}
          onChange={onPlan}
          options={planOptions(index, marks, t)}
        />
        <Legend />
      </div>
      <div className={styles['drawing']}>
        <PathwayPicture
          index={index}
          layout={layout}
          plan={shown}
          marks={here}
          label={t('compare.picture', {
            plan: name,
            added: count('added'),
            removed: count('removed'),
            changed: count('changed'),
          })}
        />
      </div>
    </div>
  )
}

function Legend() {
  const t = useMessages()
  return (
    <ul className={styles['legend']} aria-label={t('compare.legend')}>
      {(['added', 'removed', 'changed'] as const).map((mark) => (
        <li key={mark} data-mark={mark}>
          <svg viewBox="-11 -11 22 22" width="18" height="18" aria-hidden="true">
            <circle r={9.5} />
            <path d={MARK_SIGNS[mark]} />
          </svg>
          {t(`compare.mark.${mark}`)}
        </li>
      ))}
    </ul>
  )
}

function planOptions(index: ProtocolIndex, marks: ReadonlyMap<string, PlanMarks>, t: Translate) {
  return [...marks].map(([id, { tasks, arrows }]) => {
    const count = tasks.size + arrows.size
    const plan = planName(index, id)
    return { id, label: count === 0 ? plan : t('compare.plan.changed', { plan, count }) }
  })
}

function planName(index: ProtocolIndex, plan: string): string {
  const definition = index.tasks.get(plan)
  return definition === undefined ? plan : captionOf(definition)
}

function firstDifferent(marks: ReadonlyMap<string, PlanMarks>): string | undefined {
  const different = [...marks].filter(([, { tasks, arrows }]) => tasks.size + arrows.size > 0)
  // The plan in which something came or went says more than the ones around it.
  const [best] = different.toSorted(([, a], [, b]) => weight(b) - weight(a))
  return best?.[0]
}

function weight({ tasks, arrows }: PlanMarks): number {
  return [...tasks.values(), ...arrows.values()].filter((mark) => mark !== 'changed').length * 10 + tasks.size
}
