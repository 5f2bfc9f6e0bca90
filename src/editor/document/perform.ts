import type { EditorDocument, ViewState } from './editor-document.ts'
import type { Gesture } from './gestures/gesture.ts'
import type { DocumentState } from './types.ts'

/**
 * Carries out a gesture, or announces why not. Answers the name of the task that it made or changed, `true`
 * when there is none to tell, `false` when it was refused.
 */
export function perform(
  document: EditorDocument,
  gesture: (state: DocumentState, view: ViewState) => Gesture,
): string | boolean {
  const planned = gesture(document.state.getState(), document.view.getState())
  if (!planned.ok) {
    document.announce(planned.reason)
    return false
  }
  return document.transact(planned.transaction).ok ? (planned.made ?? true) : false
}
