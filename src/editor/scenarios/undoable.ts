import type { EditorDocument } from '../document/editor-document.ts'

/**
 * Takes back what was just done, for a button that stays a while: while nothing else has happened it is undone, so that
 * the history shows no trace; after that it is made good by another change.
 */
export function undoable(document: EditorDocument, makeGood: () => unknown): () => void {
  const entry = document.state.getState().past.at(-1)?.id
  return () => {
    if (entry !== undefined && document.state.getState().past.at(-1)?.id === entry) document.undo()
    else makeGood()
  }
}
