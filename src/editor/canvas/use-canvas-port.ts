import { useReactFlow, useStore, type ReactFlowInstance } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { useEditor, type Editor } from '../context.ts'
import type { Point } from '../document/types.ts'
import { around, middle, type Rect } from '../layout/geometry.ts'
import { freeSpot, snapPoint } from '../layout/place.ts'
import type { ArrowData } from './ArrowEdge.tsx'
import { CARD_HEIGHT, CARD_WIDTH, type Size } from './card-size.ts'
import { dropOnArrow, mayDrop, type Under } from './drops.ts'
import { fitTo, INSET, OPENING_ZOOM, WHOLE_ZOOM } from './fit.ts'
import { rectsOf } from './flow.ts'
import type { CanvasPort } from './port.ts'
import { boxOf, frameOf, type Frame, type Scene } from './scene.ts'
import { spotAt, usePlaceAt } from './use-placing.tsx'

/** Within this time after the drawing was shown whole, what comes in is shown too. Milliseconds. */
const SETTLED = 5000
/** A task that is gone to is shown at least this large. */
const READABLE = 0.6

/** Makes the canvas on the screen known to commands and panels while it is there. */
export function useCanvasPort(root: RefObject<HTMLElement | null>, scene: Scene): void {
  const editor = useEditor()
  const flow = useReactFlow()
  const placeAt = usePlaceAt()
  // The port outlives each drawing; what it reads is the newest.
  const now = useRef({ scene, placeAt })
  useEffect(() => {
    now.current = { scene, placeAt }
  })

  // Plans that are opened come in when their places have been worked out: what was to be shown whole still is.
  const fitted = useRef({ until: 0, frames: 0 })
  useEffect(() => editor.canvas.attach(portOf(editor, flow, root, now, fitted)), [editor, flow, root])
  useEffect(() => {
    if (scene.length === fitted.current.frames) return
    fitted.current.frames = scene.length
    if (performance.now() < fitted.current.until) fitWhole(flow, root.current, boxOf(scene))
  }, [scene, flow, root])
  useEffect(() => {
    const element = root.current
    const moved = (): void => {
      fitted.current.until = 0
    }
    element?.addEventListener('wheel', moved, { passive: true })
    element?.addEventListener('pointerdown', moved)
    return () => {
      element?.removeEventListener('wheel', moved)
      element?.removeEventListener('pointerdown', moved)
    }
  }, [root])

  // Another plan, or the first places of this one: show it from its beginning.
  const shown = useRef<string>(undefined)
  const key = scene[0]?.key
  const ready = useStore((state) => state.panZoom !== null)
  useEffect(() => {
    const box = boxOf(now.current.scene)
    const canvas = sizeOf(root.current)
    if (!ready || key === undefined || shown.current === key || !box || !canvas) return
    shown.current = key
    void flow.setViewport(fitTo(box, canvas, OPENING_ZOOM, firstRect(now.current.scene)))
  }, [ready, key, flow, root])
}

interface Now {
  readonly scene: Scene
  readonly placeAt: ReturnType<typeof usePlaceAt>
}

function portOf(
  editor: Editor,
  flow: ReactFlowInstance,
  root: RefObject<HTMLElement | null>,
  now: RefObject<Now>,
  fitted: RefObject<{ until: number }>,
): CanvasPort {
  const here = (): Frame | undefined => frameOf(now.current.scene, editor.document.view.getState().plan)
  const fit = (box: Rect | undefined): void => fitWhole(flow, root.current, box)
  const under = (client: Point): Under => underneath(root.current, flow, client)
  return {
    positions: () => here()?.positions ?? new Map(),
    placeUnder(client) {
      const frame = here()
      return frame && snapPoint(frame.unplace(flow.screenToFlowPosition(client)))
    },
    mayDrop: (kind, client) => mayDrop(editor, now.current.scene, kind, under(client)),
    dropAt(kind, client) {
      const { scene, placeAt } = now.current
      const place = under(client)
      const answer = mayDrop(editor, scene, kind, place)
      if (!answer.ok) {
        editor.document.announce(answer.reason)
        return false
      }
      if (!place.arrow) return placeAt(kind, spotAt(scene, place.point)) !== undefined
      const name = dropOnArrow(editor, scene, kind, place.arrow)
      if (name !== undefined) editor.document.setMode({ kind: 'renaming', name })
      return name !== undefined
    },
    place(kind: TaskClass) {
      const frame = here()
      if (!frame) return void now.current.placeAt(kind, undefined)
      const size = { width: CARD_WIDTH, height: CARD_HEIGHT }
      const { x, y } = centreOf(root.current, flow)
      const wanted = frame.unplace({ x: x - CARD_WIDTH / 2, y: y - CARD_HEIGHT / 2 })
      const at = snapPoint(freeSpot(wanted, size, rectsOf(frame.chart, frame.positions)))
      now.current.placeAt(kind, { plan: frame.path, at, seen: frame.positions })
    },
    zoomToFit() {
      fitted.current.until = performance.now() + SETTLED
      fit(boxOf(now.current.scene))
    },
    zoomToSelection() {
      const { selection } = editor.document.view.getState()
      const names = selection.kind === 'tasks' ? selection.names : []
      const frame = here()
      fit(around(names.flatMap((name) => frame?.rects.get(name) ?? [])))
    },
    zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: motion() }),
    show(name, focus) {
      const rect = here()?.rects.get(name)
      if (rect) bringIntoSight(flow, root.current, rect)
      if (focus) focusTask(root.current, name)
    },
    focus() {
      const stop = root.current?.querySelector<HTMLElement>('[data-task][tabindex="0"]')
      if (stop) return stop.focus({ preventScroll: true })
      // It is out of sight, and what is out of sight is not on the page.
      const { selection } = editor.document.view.getState()
      const frame = here() ?? now.current.scene[0]
      const name = (selection.kind === 'tasks' ? selection.names.at(-1) : undefined) ?? frame?.chart.cards[0]?.name
      const rect = name === undefined ? undefined : frame?.rects.get(name)
      if (name === undefined || !rect) return
      bringIntoSight(flow, root.current, rect)
      focusTask(root.current, name)
    },
  }
}

