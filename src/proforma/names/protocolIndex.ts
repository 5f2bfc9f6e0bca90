import {
  type DataDefinition,
  isTask,
  type ParameterDefinition,
  type ParsedProtocol,
  type PropertyDefinition,
  type ProtocolHeader,
  type ProtocolIndex,
  type TaskDefinition,
} from '../model/index.ts'

const INDEXES = new WeakMap<ParsedProtocol, ProtocolIndex>()

/** The definitions of a text by kind and name (N1). Of duplicates the first one counts. */
export function indexOf(parsed: ParsedProtocol): ProtocolIndex {
  const known = INDEXES.get(parsed)
  if (known !== undefined) return known
  const index = build(parsed)
  INDEXES.set(parsed, index)
  return index
}

function build(parsed: ParsedProtocol): ProtocolIndex {
  const tasks = new Map<string, TaskDefinition>()
  const data = new Map<string, DataDefinition>()
  const parameters = new Map<string, ParameterDefinition>()
  const properties = new Map<string, PropertyDefinition>()
  let header: ProtocolHeader | undefined
  for (const { node } of parsed.definitions) {
    if (isTask(node)) addFirst(tasks, node.name.text, node)
    else if (node.kind === 'data') addFirst(data, node.name.text, node)
    else if (node.kind === 'parameter') addFirst(parameters, node.name.text, node)
    else if (node.kind === 'property') addFirst(properties, node.name.text, node)
    else header ??= node
  }
  const root = header?.root?.value.text ?? onlyRoot(tasks)
  return { ...(header ? { header } : {}), tasks, data, parameters, properties, ...(root === undefined ? {} : { root }) }
}

function addFirst<T>(map: Map<string, T>, name: string, value: T): void {
  if (!map.has(name)) map.set(name, value)
}

const ROOTS = new WeakMap<ReadonlyMap<string, TaskDefinition>, readonly string[]>()

/** Plans that are no component of any plan (N2), in text order. */
export function rootPlans(tasks: ReadonlyMap<string, TaskDefinition>): readonly string[] {
  let roots = ROOTS.get(tasks)
  if (roots === undefined) {
    roots = findRoots(tasks)
    ROOTS.set(tasks, roots)
  }
  return roots
}

function findRoots(tasks: ReadonlyMap<string, TaskDefinition>): readonly string[] {
  const components = new Set<string>()
  const plans: string[] = []
  for (const [name, task] of tasks) {
    if (task.kind !== 'plan') continue
    plans.push(name)
    for (const component of task.components) components.add(component.task.text)
  }
  return plans.filter((name) => !components.has(name))
}

function onlyRoot(tasks: ReadonlyMap<string, TaskDefinition>): string | undefined {
  const [first, second] = rootPlans(tasks)
  return second === undefined ? first : undefined
}
