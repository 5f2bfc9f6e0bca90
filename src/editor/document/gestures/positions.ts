import type { Point } from '../types.ts'
import { layoutKey } from '../layout-change.ts'
import type { DocumentState, LayoutChange } from '../types.ts'

export type Positions = ReadonlyMap<string, Point>

/**
 * Keeps all positions of a plan as they are seen, with some of them changed: after the first placing by hand nothing
 * moves by itself any more (rule G4).
 */
export function keepPositions(
  { layout }: DocumentState,
  plan: string,
  seen: Positions,
  changed: Positions,
): LayoutChange {
  const kept = [...seen].filter(([name]) => layout.positions[layoutKey(plan, name)] === undefined)
  return Object.fromEntries([...kept, ...changed].map(([name, point]) => [layoutKey(plan, name), point]))
}

/** Whether any task of a plan was placed by hand. */
export function isPlaced({ layout }: DocumentState, plan: string): boolean {
  const prefix = `${plan}/`
  return Object.keys(layout.positions).some((key) => key.startsWith(prefix))
}

/** Positions under the new name of a definition. */
export function renamePositions({ layout }: DocumentState, from: string, to: string): LayoutChange {
  const change: Record<string, Point | null> = {}
  for (const [key, point] of Object.entries(layout.positions)) {
    const slash = key.indexOf('/')
    const plan = key.slice(0, slash)
    const component = key.slice(slash + 1)
    if (plan !== from && component !== from) continue
    change[key] = null
    change[layoutKey(plan === from ? to : plan, component === from ? to : component)] = point
  }
  return change
}
