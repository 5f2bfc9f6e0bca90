import { useReactFlow, useStore } from '@xyflow/react'
import { useMemo, useRef, type PointerEvent } from 'react'
import { around, type Rect } from '../layout/geometry.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Minimap.module.css'
import { miniature } from './miniature.ts'
import type { TaskFlowNode } from './TaskNode.tsx'
import { useViewSettings } from './view-settings.ts'

/** Smaller drawings are seen at one look. */
const FROM = 12
const SIZE = { width: 168, height: 112 }

/**
 * The whole drawing in small: the tasks in the colour of their class, and a dot where something is wrong. A press or a drag
 * shows that part. One path for each colour, however many tasks there are.
 */
export function Minimap({ nodes }: { readonly nodes: readonly TaskFlowNode[] }) {
  const t = useMessages()
  const wanted = useViewSettings((settings) => settings.minimap)
  const shown = wanted && nodes.length >= FROM
  const box = useMemo(() => (shown ? frameOf(nodes) : undefined), [shown, nodes])
  const paths = useMemo(() => (shown ? miniature(nodes) : []), [shown, nodes])
  const flow = useReactFlow()
  const root = useRef<SVGSVGElement>(null)
  if (!box) return null

  const show = (event: PointerEvent): void => {
    const matrix = root.current?.getScreenCTM()
    if (!matrix || event.buttons === 0) return
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() })
  }
  return (
    <svg
      ref={root}
      className={styles['minimap']}
      {...SIZE}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      role="img"
      aria-label={t('canvas.minimap')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        show(event)
      }}
      onPointerMove={show}
    >
      {paths.map(({ what, d }) => (
        <path key={what} className={styles[what]} d={d} />
      ))}
      <Seen />
    </svg>
  )
}

/** The part that can be seen on the canvas. */
function Seen() {
  const [x, y, zoom] = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  return (
    <rect className={styles['seen']} x={-x / zoom} y={-y / zoom} width={width / zoom} height={height / zoom} rx={8} />
  )
}

function frameOf(nodes: readonly TaskFlowNode[]): Rect | undefined {
  const box = around(nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height })))
  if (!box) return undefined
  const margin = Math.max(box.width, box.height) * 0.06
  return {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  }
}
