import type { EditorDocument } from '../document/editor-document.ts'
import { definitionAt, placeOf } from '../document/where.ts'

/** Selects the definition that stands at an offset of the text and brings it into sight; false when there is none. */
export function showDefinition(document: EditorDocument, offset: number): boolean {
  const { parsed, index } = document.state.getState()
  const name = definitionAt(parsed, offset)
  const place = name === undefined ? undefined : placeOf(index, document.view.getState(), name)
  if (place === undefined) return false
  document.open(place.plan)
  document.select(place.selection)
  document.reveal()
  return true
}
