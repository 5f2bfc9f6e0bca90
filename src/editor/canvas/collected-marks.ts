import type { ProtocolIndex } from '../../proforma/index.ts'
import { componentNames } from '../document/place.ts'
import type { Translate } from '../messages/index.ts'
import { captionOf, readable } from './plan-chart.ts'
import type { Mark, Overlays } from './overlays.ts'

type Marks = ReadonlyMap<string, readonly Mark[]>

/** Every task below a plan, each once, without the plan itself. */
export function tasksBelow(index: ProtocolIndex, plan: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...componentNames(index, plan)]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === plan || found.has(name)) continue
    found.add(name)
    open.push(...componentNames(index, name))
  }
  return found
}

/**
 * The marks of everything below a closed plan, each with the caption of its task in front, so that nothing that is
 * wrong inside can be overlooked from outside (rule N4).
 */
export function collectedMarks(
  index: ProtocolIndex,
  plan: string,
  path: string,
  problems: Marks,
  overlays: Overlays,
  t: Translate,
): readonly Mark[] {
  const marks: Mark[] = []
  const own = overlays.marks ?? {}
  if (problems.size === 0 && Object.keys(own).length === 0) return marks
  const inside = (name: string, list: readonly Mark[]): void => {
    const definition = index.tasks.get(name)
    const task = definition ? captionOf(definition) : readable(name)
    for (const { severity, title } of list) marks.push({ severity, title: t('mark.inside', { task, title }) })
  }
  const below = tasksBelow(index, plan)
  for (const name of below) {
    inside(name, problems.get(name) ?? [])
    inside(name, own[name] ?? [])
  }
  for (const [key, list] of Object.entries(own))
    if (key.startsWith(`${path}/`)) inside(key.slice(key.lastIndexOf('/') + 1), list)
  return marks
}
