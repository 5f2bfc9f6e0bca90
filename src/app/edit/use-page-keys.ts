import { useEffect } from 'react'
import { matchesKey } from '../../editor/index.ts'
import type { Actions } from './actions.ts'

/** Whether keys belong to a field in which text is typed; the text editor's is an element that only says so by its role. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.role === 'textbox' || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/** Runs the actions of the workbench by their keys, wherever the focus is. Plain signs are left to fields. */
export function usePageKeys(actions: Actions): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const plain = !event.ctrlKey && !event.metaKey && event.key.length === 1
      if (plain && isTyping(event.target)) return
      const action = actions.find(({ keys }) => keys.some((key) => matchesKey(event, key)))
      if (action === undefined) return
      event.preventDefault()
      action.run()
    }
    // In the capturing phase: the text editor has keys of its own for some of them.
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [actions])
}
