import { isTask, type ParsedProtocol, type Problem, type ProtocolIndex } from '../../proforma/index.ts'

/** The problems that forbid to run a protocol. */
export function blockingProblems(parsed: ParsedProtocol): readonly Problem[] {
  return parsed.problems.filter((problem) => problem.severity === 'error')
}

/** The definitions by kind and name; of duplicates the first counts. */
export function indexOf(parsed: ParsedProtocol): ProtocolIndex {
  const index = { tasks: new Map(), data: new Map(), parameters: new Map(), properties: new Map() }
  let header: ProtocolIndex['header']
  for (const { node } of parsed.definitions) {
    if (node.kind === 'protocol') header ??= node
    else if (isTask(node)) enter(index.tasks, node)
    else if (node.kind === 'data') enter(index.data, node)
    else if (node.kind === 'parameter') enter(index.parameters, node)
    else enter(index.properties, node)
  }
  const inner = new Set<string>()
  for (const task of index.tasks.values()) {
    if (task.kind === 'plan') for (const component of task.components) inner.add(component.task.text)
  }
  const roots = [...index.tasks.values()].filter((task) => task.kind === 'plan' && !inner.has(task.name.text))
  const root = header?.root?.value.text ?? (roots.length === 1 ? roots[0].name.text : undefined)
  return { ...index, header, root }
}

function enter(map: Map<string, unknown>, node: { readonly name: { readonly text: string } }): void {
  if (!map.has(node.name.text)) map.set(node.name.text, node)
}
