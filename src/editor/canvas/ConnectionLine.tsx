import type { ConnectionLineComponentProps } from '@xyflow/react'
import { useEditor } from '../context.ts'
import type { Point } from '../document/types.ts'
import { say } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import { STUB } from '../layout/routing.ts'
import { connectNodes } from './connect-nodes.ts'
import { useDrawnScene } from './scene-context.ts'
import { headPath, roundedPath } from './arrow-path.ts'
import styles from './ConnectionLine.module.css'
import type { TaskFlowNode } from './TaskNode.tsx'

/** The arrow while it is drawn; over a task that it may not lead to it says why, before it is let go. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromNode,
  toNode,
}: ConnectionLineComponentProps<TaskFlowNode>) {
  const { document } = useEditor()
  const t = useMessages()
  const scene = useDrawnScene()
  const answer =
    toNode && connectNodes(document.state.getState(), document.view.getState(), scene, fromNode.id, toNode.id)
  const refused = answer && !answer.ok ? say(t, answer.reason) : undefined
  const points = drawn({ x: fromX, y: fromY }, { x: toX, y: toY })
  return (
    <g className={styles['drawing']} data-refused={refused === undefined ? undefined : true}>
      <path className={styles['line']} d={roundedPath(points)} />
      <path className={styles['head']} d={headPath(points)} />
      {refused === undefined ? null : (
        <foreignObject className={styles['reason']} x={toX + 14} y={toY + 10} width={280} height={90}>
          <div className={styles['words']}>{refused}</div>
        </foreignObject>
      )}
    </g>
  )
}

/** Down, across, and to the pointer. */
function drawn(from: Point, to: Point): Point[] {
  const level = to.y > from.y + 2 * STUB ? (from.y + to.y) / 2 : from.y + STUB
  return [from, { x: from.x, y: level }, { x: to.x, y: level }, to]
}
