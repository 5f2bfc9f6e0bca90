import { words } from '../document/words.ts'
import { oneTask, selectedTasks, type When } from './allow.ts'
import type { Command } from './types.ts'

const oneTaskOfARun: When = (editor) => {
  if (editor.runs.current?.isRunning() !== true) return { ok: false, reason: words('why.noRun') }
  return oneTask(editor)
}

/** What the simulator does with the selected task. */
export const runCommands: readonly Command[] = [
  {
    id: 'task.why',
    title: 'command.why',
    keys: ['W'],
    region: 'canvas',
    when: 'when.running',
    allowed: oneTaskOfARun,
    run: ({ runs }) => runs.current?.explain(),
  },
  {
    id: 'task.breakpoint',
    title: 'command.breakpoint',
    keys: ['B'],
    region: 'canvas',
    when: 'when.oneTask',
    allowed: oneTask,
    run(editor) {
      const { document, runs } = editor
      const [name] = selectedTasks(editor)
      if (name === undefined || runs.current === undefined) return
      const path = [...document.view.getState().plan, name].join('/')
      const caption = document.state.getState().index.tasks.get(name)?.caption?.value ?? name
      const isSet = runs.current.breakpoints.toggleTask(path)
      document.announce(words(isSet ? 'breaks.set' : 'breaks.cleared', { name: caption }))
    },
  },
]
