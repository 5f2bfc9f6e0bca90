import type { Component, PlanDefinition, ProtocolIndex, TaskClass, TaskDefinition } from '../../proforma/index.ts'

/** What a card says of a plan's own content, without opening it. */
export interface ContentLine {
  readonly name: string
  readonly kind: TaskClass | 'missing'
  readonly caption: string
}

/** A condition that stands before a task: shown as a gate on top of its card. */
export interface Gate {
  readonly kind: 'precondition' | 'wait'
  readonly text: string
}

/** What is special about a task in its place, told by a glyph on the card's edge. */
export type Badge =
  | { readonly kind: 'optional' | 'terminal' | 'autonomous' | 'confirmatory' | 'linked' }
  | { readonly kind: 'cycle'; readonly count: number | undefined }
  | { readonly kind: 'trigger'; readonly trigger: string }

/** One task in its place in a plan, as the canvas, the outline and the reading for screen readers tell it. */
export interface TaskCard {
  readonly name: string
  readonly kind: TaskClass | 'missing'
  readonly caption: string
  /** Items asked for, candidates, components: what there is to count in this class. */
  readonly count: number
  /** First line of what an action does. */
  readonly procedure: string
  readonly gates: readonly Gate[]
  readonly badges: readonly Badge[]
  readonly contents: readonly ContentLine[]
}

export interface Arrow {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Part of a circle: none of the tasks on it can ever start. */
  readonly circular: boolean
  /** Not all arrows of a circle can run with the flow: this one runs against it. */
  readonly back: boolean
}

/** A plan as a drawing: its tasks in text order and the arrows between them. */
export interface PlanChart {
  readonly plan: string
  /** What people call the plan. */
  readonly caption: string
  readonly cards: readonly TaskCard[]
  readonly arrows: readonly Arrow[]
}

/** Prints an expression for people; the caller knows language and captions. */
export type ConditionPrinter = (expression: NonNullable<TaskDefinition['precondition']>['value']) => string

export function arrowId(from: string, to: string): string {
  return `${from}\u2192${to}`
}

/** The drawing of one plan, or nothing when there is no such plan. */
export function planChart(index: ProtocolIndex, plan: string, print: ConditionPrinter): PlanChart | undefined {
  const definition = index.tasks.get(plan)
  if (definition?.kind !== 'plan') return undefined
  const linked = linkedTasks(index)
  const cards = distinct(definition).map((component) => cardOf(index, component, linked, print))
  return { plan, caption: captionOf(definition), cards, arrows: arrowsOf(definition) }
}

/** Each task once: a definition that is named twice in one plan is an error that a check reports. */
function distinct(plan: PlanDefinition): Component[] {
  const seen = new Set<string>()
  return plan.components.filter(({ task }) => !seen.has(task.text) && seen.add(task.text))
}

function linkedTasks(index: ProtocolIndex): ReadonlySet<string> {
  const seen = new Set<string>()
  const linked = new Set<string>()
  for (const task of index.tasks.values()) {
    if (task.kind !== 'plan') continue
    for (const component of distinct(task)) {
      if (seen.has(component.task.text)) linked.add(component.task.text)
      seen.add(component.task.text)
    }
  }
  return linked
}

function cardOf(
  index: ProtocolIndex,
  component: Component,
  linked: ReadonlySet<string>,
  print: ConditionPrinter,
): TaskCard {
  const name = component.task.text
  const definition = index.tasks.get(name)
  if (definition === undefined)
    return { name, kind: 'missing', caption: name, count: 0, procedure: '', gates: [], badges: [], contents: [] }
  return {
    name,
    kind: definition.kind,
    caption: captionOf(definition),
    count: countOf(definition),
    procedure: definition.kind === 'action' ? firstLine(definition.procedure?.value) : '',
    gates: gatesOf(definition, print),
    badges: badgesOf(definition, component, linked.has(name)),
    contents: definition.kind === 'plan' ? distinct(definition).map((inner) => contentLine(index, inner)) : [],
  }
}

/** What people call a task: its caption, or its name with spaces where it has none. */
export function captionOf(definition: {
  readonly name: { readonly text: string }
  readonly caption?: { readonly value: string }
}): string {
  const caption = definition.caption?.value.trim()
  return caption === undefined || caption === '' ? readable(definition.name.text) : caption
}

/** `Blood_test` as people write it. */
export function readable(name: string): string {
  return name.replaceAll('_', ' ').trim() || name
}

