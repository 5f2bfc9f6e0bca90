import type { Layout } from '../../contracts/index.ts'
import type { LayoutChange, Point } from './types.ts'

/** Where the position of a component is kept: one place for each plan definition, however often the plan is used. */
export function layoutKey(plan: string, component: string): string {
  return `${plan}/${component}`
}

export const emptyLayout: Layout = { version: 1, positions: {} }

/**
 * The layout as the editor keeps it: keys of two names. Full task paths (`root/plan/task`), which other
 * programs write, mean the same place and are taken in (rule D9).
 */
export function normalise(layout: Layout): Layout {
  const positions: Record<string, Point> = {}
  let changed = false
  for (const [key, point] of Object.entries(layout.positions)) {
    const short = key.split('/').slice(-2).join('/')
    if (short !== key) changed = true
    if (short === key || !(short in layout.positions)) positions[short] = point
  }
  return changed ? { version: 1, positions } : layout
}

/** The layout after the change; the same object when nothing is different. */
export function applyLayout(layout: Layout, change: LayoutChange): Layout {
  const positions: Record<string, Point> = { ...layout.positions }
  let changed = false
  for (const [key, point] of Object.entries(change)) {
    const before = positions[key]
    if (point === null) {
      if (before === undefined) continue
      delete positions[key]
    } else {
      if (before !== undefined && before.x === point.x && before.y === point.y) continue
      positions[key] = point
    }
    changed = true
  }
  return changed ? { version: 1, positions } : layout
}

/** The change that takes `change` back. */
export function invertLayout(layout: Layout, change: LayoutChange): LayoutChange {
  return Object.fromEntries(Object.keys(change).map((key) => [key, layout.positions[key] ?? null]))
}
