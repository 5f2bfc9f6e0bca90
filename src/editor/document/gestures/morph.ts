import { changeTaskClass, EditError, type Lost, type TaskClass } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import type { DocumentState } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, type Gesture } from './gesture.ts'

/** Makes a task one of another class; what both classes can have stays. */
export function changeClass(state: DocumentState, name: string, kind: TaskClass): Gesture {
  return gesture(state, [name], () =>
    planned(
      {
        label: words('history.morph', { name: taskCaption(state, name), kind: words(`kind.${kind}`) }),
        edits: changeTaskClass(state.parsed, name, kind).edits,
      },
      name,
    ),
  )
}

/** What a change of class would take away, in the author's own text. */
export function lostBy(state: DocumentState, name: string, kind: TaskClass): readonly Lost[] {
  try {
    return changeTaskClass(state.parsed, name, kind).lost
  } catch (error) {
    if (error instanceof EditError) return []
    throw error
  }
}
