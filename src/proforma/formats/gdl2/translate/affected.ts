import type { ReportEntry } from '../../report.ts'
import { walkGdl2 } from '../read/expression.ts'
import type { Gdl2Expression } from '../read/expression.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'

/**
 * The elements whose value may differ because something of a rule was lost: what the rule sets, and what follows from that. What is
 * lost of the preconditions affects everything.
 */
export function affectedBy(guideline: Gdl2Guideline): (entry: ReportEntry) => readonly string[] {
  const readers = readersOf(guideline)
  return ({ place }) => {
    if (place.includes('pre_conditions') || place.includes('data_bindings')) return [...guideline.elements.keys()]
    if (place.includes('default_actions')) return closure([...guideline.defaultTargets], readers)
    const rule = guideline.rules.find(({ id }) => place === id || place.includes(`/rules/${id}/`))
    return rule === undefined ? [...guideline.elements.keys()] : closure([...rule.targets, rule.id], readers)
  }
}

/** What a rule sets, by the elements and rules that its conditions and values read. */
function readersOf({ rules, defaultActions }: Gdl2Guideline): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>()
  const link = (from: string, to: string): void => {
    readers.set(from, (readers.get(from) ?? new Set()).add(to))
  }
  for (const rule of rules) {
    const set = [...rule.targets, rule.id]
    for (const { expression } of rule.when)
      for (const id of mentioned(expression)) for (const target of set) link(id, target)
    for (const { value, target } of rule.assignments) for (const id of mentioned(value)) link(id, target)
  }
  for (const { value, target } of defaultActions) for (const id of mentioned(value)) link(id, target)
  return readers
}

function mentioned(expression: Gdl2Expression): string[] {
  const ids: string[] = []
  walkGdl2(expression, (node) => {
    if (node.kind === 'element') ids.push(node.id)
    if (node.kind === 'fired') ids.push(node.rule)
  })
  return ids
}

function closure(start: readonly string[], readers: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found = new Set(start)
  const queue = [...start]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const reader of readers.get(next) ?? []) {
      if (found.has(reader)) continue
      found.add(reader)
      queue.push(reader)
    }
  }
  return [...found]
}
