import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react'
import { TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useMessages } from '../messages/index.ts'
import type { Point } from '../document/types.ts'
import { ArrowPad } from './ArrowPad.tsx'
import { headPath, middleOf, roundedPath } from './arrow-path.ts'
import type { Arrow } from './plan-chart.ts'
import styles from './ArrowEdge.module.css'

export interface ArrowData extends Record<string, unknown> {
  readonly arrow: Arrow
  /** The plan that it stands in. */
  readonly path: readonly string[]
  readonly points: readonly Point[]
  readonly faded: boolean
  /** Touches what is selected, so that it can be followed. */
  readonly near: boolean
}

export type ArrowFlowEdge = Edge<ArrowData, 'arrow'>

function ArrowEdgeView({ data, selected }: EdgeProps<ArrowFlowEdge>) {
  const t = useMessages()
  if (!data || data.points.length < 2) return null
  const { arrow, points } = data
  const path = roundedPath(points)
  const centre = middleOf(points)
  return (
    <g
      className={styles['arrow']}
      data-selected={selected || undefined}
      data-circular={arrow.circular || undefined}
      data-faded={data.faded || undefined}
      data-near={data.near || undefined}
    >
      <path className={styles['reach']} d={path} />
      <path className={styles['line']} d={path} />
      <path className={styles['head']} d={headPath(points)} />
      {arrow.circular && arrow.back ? (
        <EdgeLabelRenderer>
          <span
            className={styles['warning']}
            style={{ transform: `translate(-50%, -50%) translate(${centre.x}px, ${centre.y}px)` }}
            title={t('canvas.circle')}
          >
            <TriangleAlert size={14} strokeWidth={2.4} aria-hidden="true" />
          </span>
        </EdgeLabelRenderer>
      ) : null}
      {selected ? (
        <EdgeLabelRenderer>
          <ArrowPad arrow={arrow} at={centre} />
        </EdgeLabelRenderer>
      ) : null}
    </g>
  )
}

/** An arrow between two tasks. */
export const ArrowEdge = memo(
  ArrowEdgeView,
  (before, after) => before.data === after.data && before.selected === after.selected,
)
