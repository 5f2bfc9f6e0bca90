import { connect, type Gesture } from '../document/gestures/index.ts'
import type { EditorDocument, ViewState } from '../document/editor-document.ts'
import type { DocumentState } from '../document/types.ts'
import { words } from '../document/words.ts'
import { pathKey } from '../document/drawn.ts'
import { taskOf, type Scene } from './scene.ts'

/** An arrow between two nodes of the canvas; one between tasks of different plans is refused. */
export function connectNodes(
  state: DocumentState,
  view: ViewState,
  scene: Scene,
  source: string,
  target: string,
): Gesture {
  const from = taskOf(scene, source)
  const to = taskOf(scene, target)
  if (!from || !to || from.frame !== to.frame) return { ok: false, reason: words('refuse.otherPlan') }
  return connect(state, { ...view, plan: from.frame.path }, from.name, to.name)
}

/** Goes to the plan that a node stands in, so that what follows is about it. */
export function enterPlan(document: EditorDocument, plan: readonly string[]): void {
  if (pathKey(document.view.getState().plan) !== pathKey(plan)) document.open(plan)
}
