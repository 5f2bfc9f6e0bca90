import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { useEditor } from '../context.ts'
import { around, middle } from '../layout/geometry.ts'
import { freeSpot } from '../layout/place.ts'
import type { Positions } from '../layout/arranger.ts'
import { CARD_HEIGHT, CARD_WIDTH, cardSize } from './card-size.ts'
import { rectsOf } from './flow.ts'
import type { PlanChart } from './plan-chart.ts'
import { usePlaceAt } from './use-placing.tsx'

const FIT = { padding: 0.12, maxZoom: 1, minZoom: 0.1 }

/** Makes the canvas on the screen known to commands and panels while it is there. */
export function useCanvasPort(
  root: RefObject<HTMLElement | null>,
  chart: PlanChart | undefined,
  positions: Positions | undefined,
): void {
  const { canvas } = useEditor()
  const flow = useReactFlow()
  const placeAt = usePlaceAt()
  // The port outlives each drawing; what it reads is the newest.
  const now = useRef({ chart, positions, placeAt })
  useEffect(() => {
    now.current = { chart, positions, placeAt }
  })

  useEffect(() => {
    const centre = () => {
      const box = root.current?.getBoundingClientRect()
      return flow.screenToFlowPosition({
        x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
        y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
      })
    }
    const port = {
      positions: () => now.current.positions ?? new Map(),
      dropAt(kind: TaskClass, client: { x: number; y: number }) {
        const under = document.elementFromPoint(client.x, client.y)
        if (!under || !root.current?.contains(under)) return false
        return now.current.placeAt(kind, flow.screenToFlowPosition(client)) !== undefined
      },
      place(kind: TaskClass) {
        const { chart, positions } = now.current
        const size = { width: CARD_WIDTH, height: CARD_HEIGHT }
        const rects = chart && positions ? rectsOf(chart, positions) : new Map()
        const at = centre()
        const spot = freeSpot({ x: at.x - CARD_WIDTH / 2, y: at.y - CARD_HEIGHT / 2 }, size, rects)
        now.current.placeAt(kind, middle({ ...spot, ...size }))
      },
      zoomToFit: () => void flow.fitView({ ...FIT, duration: motion() }),
      zoomBy: (factor: number) => void flow.zoomTo(flow.getZoom() * factor, { duration: motion() }),
      show(name: string, focus: boolean) {
        const { chart, positions } = now.current
        const card = chart?.cards.find((one) => one.name === name)
        const point = positions?.get(name)
        const box = root.current?.getBoundingClientRect()
        if (card && point && box) {
          const rect = { ...point, ...cardSize(card) }
          const zoom = Math.max(flow.getZoom(), 0.5)
          const upper = flow.flowToScreenPosition(rect)
          const lower = flow.flowToScreenPosition({ x: rect.x + rect.width, y: rect.y + rect.height })
          const seen = upper.x > box.left && upper.y > box.top + 40 && lower.x < box.right && lower.y < box.bottom
          const at = middle(rect)
          if (!seen || zoom !== flow.getZoom()) void flow.setCenter(at.x, at.y, { zoom, duration: motion() })
        }
        if (focus) focusTask(root.current, name)
      },
      focus() {
        root.current?.querySelector<HTMLElement>('[data-task][tabindex="0"]')?.focus({ preventScroll: true })
      },
    }
    return canvas.attach(port)
  }, [canvas, flow, root])

  // Another plan, or the first positions of this one: show all of it.
  const shownPlan = useRef<string>(undefined)
  const ready = chart !== undefined && positions !== undefined && positions.size > 0
  useEffect(() => {
    if (!ready || shownPlan.current === chart.plan) return
    shownPlan.current = chart.plan
    const box = around(rectsOf(chart, positions).values())
    if (box) void flow.fitBounds(box, { padding: 0.1 }).then(() => flow.getZoom() > 1 && flow.fitView(FIT))
  }, [ready, chart, positions, flow])
}

/** The task may be drawn only after the change that asks for it: try again in the next frames. */
function focusTask(root: HTMLElement | null, name: string, tries = 5): void {
  const element = root?.querySelector<HTMLElement>(`[data-task="${CSS.escape(name)}"]`)
  if (element) element.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusTask(root, name, tries - 1))
}

function motion(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200
}
