import { Position } from '@xyflow/react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Translate } from '../messages/index.ts'
import type { Mode } from '../document/editor-document.ts'
import type { Point, Selection } from '../document/types.ts'
import { pathKey } from '../document/drawn.ts'
import type { Positions } from '../layout/arranger.ts'
import type { Rect } from '../layout/geometry.ts'
import { reading, type Signs } from './card-words.ts'
import { collectedMarks } from './collected-marks.ts'
import type { ItemUse } from './data-flow.ts'
import type { Mark, Overlays } from './overlays.ts'
import type { PlanChart, TaskCard } from './plan-chart.ts'
import { nodeId, type Frame, type Scene } from './scene.ts'
import type { TaskFlowNode, TaskNodeData } from './TaskNode.tsx'

/** All that the drawing of the tasks depends on. */
export interface NodesInput {
  readonly index: ProtocolIndex
  readonly scene: Scene
  /** Where nodes are right now that are being dragged. */
  readonly dragging: Positions | undefined
  readonly overlays: Overlays
  /** The plan that is worked on: the selection is about its tasks. */
  readonly plan: readonly string[]
  readonly selection: Selection
  readonly mode: Mode
  readonly outdated: ReadonlySet<string>
  readonly problems: ReadonlyMap<string, readonly Mark[]>
  /** What the tasks of a plan do with the data item whose way is shown; nothing when none is. */
  readonly flow: ((plan: string) => ReadonlyMap<string, ItemUse>) | undefined
  readonly t: Translate
}

const nobody: ReadonlySet<string> = new Set()
const noMarks: readonly Mark[] = []

/**
 * Makes React Flow's nodes for a scene, again and again. A node is a new object only when something of it changed, so
 * that a change of one task among a thousand draws one task.
 */
export function nodeMaker(): (input: NodesInput) => TaskFlowNode[] {
  let made = new Map<string, TaskFlowNode>()
  let list: TaskFlowNode[] = []
  let last: NodesInput | undefined
  return (input) => {
    const { scene, selection } = input
    const sameSigns = last !== undefined && saysTheSame(last, input)
    last = input
    const here = pathKey(input.plan)
    const chosen = selection.kind === 'tasks' ? new Set(selection.names) : nobody
    const keyboard = keyboardStop(input, here)
    const next = new Map<string, TaskFlowNode>()
    for (const frame of scene) {
      const selected = frame.key === here ? chosen : nobody
      const use = input.flow?.(frame.chart.plan)
      for (const card of frame.chart.cards) {
        const rect = frame.rects.get(card.name)
        if (!rect) continue
        const id = nodeId(scene, frame, card.name)
        const stop = keyboard?.frame === frame && keyboard.name === card.name
        const old = made.get(id)
        const data =
          sameSigns && old && old.data.card === card && isPlainCard(old.data) && !stop
            ? old.data
            : dataOf(input, frame, card, use, stop)
        const dragged = isDragged(id, input.dragging)
        // What is in hand lies on top of everything.
        const level = frame.depth + (dragged ? ON_TOP : 0)
        const place = draggedRect(id, rect, input)
        next.set(id, kept(old, id, place, data, selected.has(card.name), level))
      }
    }
    made = next
    list = sameList(list, [...next.values()])
    return list
  }
}

/** Whether all that a card says besides its own words comes from the same: most often only one card's words change. */
function saysTheSame(a: NodesInput, b: NodesInput): boolean {
  return (
    a.overlays === b.overlays &&
    a.mode === b.mode &&
    a.outdated === b.outdated &&
    a.problems === b.problems &&
    a.flow === b.flow &&
    a.t === b.t &&
    pathKey(a.plan) === pathKey(b.plan) &&
    a.scene[0]?.key === b.scene[0]?.key
  )
}

/** A task that is no plan, of which something inside might have changed, and not the one that Tab reaches. */
function isPlainCard({ card, tabStop }: TaskNodeData): boolean {
  return card.kind !== 'plan' && !tabStop
}

/** The list of before when it holds the same: the renderer files a new one all over again. */
export function sameList<One>(before: One[], after: One[]): One[] {
  return before.length === after.length && before.every((one, at) => one === after[at]) ? before : after
}

/** The one task that Tab reaches: the last of the selected ones, else the first of the plan that is worked on. */
function keyboardStop({ scene, selection }: NodesInput, here: string): { frame: Frame; name: string } | undefined {
  const frame = scene.find(({ key }) => key === here) ?? scene[0]
  const last = selection.kind === 'tasks' ? selection.names.at(-1) : undefined
  const name = last !== undefined && frame?.rects.has(last) === true ? last : frame?.chart.cards[0]?.name
  if (frame && name !== undefined) return { frame, name }
  const outer = scene[0]
  const first = outer?.chart.cards[0]?.name
  return outer && first !== undefined ? { frame: outer, name: first } : undefined
}

