import { analyse, documentService, type Analysis, type DocumentService } from '../../proforma/index.ts'
import type { EditorDocument } from '../document/editor-document.ts'
import type { Binding } from './binding.ts'

/** What stands behind a text model. */
export interface Bound {
  readonly document: EditorDocument
  readonly binding: Binding
}

/** By model: Monaco asks its providers for any model of the language. */
const bound = new WeakMap<object, Bound>()
const analyses = new WeakMap<EditorDocument, Analysis>()

export function bind(model: object, to: Bound): () => void {
  bound.set(model, to)
  return () => void bound.delete(model)
}

export function boundTo(model: object): Bound | undefined {
  return bound.get(model)
}

/** What the language knows of the text as it stands, not as it was when the checks last ran. */
export function serviceOf(document: EditorDocument): DocumentService {
  const { parsed, analysis } = document.state.getState()
  const fresh = analyse(parsed, analyses.get(document) ?? analysis)
  analyses.set(document, fresh)
  return documentService(fresh)
}
