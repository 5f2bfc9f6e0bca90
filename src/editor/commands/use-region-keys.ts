import { useCallback, type KeyboardEvent } from 'react'
import { useEditor, type Editor } from '../context.ts'
import { editorCommands } from './commands.ts'
import { matches, type KeyStroke } from './keys.ts'
import type { Region } from './types.ts'

/** Runs the command of a key in a region, those that work anywhere included; false when the key means nothing there. */
export function runKey(editor: Editor, stroke: KeyStroke, region: Region): boolean {
  const command = editorCommands.find(
    (one) =>
      one.native !== true &&
      (one.region === region || one.region === 'anywhere') &&
      one.keys.some((key) => matches(stroke, key)),
  )
  if (!command) return false
  const answer = command.allowed(editor)
  if (answer.ok) command.run(editor)
  else editor.document.announce(answer.reason)
  return true
}

/** The key handler of a region. Fields inside it keep the keys of text for themselves. */
export function useRegionKeys(region: Region): (event: KeyboardEvent) => void {
  const editor = useEditor()
  return useCallback(
    (event) => {
      if (event.defaultPrevented || isField(event.target) || isPress(event)) return
      if (runKey(editor, event, region)) {
        event.preventDefault()
        event.stopPropagation()
      }
    },
    [editor, region],
  )
}

/** Whether text is typed there: keys belong to the field then. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/** Enter and the space bar on a button or a link press it, whatever they mean around it. */
function isPress({ key, target }: KeyboardEvent): boolean {
  return (
    (key === 'Enter' || key === ' ') && target instanceof Element && target.closest('button, a[href], summary') !== null
  )
}