function contentLine(index: ProtocolIndex, component: Component): ContentLine {
  const definition = index.tasks.get(component.task.text)
  const name = component.task.text
  return definition === undefined
    ? { name, kind: 'missing', caption: readable(name) }
    : { name, kind: definition.kind, caption: captionOf(definition) }
}

function countOf(definition: TaskDefinition): number {
  switch (definition.kind) {
    case 'enquiry':
      return definition.sources.length
    case 'decision':
      return definition.candidates.length
    case 'plan':
      return distinct(definition).length
    default:
      return 0
  }
}

function firstLine(text = ''): string {
  return text.trim().split('\n', 1)[0] ?? ''
}

function gatesOf(definition: TaskDefinition, print: ConditionPrinter): Gate[] {
  const gates: Gate[] = []
  if (definition.waitCondition) gates.push({ kind: 'wait', text: print(definition.waitCondition.value) })
  if (definition.precondition) gates.push({ kind: 'precondition', text: print(definition.precondition.value) })
  return gates
}

function badgesOf(definition: TaskDefinition, component: Component, linked: boolean): Badge[] {
  const badges: Badge[] = []
  if (definition.trigger) badges.push({ kind: 'trigger', trigger: definition.trigger.value })
  const cycles = component.numberOfCycles?.value
  if ((cycles !== undefined && cycles !== 1) || component.cycleUntil || component.cycleRepeat)
    badges.push({ kind: 'cycle', count: cycles === undefined || cycles < 0 ? undefined : cycles })
  if (component.optional?.value) badges.push({ kind: 'optional' })
  if (definition.autonomous?.value) badges.push({ kind: 'autonomous' })
  if (definition.confirmatory?.value) badges.push({ kind: 'confirmatory' })
  if (component.terminal?.value) badges.push({ kind: 'terminal' })
  if (linked) badges.push({ kind: 'linked' })
  return badges
}

/** By definition: a keystroke somewhere else leaves a plan, and so its arrows, as they were. */
const arrowsKnown = new WeakMap<PlanDefinition, readonly Arrow[]>()

function arrowsOf(plan: PlanDefinition): readonly Arrow[] {
  const known = arrowsKnown.get(plan) ?? workOutArrows(plan)
  arrowsKnown.set(plan, known)
  return known
}

function workOutArrows(plan: PlanDefinition): Arrow[] {
  const pairs = new Map<string, { from: string; to: string }>()
  const components = distinct(plan)
  const names = new Set(components.map(({ task }) => task.text))
  for (const { task, scheduleConstraints } of components)
    for (const { antecedent } of scheduleConstraints)
      if (names.has(antecedent.text))
        pairs.set(arrowId(antecedent.text, task.text), { from: antecedent.text, to: task.text })
  const successors = Map.groupBy(pairs.values(), ({ from }) => from)
  const groups = circles([...names], (name) => (successors.get(name) ?? []).map(({ to }) => to))
  const order = new Map([...names].map((name, index) => [name, index]))
  return [...pairs].map(([id, { from, to }]) => {
    const circular = from === to || (groups.get(from) !== undefined && groups.get(from) === groups.get(to))
    return { id, from, to, circular, back: circular && (order.get(to) ?? 0) <= (order.get(from) ?? 0) }
  })
}

/**
 * The tasks that stand on circles of arrows: task to the number of its circle. Tarjan's strongly connected
 * components, without recursion so that a plan of thousands of tasks in a row cannot exhaust the stack.
 */
export function circles(
  names: readonly string[],
  successors: (name: string) => readonly string[],
): Map<string, number> {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const found = new Map<string, number>()
  let groups = 0
  const finish = (name: string): void => {
    if (low.get(name) !== order.get(name)) return
    const group: string[] = []
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      onStack.delete(top)
      group.push(top)
      if (top === name) break
    }
    if (group.length > 1) {
      groups += 1
      for (const member of group) found.set(member, groups)
    }
  }
  for (const root of names) {
    if (order.has(root)) continue
    const work: { name: string; next: number }[] = [{ name: root, next: 0 }]
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { name } = frame
      if (!order.has(name)) {
        order.set(name, order.size)
        low.set(name, order.size - 1)
        stack.push(name)
        onStack.add(name)
      }
      const next = successors(name)[frame.next++]
      if (next === undefined) {
        work.pop()
        finish(name)
        const parent = work.at(-1)?.name
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(name) ?? 0))
      } else if (!order.has(next)) work.push({ name: next, next: 0 })
      else if (onStack.has(next)) low.set(name, Math.min(low.get(name) ?? 0, order.get(next) ?? 0))
    }
  }
  return found
}
