import { addDefinition, copy, EditError, paste, type ParsedProtocol } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import { readable } from '../../canvas/plan-chart.ts'
import { snapPoint } from '../../layout/place.ts'
import type { ViewState } from '../editor-document.ts'
import type { DocumentState, LayoutChange, Point } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { newTaskName } from './names.ts'
import { keepPositions, type Positions } from './positions.ts'
import { removeTasks } from './remove.ts'

/** More than this is no part of a pathway; reading it would hold the page up. */
export const MAX_PASTE = 2_000_000

/** How far a copy stands from what it was copied from, when nobody says where. */
const OFFSET = 32

/** What goes to the clipboard: text of the language that anyone can read, and where the tasks stood. */
export interface Clip {
  readonly text: string
  readonly positions: Readonly<Record<string, Point>>
}

/** The selected tasks with all that they need; nothing when none is selected or their text is broken. */
export function clipOf(state: DocumentState, view: ViewState, seen: Positions): Clip | undefined {
  const plan = view.plan.at(-1)
  const { selection } = view
  if (plan === undefined || selection.kind !== 'tasks' || selection.names.some((name) => state.outdated.has(name)))
    return undefined
  try {
    const positions = selection.names.flatMap((name) => {
      const point = seen.get(name)
      return point ? [[name, point] as const] : []
    })
    return { text: copy(state.parsed, plan, selection.names), positions: Object.fromEntries(positions) }
  } catch (error) {
    if (error instanceof EditError) return undefined
    throw error
  }
}

export function cut(state: DocumentState, view: ViewState): Gesture {
  return view.selection.kind === 'tasks'
    ? removeTasks(state, view, view.selection.names)
    : refused(words('refuse.someTasks'))
}

/**
 * Pastes text of the language into the open plan: copied tasks, or definitions from anywhere. Names that are taken
 * become others. `at`: where the upper left one of the copied tasks goes.
 */
export function pasteClip(state: DocumentState, view: ViewState, seen: Positions, clip: Clip, at?: Point): Gesture {
  if (clip.text.length > MAX_PASTE) return refused(words('refuse.pasteTooLarge'))
  if (clip.text.trim() === '') return refused(words('refuse.pasteEmpty'))
  const plan = view.plan.at(-1)
  return gesture(state, plan === undefined ? [] : [plan], () => {
    if (plan === undefined) return pasteWhole(state, clip.text)
    const { edits, components, renamed, missing } = paste(state.parsed, plan, clip.text)
    const [first] = components
    const label = words('history.pasteTasks', {
      name: first === undefined ? '' : readable(first),
      others: Math.max(0, components.length - 1),
    })
    return planned({
      label,
      edits,
      layout: placesOf(state, plan, seen, clip, renamed, components, at),
      select: components.length > 0 ? { kind: 'tasks', names: components } : view.selection,
      ...(missing.length > 0 ? { say: words('announce.missing', { entry: label, items: missing.join(', ') }) } : {}),
    })
  })
}

/** In a document without a plan what is pasted is the protocol. */
function pasteWhole(
  { parsed, index }: { readonly parsed: ParsedProtocol; readonly index: DocumentState['index'] },
  text: string,
): Gesture {
  const named = text.replace(
    /^(\s*plan\s*::\s*)'copied'/,
    (_, head: string) => `${head}'${newTaskName(index, 'plan')}'`,
  )
  return planned({ label: words('history.paste'), edits: addDefinition(parsed, named) })
}

/** Copied tasks stand to one another as before; all of them move to where there is room. */
function placesOf(
  state: DocumentState,
  plan: string,
  seen: Positions,
  clip: Clip,
  renamed: ReadonlyMap<string, string>,
  components: readonly string[],
  at: Point | undefined,
): LayoutChange {
  const old = new Map(Object.entries(clip.positions).map(([name, point]) => [renamed.get(name) ?? name, point]))
  const known = components.flatMap((name) => {
    const point = old.get(name)
    return point ? [{ name, point }] : []
  })
  if (known.length === 0 || seen.size === 0) return {}
  const left = Math.min(...known.map(({ point }) => point.x))
  const top = Math.min(...known.map(({ point }) => point.y))
  const shift = at ? { x: at.x - left, y: at.y - top } : { x: OFFSET, y: OFFSET }
  const placed = new Map(
    known.map(({ name, point }) => [name, snapPoint({ x: point.x + shift.x, y: point.y + shift.y })]),
  )
  return keepPositions(state, plan, seen, placed)
}

/** The same tasks once more, beside themselves. */
export function duplicate(state: DocumentState, view: ViewState, seen: Positions): Gesture {
  const clip = clipOf(state, view, seen)
  if (!clip) return refused(words('refuse.someTasks'))
  const made = pasteClip(state, view, seen, clip)
  if (!made.ok || view.selection.kind !== 'tasks') return made
  const [first] = view.selection.names
  const name = first === undefined ? '' : taskCaption(state, first)
  return planned({ ...made.transaction, label: words('history.duplicate', { name }) })
}
