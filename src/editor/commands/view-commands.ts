import type { Editor } from '../context.ts'
import { useViewSettings } from '../canvas/view-settings.ts'
import { expressionsOf, type Expression } from '../../proforma/index.ts'
import type { Outcome } from '../document/types.ts'
import { words } from '../document/words.ts'
import { always, selectedTasks, someTasks, yes } from './allow.ts'
import type { Command } from './types.ts'

/** Going back and forward through the places that were visited, and what is shown of the drawing. */
export const viewCommands: readonly Command[] = [
  {
    id: 'go.back',
    title: 'command.go.back',
    keys: ['Alt+ArrowLeft'],
    region: 'anywhere',
    when: 'when.visited',
    allowed: ({ visits }) => (visits.state.getState().back > 0 ? yes : { ok: false, reason: words('refuse.noBack') }),
    run: (editor) => move(editor, 'back'),
  },
  {
    id: 'go.forward',
    title: 'command.go.forward',
    keys: ['Alt+ArrowRight'],
    region: 'anywhere',
    when: 'when.visited',
    allowed: ({ visits }) =>
      visits.state.getState().forward > 0 ? yes : { ok: false, reason: words('refuse.noForward') },
    run: (editor) => move(editor, 'forward'),
  },
  {
    id: 'view.fitSelection',
    title: 'command.zoomToSelection',
    keys: ['2'],
    region: 'canvas',
    when: 'when.someTasks',
    allowed: someTasks,
    run: ({ canvas }) => canvas.current?.zoomToSelection(),
  },
  {
    id: 'view.minimap',
    title: 'command.minimap',
    keys: ['M'],
    region: 'canvas',
    when: 'when.always',
    allowed: always,
    run({ document }) {
      const minimap = !useViewSettings.getState().minimap
      useViewSettings.setState({ minimap })
      document.announce(words(minimap ? 'announce.minimap.on' : 'announce.minimap.off'))
    },
  },
  {
    id: 'view.dataFlow',
    title: 'command.dataFlow',
    keys: ['F'],
    region: 'canvas',
    when: 'when.taskWithData',
    allowed: (editor) =>
      itemsInHand(editor).length > 0 ? yes : ({ ok: false, reason: words('refuse.noData') } satisfies Outcome),
    run: showDataFlow,
  },
]

function move(editor: Editor, where: 'back' | 'forward'): void {
  editor.visits[where]()
  const [name] = selectedTasks(editor)
  if (name !== undefined) requestAnimationFrame(() => editor.canvas.current?.show(name, false))
}

/** Shows the way of the next data item of the task that was in hand: who asks for it, who reads it. */
function showDataFlow(editor: Editor): void {
  const { document } = editor
  const items = itemsInHand(editor)
  const { flow } = document.view.getState()
  const at = flow === undefined ? -1 : items.indexOf(flow)
  // After the last one comes none: the key goes around.
  const next = items[at + 1]
  document.showFlow(next)
  const { index } = document.state.getState()
  document.announce(
    next === undefined
      ? words('announce.flow.off')
      : words('announce.flow', { item: index.data.get(next)?.caption?.value ?? next, at: at + 2, of: items.length }),
  )
}

/** The data items that the selected task asks for or reads, or the item that is selected itself. */
function itemsInHand({ document }: Editor): readonly string[] {
  const { index } = document.state.getState()
  const { selection } = document.view.getState()
  if (selection.kind === 'definition') return index.data.has(selection.name) ? [selection.name] : []
  const name = selection.kind === 'tasks' ? selection.names.at(-1) : undefined
  const task = name === undefined ? undefined : index.tasks.get(name)
  if (!task) return []
  const items = new Set<string>()
  if (task.kind === 'enquiry' || task.kind === 'decision') for (const { item } of task.sources) items.add(item.text)
  for (const { expression } of expressionsOf(task, () => undefined))
    for (const item of names(expression)) items.add(item)
  return [...items].filter((item) => index.data.has(item))
}

function* names(expression: Expression): Generator<string> {
  switch (expression.kind) {
    case 'name':
      yield expression.name
      break
    case 'unary':
      yield* names(expression.operand)
      break
    case 'binary':
      yield* names(expression.left)
      yield* names(expression.right)
      break
    case 'set':
      for (const element of expression.elements) yield* names(element)
      break
    case 'call':
      for (const argument of expression.arguments) yield* names(argument)
      break
    default:
  }
}
