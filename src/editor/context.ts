import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Charts } from './canvas/chart-store.ts'
import { noOverlays, type Overlays } from './canvas/overlays.ts'
import type { CanvasPort } from './canvas/port.ts'
import type { TextPort } from './text/port.ts'
import type { EditorDocument, ViewState } from './document/editor-document.ts'
import type { DocumentState } from './document/types.ts'
import type { Arranger } from './layout/arranger.ts'

/** What commands work on, and what every part of the editor finds around it. */
export interface Editor {
  readonly document: EditorDocument
  readonly arranger: Arranger
  readonly charts: Charts
  /** The canvas on the screen, while there is one. */
  readonly canvas: { current: CanvasPort | undefined }
  /** The text on the screen, while there is one. */
  readonly text: { current: TextPort | undefined }
}

export const EditorContext = createContext<Editor | undefined>(undefined)
export const OverlaysContext = createContext<Overlays>(noOverlays)

export function useEditor(): Editor {
  const editor = use(EditorContext)
  if (!editor) throw new Error('This part of the editor stands outside of an EditorProvider.')
  return editor
}

/** A part of the document's state; the component is drawn again only when that part changes. */
export function useDocumentState<Part>(select: (state: DocumentState) => Part): Part {
  return useStore(useEditor().document.state, select)
}

/** A part of where the author is. */
export function useViewState<Part>(select: (state: ViewState) => Part): Part {
  return useStore(useEditor().document.view, select)
}

export function useOverlays(): Overlays {
  return use(OverlaysContext)
}