const ON_TOP = 1000

function isDragged(id: string, dragging: Positions | undefined): boolean {
  if (!dragging) return false
  for (const dragged of dragging.keys()) if (id === dragged || id.startsWith(`${dragged}/`)) return true
  return false
}

/** What is dragged is where the pointer has it, and so is all that is drawn inside of it. */
function draggedRect(id: string, rect: Rect, { dragging, scene }: NodesInput): Rect {
  if (!dragging) return rect
  const own = dragging.get(id)
  if (own) return { ...rect, ...own }
  const shift = shiftOf(id, dragging, scene)
  return shift ? { ...rect, x: rect.x + shift.x, y: rect.y + shift.y } : rect
}

/** How far the plan around a node has been dragged. */
export function shiftOf(id: string, dragging: Positions, scene: Scene): Point | undefined {
  for (const [dragged, point] of dragging) {
    if (!id.startsWith(`${dragged}/`)) continue
    const base = scene[0]?.path ?? []
    const key = pathKey([...base, ...dragged.split('/')])
    const box = scene.find((frame) => frame.key === key)?.box
    if (box) return { x: point.x - box.x, y: point.y - box.y }
  }
  return undefined
}

function dataOf(
  input: NodesInput,
  frame: Frame,
  card: TaskCard,
  flow: ReadonlyMap<string, ItemUse> | undefined,
  tabStop: boolean,
): TaskNodeData {
  const { scene, overlays, mode, t } = input
  const use = flow?.get(card.name)
  const key = `${frame.key}/${card.name}`
  const opened = scene.some((other) => other.key === key)
  const marks = marksOf(input, card, key, opened)
  const state = overlays.taskState?.[key]
  const breakpoint = overlays.breakpoints?.get(key)
  return {
    card,
    label: tabStop ? labelOf(card, frame.chart, t, { state, marks, breakpoint }, opened) : undefined,
    state,
    marks,
    breakpoint,
    note: overlays.notes?.[key] ?? overlays.notes?.[card.name] ?? (use && t(`flow.${use}`)),
    faded: overlays.faded ? overlays.faded.has(key) || overlays.faded.has(card.name) : flow !== undefined && !use,
    focused: overlays.focus === key,
    outdated: input.outdated.has(card.name),
    renaming: mode.kind === 'renaming' && mode.name === card.name && pathKey(input.plan) === frame.key,
    opened,
    openable: card.kind === 'plan' && !frame.path.includes(card.name),
    tabStop,
  }
}

function labelOf(card: TaskCard, chart: PlanChart, t: Translate, signs: Signs, opened: boolean): string {
  const said = reading(card, chart, t, signs)
  return opened ? `${said}, ${t('reading.opened')}` : said
}

/** The marks of a task; those of everything inside of it too where it is a plan that is closed. */
function marksOf(input: NodesInput, card: TaskCard, key: string, opened: boolean): readonly Mark[] {
  const { overlays, problems, index, t } = input
  const own = overlays.marks?.[key] ?? overlays.marks?.[card.name]
  const found = problems.get(card.name) ?? noMarks
  const marks = own ? [...found, ...own] : found
  if (card.kind !== 'plan' || opened) return marks
  const inside = collectedMarks(index, card.name, key, problems, overlays, t)
  return inside.length > 0 ? [...marks, ...inside] : marks
}

/** The node of before when it says the same. */
function kept(
  old: TaskFlowNode | undefined,
  id: string,
  { x, y, width, height }: Rect,
  data: TaskNodeData,
  selected: boolean,
  level: number,
): TaskFlowNode {
  const same = old && sameData(old.data, data) ? old.data : data
  if (
    old &&
    same === old.data &&
    old.selected === selected &&
    old.position.x === x &&
    old.position.y === y &&
    old.width === width &&
    old.height === height &&
    old.zIndex === level
  )
    return old
  return {
    id,
    type: 'task',
    position: { x, y },
    data: same,
    selected,
    width,
    height,
    zIndex: level,
    dragging: level >= ON_TOP,
    measured: { width, height },
    handles: handlesOf(width, height),
  }
}

/** Where arrows arrive and leave: known, so that the renderer need not measure the page. */
function handlesOf(width: number, height: number): NonNullable<TaskFlowNode['handles']> {
  return [
    { type: 'target', position: Position.Top, x: width / 2, y: 0, width: 1, height: 1 },
    { type: 'source', position: Position.Bottom, x: width / 2 - 7, y: height - 7, width: 14, height: 14 },
  ]
}

function sameData(a: TaskNodeData, b: TaskNodeData): boolean {
  return (Object.keys(b) as (keyof TaskNodeData)[]).every((key) =>
    key === 'marks' ? sameMarks(a.marks, b.marks) : a[key] === b[key],
  )
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((mark, at) => mark.severity === b[at]?.severity && mark.title === b[at]?.title))
  )
}
