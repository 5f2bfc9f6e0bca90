import type { Layout } from '../../contracts/index.ts'
import { indexOf, type Component, type PlanDefinition, type ProtocolIndex } from '../../proforma/index.ts'
import { arrowId } from '../canvas/plan-chart.ts'
import type { Comparison } from './comparison.ts'

/** How a task or arrow of a drawing differs between two versions. */
export type Mark = 'added' | 'removed' | 'changed'

/** Marks of one plan: of tasks by name, of arrows by id. */
export interface PlanMarks {
  readonly tasks: ReadonlyMap<string, Mark>
  readonly arrows: ReadonlyMap<string, Mark>
}

/** Both versions in one drawing: the newer one, with what is gone in the places that it had. */
export interface Union {
  readonly index: ProtocolIndex
  readonly layout: Layout
  /** By plan, for every plan of either version. */
  readonly marks: ReadonlyMap<string, PlanMarks>
}

export function unionOf(comparison: Comparison): Union {
  const [old, now] = [indexOf(comparison.renamed), indexOf(comparison.parsed.after)]
  const tasks = new Map(now.tasks)
  for (const [name, task] of old.tasks) if (!tasks.has(name)) tasks.set(name, task)
  for (const [name, task] of now.tasks) {
    const before = old.tasks.get(name)
    if (task.kind === 'plan' && before?.kind === 'plan') tasks.set(name, joined(before, task))
  }
  const touched = touchedTasks(comparison)
  const marks = new Map(
    [...tasks].flatMap(([name, task]) =>
      task.kind === 'plan' ? [[name, marksOf(task, old.tasks.get(name), now.tasks.get(name), touched)] as const] : [],
    ),
  )
  return { index: { ...now, tasks }, layout: joinedLayout(comparison), marks }
}

/** A plan with the steps and arrows of both versions. */
function joined(before: PlanDefinition, after: PlanDefinition): PlanDefinition {
  const old = new Map(before.components.map((component) => [component.task.text, component]))
  const kept = after.components.map((component): Component => {
    const earlier = old.get(component.task.text)?.scheduleConstraints ?? []
    old.delete(component.task.text)
    const names = new Set(component.scheduleConstraints.map(({ antecedent }) => antecedent.text))
    const gone = earlier.filter(({ antecedent }) => !names.has(antecedent.text))
    return { ...component, scheduleConstraints: [...component.scheduleConstraints, ...gone] }
  })
  return { ...after, components: [...kept, ...old.values()] }
}

type Task = ProtocolIndex['tasks'] extends ReadonlyMap<string, infer One> ? One | undefined : never

function marksOf(plan: PlanDefinition, before: Task, after: Task, touched: ReadonlySet<string>): PlanMarks {
  const [old, now] = [contentsOf(before), contentsOf(after)]
  const tasks = new Map<string, Mark>()
  const arrows = new Map<string, Mark>()
  for (const { task, scheduleConstraints } of plan.components) {
    const name = task.text
    const mark = markOf(old.tasks.has(name), now.tasks.has(name)) ?? (touched.has(name) ? 'changed' : undefined)
    if (mark !== undefined) tasks.set(name, mark)
    for (const { antecedent } of scheduleConstraints) {
      const id = arrowId(antecedent.text, name)
      const arrow = markOf(old.arrows.has(id), now.arrows.has(id))
      if (arrow !== undefined) arrows.set(id, arrow)
    }
  }
  return { tasks, arrows }
}

function markOf(before: boolean, after: boolean): Mark | undefined {
  if (before === after) return undefined
  return after ? 'added' : 'removed'
}

function contentsOf(task: Task): { readonly tasks: ReadonlySet<string>; readonly arrows: ReadonlySet<string> } {
  const components = task?.kind === 'plan' ? task.components : []
  return {
    tasks: new Set(components.map((component) => component.task.text)),
    arrows: new Set(
      components.flatMap((component) =>
        component.scheduleConstraints.map(({ antecedent }) => arrowId(antecedent.text, component.task.text)),
      ),
    ),
  }
}

/** Tasks in which something differs, and the plans that hold them at any depth. */
function touchedTasks({ diff, parsed }: Comparison): ReadonlySet<string> {
  const touched = new Set<string>()
  for (const { where, path, attribute } of diff.changes) {
    const [first, second] = path
    // Of a step that came or went the drawing itself tells; so it does of arrows.
    const drawn =
      first?.kind === 'component' && attribute === undefined && (second === undefined || second.kind === 'arrow')
    if (first?.kind === 'component' && !drawn) touched.add(first.name)
    touched.add(where.name)
  }
  const { tasks } = indexOf(parsed.after)
  for (let size = -1; size !== touched.size; ) {
    size = touched.size
    for (const [name, task] of tasks)
      if (task.kind === 'plan' && task.components.some((component) => touched.has(component.task.text)))
        touched.add(name)
  }
  return touched
}

/** Places of the newer version; what only the older one has keeps the place that it had there. */
function joinedLayout({ before, after, renamed, parsed }: Comparison): Layout {
  const names = new Map(
    parsed.before.definitions.flatMap(({ node }, at) => {
      const now = renamed.definitions[at]?.node.name.text
      return now === undefined ? [] : [[node.name.text, now] as const]
    }),
  )
  const old = Object.entries(before.layout.positions).map(([key, point]) => [
    key
      .split('/')
      .map((name) => names.get(name) ?? name)
      .join('/'),
    point,
  ])
  return { version: 1, positions: { ...Object.fromEntries(old), ...after.layout.positions } }
}
