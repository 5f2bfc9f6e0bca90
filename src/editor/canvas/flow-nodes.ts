import type { Translate } from '../messages/index.ts'
import type { Mode } from '../document/editor-document.ts'
import type { Point, Selection } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'
import { cardSize } from './card-size.ts'
import { reading } from './card-words.ts'
import type { ItemUse } from './data-flow.ts'
import type { Mark, Overlays } from './overlays.ts'
import type { PlanChart, TaskCard } from './plan-chart.ts'
import type { TaskFlowNode, TaskNodeData } from './TaskNode.tsx'

/** All that the drawing of a plan's tasks depends on. */
export interface NodesInput {
  readonly chart: PlanChart | undefined
  readonly positions: Positions | undefined
  readonly dragging: Positions | undefined
  readonly overlays: Overlays
  /** Path of the open plan. */
  readonly path: string
  readonly planCaption: string
  readonly selection: Selection
  readonly mode: Mode
  readonly outdated: ReadonlySet<string>
  readonly problems: ReadonlyMap<string, readonly Mark[]>
  /** What each task does with the data item that is selected; nothing when none is. */
  readonly flow: ReadonlyMap<string, ItemUse> | undefined
  readonly t: Translate
}

const nobody: ReadonlySet<string> = new Set()
const noMarks: readonly Mark[] = []

/**
 * Makes React Flow's nodes for a plan, again and again. A node is a new object only when something of it changed, so
 * that a change of one task among a thousand draws one task.
 */
export function nodeMaker(): (input: NodesInput) => TaskFlowNode[] {
  let made = new Map<string, TaskFlowNode>()
  return (input) => {
    const { chart, positions, dragging, selection } = input
    if (!chart || !positions) return []
    const selected = selection.kind === 'tasks' ? new Set(selection.names) : nobody
    const stop = (selection.kind === 'tasks' ? selection.names.at(-1) : undefined) ?? chart.cards[0]?.name
    const next = new Map<string, TaskFlowNode>()
    for (const card of chart.cards) {
      const position = dragging?.get(card.name) ?? positions.get(card.name)
      if (!position) continue
      const data = dataOf(input, chart, card, card.name === stop)
      next.set(card.name, kept(made.get(card.name), card, position, data, selected.has(card.name)))
    }
    made = next
    return [...next.values()]
  }
}

function dataOf(input: NodesInput, chart: PlanChart, card: TaskCard, tabStop: boolean): TaskNodeData {
  const { overlays, path, problems, mode, flow, t } = input
  const use = flow?.get(card.name)
  const key = `${path}/${card.name}`
  const own = overlays.marks?.[key] ?? overlays.marks?.[card.name]
  const found = problems.get(card.name) ?? noMarks
  const marks = own ? [...found, ...own] : found
  const state = overlays.taskState?.[key]
  return {
    card,
    label: tabStop ? reading(card, chart, input.planCaption, t, state, marks) : undefined,
    state,
    marks,
    note: overlays.notes?.[key] ?? overlays.notes?.[card.name] ?? (use && t(`flow.${use}`)),
    faded: overlays.faded ? overlays.faded.has(key) || overlays.faded.has(card.name) : flow !== undefined && !use,
    focused: overlays.focus === key,
    outdated: input.outdated.has(card.name),
    renaming: mode.kind === 'renaming' && mode.name === card.name,
    tabStop,
  }
}

/** The node of before when it says the same. */
function kept(
  old: TaskFlowNode | undefined,
  card: TaskCard,
  position: Point,
  data: TaskNodeData,
  selected: boolean,
): TaskFlowNode {
  const same = old && sameData(old.data, data) ? old.data : data
  if (old && same === old.data && old.selected === selected && samePlace(old.position, position)) return old
  const { width, height } = cardSize(card)
  return { id: card.name, type: 'task', position, data: same, selected, width, height, measured: { width, height } }
}

function samePlace(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y
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
