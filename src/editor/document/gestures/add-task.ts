import { addComponent, addDefinition, type TaskClass } from '../../../proforma/index.ts'
import { readable } from '../../canvas/plan-chart.ts'
import type { DocumentState } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, type Gesture } from './gesture.ts'
import { newTaskName } from './names.ts'

export interface AddTask {
  readonly kind: TaskClass
  /** Names from the root to the plan that it goes into. */
  readonly path: readonly string[]
  /** The task to stand before in the text; last without one. */
  readonly before?: string
}

/** A new task in the order of the text, as the outline adds it. Where it stands on the canvas is found for it. */
export function addTask(state: DocumentState, { kind, path, before }: AddTask): Gesture {
  const plan = path.at(-1) ?? ''
  return gesture(state, [plan], () => {
    const name = newTaskName(state.index, kind)
    return planned(
      {
        label: words('history.place', { kind: words(`kind.${kind}`), name: readable(name) }),
        edits: [
          ...addComponent(state.parsed, plan, name, before === undefined ? {} : { before }),
          ...addDefinition(state.parsed, `${kind} :: '${name}' ;\nend ${kind} .`),
        ],
        select: { kind: 'tasks', names: [name] },
        open: path,
      },
      name,
    )
  })
}
