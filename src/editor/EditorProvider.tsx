import { useEffect, useMemo, type ReactNode } from 'react'
import { createCharts } from './canvas/chart-store.ts'
import { noOverlays, type Overlays } from './canvas/overlays.ts'
import { runKey } from './commands/use-region-keys.ts'
import { attachment, EditorContext, OverlaysContext, type Editor } from './context.ts'
import { startChecking } from './document/checking.ts'
import type { LoggedDocument } from './document/create-document.ts'
import { createVisits } from './document/visits.ts'
import { createArranger } from './layout/arranger.ts'
import { workerEngine } from './layout/worker-engine.ts'

export interface EditorProviderProps {
  readonly document: LoggedDocument
  /** What other panels paint on the canvas. Keep the object while nothing changes: it is compared by identity. */
  readonly overlays?: Overlays
  readonly children: ReactNode
}

/** Everything of the editor stands inside one of these: canvas, text, outline, inspector, problems, palette. */
export function EditorProvider({ document, overlays = noOverlays, children }: EditorProviderProps) {
  const editor = useMemo<Editor>(
    () => ({
      document,
      arranger: createArranger(workerEngine),
      charts: createCharts(),
      visits: createVisits(document),
      canvas: attachment(),
      text: attachment(),
      runs: attachment(),
    }),
    [document],
  )
  useEffect(() => startChecking(document), [document])
  useEffect(() => listenWithoutFocus(editor), [editor])
  useEffect(() => editor.visits.watch(), [editor])
  return (
    <EditorContext value={editor}>
      <OverlaysContext value={overlays}>{children}</OverlaysContext>
    </EditorContext>
  )
}

/** Undo and its like work too while the keyboard is nowhere: what it was on may just have been deleted. */
function listenWithoutFocus(editor: Editor): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target === document.body || isWayBack(event))) return
    if (runKey(editor, event, 'anywhere')) event.preventDefault()
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}

/** Back and forward in the text too; on a Mac these keys go from word to word there. */
function isWayBack({ altKey, key, target }: KeyboardEvent): boolean {
  const ways = altKey && (key === 'ArrowLeft' || key === 'ArrowRight')
  return (
    ways && !/Mac/.test(navigator.userAgent) && target instanceof Element && target.closest('.monaco-editor') !== null
  )
}
