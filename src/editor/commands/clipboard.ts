import type { Editor } from '../context.ts'
import { clipOf, cut, pasteClip, type Clip } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { words } from '../document/words.ts'

/** Beside the text, for other canvases: where the tasks stood. */
const POSITIONS = 'application/x-ez-doctor-positions'

/** Puts the selected tasks on the clipboard of an event; false when there is nothing to copy. */
export function copyTo(editor: Editor, data: DataTransfer | null): boolean {
  const clip = clipHere(editor)
  if (!clip || !data) return false
  data.setData('text/plain', clip.text)
  data.setData(POSITIONS, JSON.stringify(clip.positions))
  editor.document.announce(words('announce.copied', { count: Object.keys(clip.positions).length }))
  return true
}

export function cutTo(editor: Editor, data: DataTransfer | null): boolean {
  if (!copyTo(editor, data)) return false
  perform(editor.document, cut)
  editor.canvas.current?.focus()
  return true
}

export function pasteFrom(editor: Editor, data: DataTransfer | null): void {
  if (!data) return
  paste(editor, { text: data.getData('text/plain'), positions: readPositions(data.getData(POSITIONS)) })
}

/** As the keys, but from a menu: only the text crosses, and only where the browser allows it. */
export async function copyByButton(editor: Editor, thenCut: boolean): Promise<void> {
  const clip = clipHere(editor)
  if (!clip) return editor.document.announce(words('refuse.someTasks'))
  try {
    await navigator.clipboard.writeText(clip.text)
  } catch {
    return editor.document.announce(words('refuse.clipboard'))
  }
  if (thenCut) perform(editor.document, cut)
  else editor.document.announce(words('announce.copied', { count: Object.keys(clip.positions).length }))
}

export async function pasteByButton(editor: Editor): Promise<void> {
  try {
    paste(editor, { text: await navigator.clipboard.readText(), positions: {} })
  } catch {
    editor.document.announce(words('refuse.clipboard'))
  }
}

function clipHere({ document, canvas }: Editor): Clip | undefined {
  const seen = canvas.current?.positions() ?? new Map()
  return clipOf(document.state.getState(), document.view.getState(), seen)
}

function paste(editor: Editor, clip: Clip): void {
  const seen = editor.canvas.current?.positions() ?? new Map()
  perform(editor.document, (state, view) => pasteClip(state, view, seen, clip))
  requestAnimationFrame(() => editor.canvas.current?.focus())
}

/** Positions of another window: data from outside, so that anything else in it is left out. */
function readPositions(text: string): Clip['positions'] {
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, { x?: unknown; y?: unknown } | null>)
    return Object.fromEntries(
      entries.flatMap(([name, point]) =>
        typeof point?.x === 'number' &&
        typeof point.y === 'number' &&
        Number.isFinite(point.x) &&
        Number.isFinite(point.y)
          ? [[name, { x: point.x, y: point.y }]]
          : [],
      ),
    )
  } catch {
    return {}
  }
}
