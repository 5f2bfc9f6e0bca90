import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Charts } from './canvas/chart-store.ts'
import { noOverlays, type Overlays } from './canvas/overlays.ts'
import type { CanvasPort } from './canvas/port.ts'
import type { TextPort } from './text/port.ts'
import type { EditorDocument, ViewState } from './document/editor-document.ts'
import type { DocumentState } from './document/types.ts'
import type { Visits } from './document/visits.ts'
import type { Arranger } from './layout/arranger.ts'
import type { RunPort } from './simulate/port.ts'

/** A part of the screen that may be there or not. */
export interface Attachment<Port> {
  readonly current: Port | undefined
  /** Makes a part known; the answer takes it back, unless another one has come since. */
  attach(port: Port): () => void
}

export function attachment<Port>(): Attachment<Port> {
  let current: Port | undefined
  return {
    get current() {
      return current
    },
    attach(port) {
      current = port
      return () => {
        if (current === port) current = undefined
      }
    },
  }
}

/** What commands work on, and what every part of the editor finds around it. */
export interface Editor {
  readonly document: EditorDocument
  readonly arranger: Arranger
  readonly charts: Charts
  /** Where the author has been. */
  readonly visits: Visits
  /** The canvas on the screen, while there is one. */
  readonly canvas: Attachment<CanvasPort>
  /** The text on the screen, while there is one. */
  readonly text: Attachment<TextPort>
  /** The simulator of the document, while there is one. */
  readonly runs: Attachment<RunPort>
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
