import { useReactFlow, type NodeChange } from '@xyflow/react'
import { useCallback, useRef, useState } from 'react'
import { useEditor, type Editor } from '../context.ts'
import { moveInto, moveTasks, type Gesture } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { pathKey } from '../document/drawn.ts'
import type { Point } from '../document/types.ts'
import { words, type Words } from '../document/words.ts'
import type { Positions } from '../layout/arranger.ts'
import { middle, type Rect } from '../layout/geometry.ts'
import { GRID, snap } from '../layout/place.ts'
import { taskCaption } from './chart-store.ts'
import { frameAt, nodeId, taskOf, type Frame, type Scene } from './scene.ts'
import { snapTo, type Guide } from './snap-lines.ts'

/** How near to a line, in pixels of the screen, a task jumps into it. */
const REACH = 7

/** A drag under way: where the nodes are, with what they stand in line, and what letting go would do. */
export interface Drag {
  readonly positions: Positions
  readonly guides: readonly Guide[]
  /** Where the tasks would be put, or why they may not be. */
  readonly hint: { readonly words: Words; readonly refused: boolean; readonly at: Point } | undefined
}

interface Dragging {
  readonly drag: Drag | undefined
  readonly onChanges: (changes: readonly NodeChange[]) => void
  readonly onStop: () => void
}

/** Moving tasks by pointer: along snap lines, and from plan to plan where one is opened in place. */
export function useDragging(scene: Scene): Dragging {
  const editor = useEditor()
  const flow = useReactFlow()
  const [drag, setDrag] = useState<Drag>()
  const raw = useRef(new Map<string, Point>())

  const onChanges = useCallback(
    (changes: readonly NodeChange[]) => {
      let moved = false
      for (const change of changes) {
        if (change.type !== 'position' || change.dragging !== true || !change.position) continue
        raw.current.set(change.id, change.position)
        moved = true
      }
      if (moved) setDrag(dragOf(editor, scene, raw.current, REACH / flow.getZoom()))
    },
    [editor, scene, flow],
  )

  const onStop = useCallback(() => {
    const last = raw.current.size > 0 ? dragOf(editor, scene, raw.current, REACH / flow.getZoom()) : undefined
    raw.current.clear()
    setDrag(undefined)
    if (last) letGo(editor, scene, last)
  }, [editor, scene, flow])

  return { drag, onChanges, onStop }
}

function dragOf(editor: Editor, scene: Scene, raw: ReadonlyMap<string, Point>, reach: number): Drag {
  const [first] = raw
  const grabbed = first && taskOf(scene, first[0])
  const rect = grabbed?.frame.rects.get(grabbed.name)
  if (!first || !grabbed || !rect) return { positions: raw, guides: [], hint: undefined }
  const { frame } = grabbed
  const box: Rect = { ...rect, ...first[1] }
  const others = [...frame.rects].filter(([name]) => !raw.has(nodeId(scene, frame, name))).map(([, one]) => one)
  const snapped = snapTo(box, others, reach)
  // Off the lines the grid decides.
  const x = snapped.guides.some(({ axis }) => axis === 'x') ? snapped.x : snap(box.x)
  const y = snapped.guides.some(({ axis }) => axis === 'y') ? snapped.y : snap(box.y)
  const positions = new Map([...raw].map(([id, point]) => [id, { x: point.x + x - box.x, y: point.y + y - box.y }]))
  const target = targetOf(scene, frame, raw, { ...box, x, y })
  const answer = target && intoPlan(editor, scene, frame, target, positions)
  const hint = answer && target ? hintOf(editor, answer, target, { x: x + box.width / 2, y }) : undefined
  return { positions, guides: target ? [] : snapped.guides, hint }
}

/** The plan that the task is held over, if it is another one than its own. */
function targetOf(scene: Scene, own: Frame, raw: ReadonlyMap<string, Point>, box: Rect): Frame | undefined {
  const carried = [...raw.keys()].flatMap((id) => {
    const task = taskOf(scene, id)
    return task ? [`${task.frame.key}/${task.name}`] : []
  })
  const inHand = ({ key }: Frame): boolean => carried.some((one) => key === one || key.startsWith(`${one}/`))
  const target = frameAt(scene, middle(box), inHand)
  return target === own ? undefined : target
}

function intoPlan(editor: Editor, scene: Scene, own: Frame, target: Frame, positions: Positions): Gesture {
  const places = new Map<string, Point>()
  for (const [id, point] of positions) {
    const task = taskOf(scene, id)
    if (task?.frame === own) places.set(task.name, onGrid(target.unplace(point)))
  }
  const { document } = editor
  return moveInto(document.state.getState(), {
    places,
    from: own.chart.plan,
    to: target.chart.plan,
    seen: target.positions,
    open: target.path,
  })
}

function hintOf({ document }: Editor, answer: Gesture, target: Frame, at: Point): Drag['hint'] {
  if (!answer.ok) return { words: answer.reason, refused: true, at }
  const plan = taskCaption(document.state.getState(), target.chart.plan)
  return { words: words('canvas.drag.into', { plan }), refused: false, at }
}

function letGo(editor: Editor, scene: Scene, { positions }: Drag): void {
  const [first] = positions
  const grabbed = first && taskOf(scene, first[0])
  const rect = grabbed?.frame.rects.get(grabbed.name)
  if (!first || !grabbed || !rect) return
  const { frame } = grabbed
  const { document } = editor
  const target = targetOf(scene, frame, positions, { ...rect, ...first[1] })
  if (target) {
    perform(document, () => intoPlan(editor, scene, frame, target, positions))
    return
  }
  const moved = new Map<string, Point>()
  for (const [id, point] of positions) {
    const task = taskOf(scene, id)
    if (task?.frame === frame) moved.set(task.name, onGrid(frame.unplace(point, task.name)))
  }
  if (pathKey(document.view.getState().plan) !== frame.key) document.open(frame.path)
  perform(document, (state, view) => moveTasks(state, view, frame.positions, moved))
}

/** Whole numbers; on the grid where the snap lines left it there. */
function onGrid({ x, y }: Point): Point {
  const near = (value: number): number => (Math.abs(value - snap(value)) < GRID / 8 ? snap(value) : Math.round(value))
  return { x: near(x), y: near(y) }
}
