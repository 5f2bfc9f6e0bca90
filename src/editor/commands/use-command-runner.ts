import { useCallback } from 'react'
import { useEditor } from '../context.ts'
import { commandOf } from './commands.ts'

/** Runs a command by its id, as buttons and menus do; says why when it may not. */
export function useCommandRunner(): (id: string) => void {
  const editor = useEditor()
  return useCallback(
    (id) => {
      const command = commandOf(id)
      if (!command) throw new Error(`There is no command ${id}.`)
      const answer = command.allowed(editor)
      if (answer.ok) command.run(editor)
      else editor.document.announce(answer.reason)
    },
    [editor],
  )
}
