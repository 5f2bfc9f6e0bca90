import { printExpression } from '../../expressions/index.ts'
import type { ProtocolIndex, TaskDefinition } from '../../model/index.ts'
import { fromScript, NotConvertible } from './fromScript.ts'
import type { ExportNames } from './names.ts'
import type { DataNode, TaskNode } from './tree.ts'

/** Reads expressions back as an import would, to see whether they come out the same. */
export class Recovery {
  readonly #root: TaskNode
  readonly #nodes = new Map<string, TaskNode>()

  constructor(index: ProtocolIndex, names: ExportNames) {
    const data = new Map<string, DataNode>()
    for (const [name, { type }] of [...index.data, ...index.parameters]) {
      const shown = names.item(name)
      data.set(shown, { json: type?.value === 'text' ? { class: 'Text' } : {}, name: shown, definition: name })
    }
    const children: TaskNode[] = []
    this.#root = {
      json: {},
      class: 'Plan',
      name: '',
      definition: '',
      linked: false,
      children,
      data,
      candidates: new Map(),
    }
    for (const [name, task] of index.tasks) {
      const node: TaskNode = {
        json: {},
        class: 'Task',
        name: names.task(name),
        definition: name,
        linked: false,
        parent: this.#root,
        children: [],
        data: new Map(),
        candidates: candidatesOf(task, names),
      }
      children.push(node)
      this.#nodes.set(name, node)
    }
  }

  /** The expression in canonical text, or nothing when it cannot be read back. */
  expression(script: string, owner: TaskDefinition | undefined): string | undefined {
    const node = owner === undefined ? this.#root : (this.#nodes.get(owner.name.text) ?? this.#root)
    try {
      return printExpression(fromScript(script, node))
    } catch (error) {
      if (error instanceof NotConvertible) return undefined
      throw error
    }
  }
}

function candidatesOf(task: TaskDefinition, names: ExportNames): ReadonlyMap<string, string> {
  if (task.kind !== 'decision') return new Map()
  return new Map(task.candidates.map(({ name }) => [names.candidate(name.text), name.text]))
}
