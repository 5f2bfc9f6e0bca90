import { absolute, type ParsedProtocol, type TextEdit } from '../../model/index.ts'
import { EditError, joinRemovals } from './apply.ts'
import { writeOwnerName } from './attributes.ts'
import { addPart, movePart, type Placement, removePart } from './blocks.ts'
import { Lines } from './lines.ts'
import { componentOf, ownerOf, taskOf } from './owner.ts'

/** Adds a component, with arrows from the tasks that it waits for (E6). */
export function addComponent(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  options: Placement & { readonly waitsFor?: readonly string[]; readonly optional?: boolean } = {},
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  if (definition.node.kind === 'plan' && definition.node.components.some((one) => one.task.text === task)) {
    throw new EditError(
      'duplicate',
      `'${task}' is a component of '${plan}' already. Link it in another plan, or copy it.`,
    )
  }
  const own = (options.waitsFor ?? []).map((name) => `  schedule_constraint :: completed(${writeOwnerName(name)}) ;`)
  if (options.optional === true) own.push('  optional :: yes ;')
  return addPart(parsed, ownerOf(parsed, { kind: 'task', name: plan }), 'component', options.before, [
    `component :: ${writeOwnerName(task)} ;`,
    ...own,
  ])
}

/**
 * Takes a component out of its plan with its arrows (E7). `reconnect` leads the arrows of those that waited for it back to
 * what it waited for itself. The definition stays.
 */
export function removeComponent(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  options: { readonly reconnect?: boolean } = {},
): TextEdit[] {
  return removeComponents(parsed, plan, [task], options)
}

/** As `removeComponent`, for several at once. */
export function removeComponents(
  parsed: ParsedProtocol,
  plan: string,
  tasks: readonly string[],
  options: { readonly reconnect?: boolean } = {},
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const gone = new Set(tasks)
  const edits: TextEdit[] = []
  for (const task of gone) {
    componentOf(definition, task)
    edits.push(...removePart(parsed, ownerOf(parsed, { kind: 'component', plan, task })))
  }
  if (definition.node.kind !== 'plan') return joinRemovals(edits)
  for (const component of definition.node.components) {
    if (gone.has(component.task.text)) continue
    edits.push(...dropArrows(parsed, plan, component.task.text, gone, options.reconnect === true))
  }
  return joinRemovals(edits)
}

/** The arrows of one component that come from removed ones go, or are led back past them. */
function dropArrows(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  gone: ReadonlySet<string>,
  reconnect: boolean,
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const component = componentOf(definition, task)
  const lines = new Lines(parsed.text)
  const kept = new Set(
    component.scheduleConstraints.map((one) => one.antecedent.text).filter((name) => !gone.has(name)),
  )
  const edits: TextEdit[] = []
  for (const constraint of component.scheduleConstraints) {
    const { antecedent } = constraint
    if (!gone.has(antecedent.text)) continue
    const earlier = reconnect ? antecedentsBefore(parsed, plan, antecedent.text, gone) : []
    const fresh = earlier.filter((name) => !kept.has(name) && name !== task)
    for (const name of fresh) kept.add(name)
    const [first, ...others] = fresh
    if (first === undefined) edits.push(lines.remove(absolute(constraint.span, definition.offset)))
    else {
      edits.push({ span: absolute(antecedent.span, definition.offset), text: writeOwnerName(first) })
      const indent = lines.indentOf(constraint.span.start + definition.offset)
      const more = others.map((name) => `schedule_constraint :: completed(${writeOwnerName(name)}) ;`)
      if (more.length > 0) edits.push(lines.insertAfter(constraint.span.end + definition.offset, more, indent))
    }
  }
  return edits
}

/** What a removed component waited for, past those that are removed with it. */
function antecedentsBefore(parsed: ParsedProtocol, plan: string, task: string, gone: ReadonlySet<string>): string[] {
  const definition = taskOf(parsed, plan, 'plan')
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = [task]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    for (const { antecedent } of componentOf(definition, name).scheduleConstraints) {
      if (gone.has(antecedent.text)) open.push(antecedent.text)
      else found.add(antecedent.text)
    }
  }
  return [...found]
}

/** An arrow: `task` waits for `antecedent`. Nothing happens when it is there already. */
export function addScheduleConstraint(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  antecedent: string,
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const component = componentOf(definition, task)
  componentOf(definition, antecedent)
  if (component.scheduleConstraints.some((one) => one.antecedent.text === antecedent)) return []
  const lines = new Lines(parsed.text)
  const last = component.scheduleConstraints[component.scheduleConstraints.length - 1]
  const text = `schedule_constraint :: completed(${writeOwnerName(antecedent)}) ;`
  const view = ownerOf(parsed, { kind: 'component', plan, task })
  if (last === undefined)
    return [lines.insertAfter(view.opening.end, [text], `${lines.indentOf(view.opening.start)}  `)]
  const { start, end } = absolute(last.span, definition.offset)
  return [lines.insertAfter(end, [text], lines.indentOf(start))]
}

export function removeScheduleConstraint(
  parsed: ParsedProtocol,
  plan: string,
  task: string,
  antecedent: string,
): TextEdit[] {
  const definition = taskOf(parsed, plan, 'plan')
  const lines = new Lines(parsed.text)
  return componentOf(definition, task)
    .scheduleConstraints.filter((one) => one.antecedent.text === antecedent)
    .map((one) => lines.remove(absolute(one.span, definition.offset)))
}

/** Puts a component elsewhere in the text of its plan; the order decides nothing but reading and ties. */
export function moveComponent(parsed: ParsedProtocol, plan: string, task: string, before?: string): TextEdit[] {
  const view = ownerOf(parsed, { kind: 'task', name: plan })
  return movePart(parsed, view, 'component', task, before)
}