function fitWhole(flow: ReactFlowInstance, root: HTMLElement | null, box: Rect | undefined): void {
  const canvas = sizeOf(root)
  if (box && canvas) void flow.setViewport(fitTo(box, canvas, WHOLE_ZOOM), { duration: motion() })
}

function underneath(root: HTMLElement | null, flow: ReactFlowInstance, client: Point): Under {
  const element = document.elementFromPoint(client.x, client.y)
  const onCanvas = element !== null && root?.contains(element) === true
  const edge = element?.closest('.react-flow__edge')?.getAttribute('data-id') ?? null
  const task = element?.closest<HTMLElement>('[data-task]') ?? null
  return {
    onCanvas,
    arrow: edge === null ? undefined : (flow.getEdge(edge)?.data as ArrowData | undefined),
    onTask: task !== null && task.dataset['opened'] === undefined,
    point: flow.screenToFlowPosition(client),
  }
}

/** Moves the drawing only when the box cannot be seen whole, or not be read. */
function bringIntoSight(flow: ReactFlowInstance, root: HTMLElement | null, rect: Rect): void {
  const box = root?.getBoundingClientRect()
  if (!box) return
  const zoom = Math.max(flow.getZoom(), READABLE)
  const upper = flow.flowToScreenPosition(rect)
  const lower = flow.flowToScreenPosition({ x: rect.x + rect.width, y: rect.y + rect.height })
  const fits = rect.width * zoom < box.width && rect.height * zoom < box.height - INSET.top
  const seen = upper.x >= box.left && upper.y >= box.top + INSET.top && lower.x <= box.right && lower.y <= box.bottom
  if (seen && zoom === flow.getZoom()) return
  const { x, y } = middle(rect)
  if (fits) void flow.setCenter(x, y, { zoom, duration: motion() })
  // Of a box larger than the canvas the head is shown.
  else void flow.setViewport(fitTo(rect, box, { min: zoom, max: zoom }), { duration: motion() })
}

function centreOf(root: HTMLElement | null, flow: ReactFlowInstance): Point {
  const box = root?.getBoundingClientRect()
  return flow.screenToFlowPosition({
    x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
  })
}

function firstRect(scene: Scene): Rect | undefined {
  const [base] = scene
  const first = base?.chart.cards[0]?.name
  return first === undefined ? undefined : base?.rects.get(first)
}

function sizeOf(root: HTMLElement | null): Size | undefined {
  const box = root?.getBoundingClientRect()
  return box && box.width > 0 && box.height > 0 ? box : undefined
}

const FRAMES = 30

/**
 * The task may be drawn only once the drawing has come to rest around it: try again in the next frames. Whoever has begun to
 * type on the canvas meanwhile is left alone.
 */
function focusTask(root: HTMLElement | null, name: string, tries = FRAMES): void {
  if (tries < FRAMES && isTyping(root)) return
  const wanted = `[data-task="${CSS.escape(name)}"]`
  const element =
    root?.querySelector<HTMLElement>(`${wanted}[tabindex="0"]`) ??
    (tries < FRAMES - 4 ? root?.querySelector<HTMLElement>(wanted) : undefined)
  if (element) element.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusTask(root, name, tries - 1))
}

function isTyping(root: HTMLElement | null): boolean {
  const at = document.activeElement
  const isField = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
  return isField && root?.contains(at) === true
}

function motion(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200
}
