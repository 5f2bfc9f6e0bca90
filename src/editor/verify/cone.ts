import {
  expressionsOf,
  type Component,
  type Definition,
  type Expression,
  type ProtocolIndex,
  type TaskDefinition,
} from '../../proforma/index.ts'
import type { Finding } from '../../verifier/index.ts'

/** The tasks and data items that bear on a finding, by name. */
export interface Cone {
  readonly tasks: ReadonlySet<string>
  readonly data: ReadonlySet<string>
}

/**
 * What bears on a finding: the tasks and items that it names; the plans around them; the tasks that must be over before
 * them; what their conditions look at; and who asks for that or sets it. Everything else can be left out of sight.
 */
export function coneOf(finding: Finding, index: ProtocolIndex): Cone {
  const tasks = new Set<string>()
  const data = new Set<string>()
  const places = placesOf(index)
  const givers = giversOf(index)
  const open: string[] = [
    ...finding.where.flatMap((path) => path.split('/')),
    ...finding.definitions,
    ...finding.patients.flatMap((box) => box.map(({ item }) => item)),
  ]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const task = index.tasks.get(name)
    const item = index.data.get(name)
    if (task && !tasks.has(name)) {
      tasks.add(name)
      open.push(...namesRead(task), ...sourcesOf(task))
      for (const { plan, component } of places.get(name) ?? []) open.push(plan, ...beforeIt(component))
    }
    if (item && !data.has(name)) {
      data.add(name)
      open.push(...namesRead(item), ...(givers.get(name) ?? []))
    }
  }
  return { tasks, data }
}

/** The tasks and data items that play no part in a finding. */
export function outside({ tasks, data }: Cone, index: ProtocolIndex): ReadonlySet<string> {
  const isAside = (name: string): boolean => !tasks.has(name) && !data.has(name)
  return new Set([...index.tasks.keys(), ...index.data.keys()].filter(isAside))
}

interface InPlan {
  readonly plan: string
  readonly component: Component
}

function placesOf(index: ProtocolIndex): ReadonlyMap<string, readonly InPlan[]> {
  const places = new Map<string, InPlan[]>()
  for (const [plan, definition] of index.tasks)
    for (const component of definition.kind === 'plan' ? definition.components : []) {
      const list = places.get(component.task.text) ?? []
      list.push({ plan, component })
      places.set(component.task.text, list)
    }
  return places
}

/** Who gives an item a value: tasks that ask for it, tasks that set it afterwards. */
function giversOf(index: ProtocolIndex): ReadonlyMap<string, readonly string[]> {
  const givers = new Map<string, string[]>()
  for (const [name, task] of index.tasks) {
    const set = (task.postcondition?.value ?? []).map(({ target }) => target.text)
    const asked = task.kind === 'enquiry' ? sourcesOf(task) : []
    for (const item of new Set([...asked, ...set])) givers.set(item, [...(givers.get(item) ?? []), name])
  }
  return givers
}

function sourcesOf(task: TaskDefinition): string[] {
  return task.kind === 'enquiry' || task.kind === 'decision' ? task.sources.map(({ item }) => item.text) : []
}

/** Arrows, and conditions that stand with the component. */
function beforeIt({ scheduleConstraints, cycleUntil, cycleRepeat }: Component): string[] {
  const conditions = [cycleUntil, cycleRepeat].flatMap((one) => (one ? names(one.value) : []))
  return [...scheduleConstraints.map(({ antecedent }) => antecedent.text), ...conditions]
}

/** Names in the conditions of a definition. What a plan's components look at is theirs, not the plan's. */
function namesRead(definition: Definition): string[] {
  if (definition.kind === 'plan')
    return [definition.precondition, definition.waitCondition, definition.abort, definition.terminate].flatMap((one) =>
      one ? names(one.value) : [],
    )
  return expressionsOf(definition, () => undefined).flatMap(({ expression }) => names(expression))
}

function names(expression: Expression): string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name]
    case 'unary':
      return names(expression.operand)
    case 'binary':
      return [...names(expression.left), ...names(expression.right)]
    case 'set':
      return expression.elements.flatMap(names)
    case 'call':
      return expression.arguments.flatMap(names)
    default:
      return []
  }
}
