import {
  addComponent,
  addDefinition,
  insertTaskOnArrow,
  semicolonAfter,
  type TaskClass,
} from '../../../proforma/index.ts'
import { cardSize, CARD_HEIGHT, CARD_WIDTH } from '../../canvas/card-size.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import { planChart, readable } from '../../canvas/plan-chart.ts'
import { rectsOf } from '../../canvas/flow.ts'
import { bottom, right } from '../../layout/geometry.ts'
import { COLUMN_GAP, freeSpot, ROW_GAP, snapPoint } from '../../layout/place.ts'
import type { Side, ViewState } from '../editor-document.ts'
import { componentNames } from '../place.ts'
import type { DocumentState, Point } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { newTaskName } from './names.ts'
import { keepPositions, type Positions } from './positions.ts'

/** The text of a new task: nothing in it that the author did not say. */
function taskText(kind: TaskClass, name: string): string {
  return `${kind} :: '${name}' ;\nend ${kind} .`
}

function placeLabel(kind: TaskClass, name: string) {
  return words('history.place', { kind: words(`kind.${kind}`), name: readable(name) })
}

/** Puts a new task at a place of the open plan; in a document without any plan, that one is made too. */
export function placeTask(
  state: DocumentState,
  view: ViewState,
  seen: Positions,
  { kind, at }: { readonly kind: TaskClass; readonly at: Point },
): Gesture {
  const plan = view.plan.at(-1)
  return gesture(state, plan === undefined ? [] : [plan], () => {
    const name = newTaskName(state.index, kind)
    if (plan === undefined) return startPlan(state, kind, name, at)
    return planned(
      {
        label: placeLabel(kind, name),
        edits: [...addComponent(state.parsed, plan, name), ...addDefinition(state.parsed, taskText(kind, name))],
        layout: keepPositions(state, plan, seen, new Map([[name, at]])),
        select: { kind: 'tasks', names: [name] },
      },
      name,
    )
  })
}

function startPlan(state: DocumentState, kind: TaskClass, name: string, at: Point): Gesture {
  const plan = newTaskName(state.index, 'plan')
  const other = name === plan ? `${plan}_1` : name
  const text = `plan :: '${plan}' ;\n  component :: '${other}' ;\nend plan .\n\n${taskText(kind, other)}`
  return planned(
    {
      label: placeLabel(kind, other),
      edits: addDefinition(state.parsed, text),
      layout: keepPositions(state, plan, new Map(), new Map([[other, at]])),
      select: { kind: 'tasks', names: [other] },
      open: [plan],
    },
    other,
  )
}

export interface Appending {
  readonly from: string
  readonly side: Side
  readonly kind: TaskClass
  /** Where the author pointed; otherwise the nearest free place on that side. */
  readonly at?: Point
}

/** Puts a new task after, before or beside one that is there, with the arrows that this means. */
export function appendTask(
  state: DocumentState,
  view: ViewState,
  seen: Positions,
  { from, side, kind, at }: Appending,
): Gesture {
  const plan = view.plan.at(-1)
  if (plan === undefined || !componentNames(state.index, plan).has(from)) return refused(words('refuse.oneTask'))
  return gesture(state, [plan], () => {
    const name = newTaskName(state.index, kind)
    const waitsFor = side === 'after' ? [from] : side === 'beside' ? antecedents(state, plan, from) : []
    const place = at ? snapPoint(at) : spot(state, plan, seen, from, side)
    const order = side === 'before' ? { before: from } : {}
    const edits = [
      ...addComponent(state.parsed, plan, name, { waitsFor, ...order }),
      ...addDefinition(state.parsed, taskText(kind, name), { after: { kind: 'task', name: from } }),
    ]
    if (side === 'before') edits.push(...arrowTo(state, plan, from, name))
    return planned(
      {
        label: placeLabel(kind, name),
        edits,
        layout: keepPositions(state, plan, seen, place ? new Map([[name, place]]) : new Map()),
        select: { kind: 'tasks', names: [name] },
      },
      name,
    )
  })
}

function antecedents({ index }: DocumentState, plan: string, task: string): string[] {
  const definition = index.tasks.get(plan)
  if (definition?.kind !== 'plan') return []
  const component = definition.components.find((one) => one.task.text === task)
  return component?.scheduleConstraints.map(({ antecedent }) => antecedent.text) ?? []
}

/** An arrow from a task that is not in the text yet. */
function arrowTo({ parsed, index }: DocumentState, plan: string, to: string, from: string) {
  const definition = index.tasks.get(plan)
  const place = parsed.definitions.find(({ node }) => node === definition)
  const component = definition?.kind === 'plan' ? definition.components.find((one) => one.task.text === to) : undefined
  if (!place || !component) return []
  const semicolon = semicolonAfter(parsed.text, place.offset + component.task.span.end)
  const line =
    parsed.text
      .slice(0, place.offset + component.span.start)
      .split('\n')
      .at(-1) ?? ''
  const indent = /^\s*$/.test(line) ? `\n${line}  ` : ' '
  return [
    { span: { start: semicolon, end: semicolon }, text: `${indent}schedule_constraint :: completed('${from}') ;` },
  ]
}

/** The nearest free place on a side of a task. */
function spot(state: DocumentState, plan: string, seen: Positions, from: string, side: Side): Point | undefined {
  const chart = planChart(state.index, plan, () => '')
  const rects = chart && rectsOf(chart, seen)
  const here = rects?.get(from)
  if (!rects || !here) return undefined
  const size = { width: CARD_WIDTH, height: CARD_HEIGHT }
  const wanted = {
    after: { x: here.x, y: bottom(here) + ROW_GAP },
    before: { x: here.x, y: here.y - ROW_GAP - CARD_HEIGHT },
    beside: { x: right(here) + COLUMN_GAP, y: here.y },
  }[side]
  return snapPoint(freeSpot(wanted, size, rects))
}

/** Puts a new task between the two ends of an arrow; what stands below moves down to make room. */
export function insertOnArrow(
  state: DocumentState,
  view: ViewState,
  seen: Positions,
  { from, to, kind }: { readonly from: string; readonly to: string; readonly kind: TaskClass },
): Gesture {
  const plan = view.plan.at(-1)
  if (plan === undefined) return refused(words('refuse.noPlan'))
  return gesture(state, [plan], () => {
    const name = newTaskName(state.index, kind)
    return planned(
      {
        label: words('history.insert', {
          name: readable(name),
          from: taskCaption(state, from),
          to: taskCaption(state, to),
        }),
        edits: insertTaskOnArrow(state.parsed, { plan, from, to }, name, taskText(kind, name)),
        layout: keepPositions(state, plan, seen, makeRoom(state, plan, seen, from, to, name)),
        select: { kind: 'tasks', names: [name] },
      },
      name,
    )
  })
}

function makeRoom(
  state: DocumentState,
  plan: string,
  seen: Positions,
  from: string,
  to: string,
  name: string,
): Positions {
  const chart = planChart(state.index, plan, () => '')
  const above = seen.get(from)
  const below = seen.get(to)
  const card = chart?.cards.find((one) => one.name === from)
  if (!above || !below || !card) return new Map()
  const y = above.y + cardSize(card).height + ROW_GAP
  const moved = new Map<string, Point>([[name, snapPoint({ x: below.x, y })]])
  const missing = y + CARD_HEIGHT + ROW_GAP - below.y
  if (missing <= 0 || below.y < above.y) return moved
  for (const [other, point] of seen)
    if (point.y >= below.y) moved.set(other, snapPoint({ x: point.x, y: point.y + missing }))
  return moved
}
