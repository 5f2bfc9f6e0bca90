import { type Definition, isTask } from '../model/index.ts'
import type { Resolver, Scope } from './resolver.ts'

/** More places of one definition than this are not looked at one by one; what they mean differs only in paths. */
const PLACES = 200

/** The places of a definition: one for each instance; one without a path while it stands in no plan. */
export function placesOf(definition: Definition, resolver: Resolver): readonly Scope[] {
  if (!isTask(definition)) return [{}]
  const paths = resolver.tree.pathsOf(definition.name.text, PLACES)
  return paths.length === 0 ? [{ owner: definition }] : paths.map((path) => ({ owner: definition, path }))
}
