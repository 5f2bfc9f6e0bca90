import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Editor } from '../context.ts'
import { isDrawn, pathKey } from '../document/drawn.ts'
import { componentNames } from '../document/place.ts'
import type { Outcome } from '../document/types.ts'
import { words } from '../document/words.ts'
import { aPlan, selectedTasks, yes } from './allow.ts'
import type { Command } from './types.ts'

/** More plans than this are not opened at one stroke: nobody could find their way. */
const MOST = 60

/** Opening plans in place, closing them, and giving one the whole canvas. */
export const planCommands: readonly Command[] = [
  {
    id: 'plan.expand',
    title: 'command.plan.expand',
    keys: ['X'],
    region: 'canvas',
    when: 'when.onPlan',
    allowed: (editor) => (target(editor) === undefined ? no : yes),
    run(editor) {
      const found = target(editor)
      if (!found) return
      const { document, canvas } = editor
      document.expand(found.paths, found.open)
      document.announce(words(found.open ? 'announce.expanded' : 'announce.collapsed', { count: found.paths.length }))
      const name = selectedTasks(editor).at(-1)
      if (name !== undefined) requestAnimationFrame(() => canvas.current?.show(name, true))
    },
  },
  {
    id: 'plan.expandAll',
    title: 'command.plan.expandAll',
    keys: ['Shift+X'],
    region: 'canvas',
    when: 'when.aPlan',
    allowed: aPlan,
    run({ document, canvas }) {
      const { base } = document.view.getState()
      const paths = plansInside(document.state.getState().index, base).slice(0, MOST)
      document.expand(paths, true)
      document.announce(words('announce.expanded', { count: paths.length }))
      requestAnimationFrame(() => canvas.current?.zoomToFit())
    },
  },
  {
    id: 'plan.collapseAll',
    title: 'command.plan.collapseAll',
    keys: ['Mod+Shift+X'],
    region: 'canvas',
    when: 'when.aPlan',
    allowed: aPlan,
    run({ document, canvas }) {
      const { base, expanded } = document.view.getState()
      const paths = [...expanded].filter((path) => path.startsWith(`${pathKey(base)}/`))
      document.expand(paths, false)
      document.announce(words('announce.collapsed', { count: paths.length }))
      requestAnimationFrame(() => canvas.current?.zoomToFit())
    },
  },
  {
    id: 'plan.alone',
    title: 'command.plan.alone',
    keys: ['Shift+Enter'],
    region: 'canvas',
    when: 'when.onPlan',
    allowed: (editor) => (planInHand(editor) === undefined ? no : yes),
    run(editor) {
      const plan = planInHand(editor)
      if (plan) editor.document.openAlone(plan)
      requestAnimationFrame(() => editor.canvas.current?.focus())
    },
  },
]

const no: Outcome = { ok: false, reason: words('refuse.onPlan') }

/** The selected plans, to be opened or closed together; inside of an opened plan, without one selected, that plan. */
function target(editor: Editor): { readonly paths: readonly string[]; readonly open: boolean } | undefined {
  const { document } = editor
  const view = document.view.getState()
  const { index } = document.state.getState()
  const names = selectedTasks(editor).filter((name) => index.tasks.get(name)?.kind === 'plan')
  if (names.length === 0)
    return view.plan.length > view.base.length ? { paths: [pathKey(view.plan)], open: false } : undefined
  const paths = names.map((name) => pathKey([...view.plan, name]))
  return { paths, open: paths.some((path) => !view.expanded.has(path)) }
}

/** The selected plan, else the one that is worked on inside of another one. */
function planInHand(editor: Editor): readonly string[] | undefined {
  const { document } = editor
  const view = document.view.getState()
  const [name] = selectedTasks(editor)
  if (name !== undefined && document.state.getState().index.tasks.get(name)?.kind === 'plan')
    return [...view.plan, name]
  return view.plan.length > view.base.length && isDrawn(view, view.plan) ? view.plan : undefined
}

/** Paths of all plans below one, each before those inside of it. */
function plansInside(index: ProtocolIndex, base: readonly string[]): string[] {
  const found: string[] = []
  const visit = (path: readonly string[]): void => {
    for (const name of componentNames(index, path.at(-1) ?? '')) {
      if (index.tasks.get(name)?.kind !== 'plan' || path.includes(name) || found.length >= MOST) continue
      const inner = [...path, name]
      found.push(pathKey(inner))
      visit(inner)
    }
  }
  visit(base)
  return found
}
