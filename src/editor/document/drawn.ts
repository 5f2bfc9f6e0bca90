import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Place } from './types.ts'

/** What fills the canvas, and which plans in it are opened in place. */
export interface Drawn {
  readonly base: readonly string[]
  readonly expanded: ReadonlySet<string>
}

/** A plan as a key: its path from the root. */
export const pathKey = (path: readonly string[]): string => path.join('/')

/** Whether a plan can be seen in what is drawn: it is the base, or every plan on the way to it is opened in place. */
export function isDrawn({ base, expanded }: Drawn, plan: readonly string[]): boolean {
  return (
    plan.length >= base.length &&
    base.every((name, depth) => name === plan[depth]) &&
    plan.slice(base.length).every((_, depth) => expanded.has(pathKey(plan.slice(0, base.length + depth + 1))))
  )
}

/** What fills the canvas once a plan is gone to: the same as before where the plan is drawn in it (rule D13). */
export function baseFor(drawn: Drawn, plan: readonly string[]): readonly string[] {
  return isDrawn(drawn, plan) ? drawn.base : plan
}

/** Where an author who was inside of a plan is once it is closed: on that plan, seen from outside. */
export function closeAt(drawn: Drawn, { plan }: Place): Place | undefined {
  if (isDrawn(drawn, plan)) return undefined
  const outside = plan.findIndex((_, depth) => depth >= drawn.base.length && !isDrawn(drawn, plan.slice(0, depth + 1)))
  const closed = plan[outside]
  return outside < 1 || closed === undefined
    ? undefined
    : { plan: plan.slice(0, outside), selection: { kind: 'tasks', names: [closed] } }
}

/** A plan that got another name stays open, in place or as the base. */
export function followRename(drawn: Drawn, before: ProtocolIndex, after: ProtocolIndex): Drawn {
  const gone = plansMissing(before, after)
  const fresh = plansMissing(after, before)
  const [from] = gone
  const [to] = fresh
  if (gone.length !== 1 || fresh.length !== 1 || from === undefined || to === undefined) return drawn
  const other = (path: readonly string[]): string[] => path.map((name) => (name === from ? to : name))
  return {
    base: other(drawn.base),
    expanded: new Set([...drawn.expanded].map((path) => pathKey(other(path.split('/'))))),
  }
}

function plansMissing(index: ProtocolIndex, from: ProtocolIndex): string[] {
  const missing: string[] = []
  for (const [name, { kind }] of index.tasks) if (kind === 'plan' && !from.tasks.has(name)) missing.push(name)
  return missing
}
