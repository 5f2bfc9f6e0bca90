import { mentionsOf } from '../../proforma/index.ts'
import type { Program } from '../../runtime/index.ts'
import { readTable } from '../flow/reads.ts'
import type { Module } from './modules.ts'

/** The modules of whose tasks, or of items that are given in them, the requirements speak. */
export function concernedBy(program: Program, modules: readonly Module[]): ReadonlySet<Module> {
  const names = new Set<string>()
  for (const { node } of program.parsed.definitions)
    if (node.kind === 'property') for (const name of mentionsOf(node)) names.add(name)
  const { writers } = readTable(program)
  const places = new Set(program.tasks.flatMap(({ index, definition }) => (names.has(definition) ? [index] : [])))
  for (const { name, givenBy, derivation } of program.items) {
    if (!names.has(name)) continue
    for (const given of givenBy) for (const writer of writers[given] ?? []) places.add(writer)
    for (const task of derivation?.reads.tasks ?? []) places.add(task)
  }
  return new Set(modules.filter(({ plan, end }) => [...places].some((place) => plan <= place && place < end)))
}
