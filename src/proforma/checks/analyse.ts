import type { Definition, ParsedDefinition, ParsedProtocol, Problem, ProtocolIndex } from '../model/index.ts'
import { indexOf, Resolver } from '../names/index.ts'
import { mentionsOf } from '../names/mentions.ts'
import { shift } from '../text/parse.ts'
import { type Changes, changedNames, changesBetween, sameComputation, sameInterfaces, sameTree } from './changes.ts'
import { checkCircles } from './load/circles.ts'
import { checkDefinition } from './load/definition.ts'
import { checkProtocol } from './load/protocol.ts'

/** Everything that keeps a text from being loaded, and what its names mean. */
export interface Analysis {
  readonly parsed: ParsedProtocol
  readonly index: ProtocolIndex
  readonly resolver: Resolver
  /** Syntax problems and static ones, in text order; each of them blocks loading. Document coordinates. */
  readonly problems: readonly Problem[]
  /** Whether the protocol can be compiled and run. */
  readonly loadable: boolean
}

type OwnProblems = WeakMap<Definition, readonly Problem[]>

/** What an analysis leaves for the next one. */
interface Cached {
  readonly own: OwnProblems
  /** Whether the checks between definitions, and those of what is computed from what, found nothing. */
  readonly protocolIsFine: boolean
  readonly circlesAreFine: boolean
}

const CACHES = new WeakMap<Analysis, Cached>()

/**
 * Finds all problems that block loading (rules N and Y). With `previous`, only those definitions are looked at again
 * that changed, or that mention a name whose meaning may have changed. The result never depends on it.
 */
export function analyse(parsed: ParsedProtocol, previous?: Analysis): Analysis {
  if (previous?.parsed === parsed) return previous
  const index = indexOf(parsed)
  const changes = previous && changesBetween(previous.parsed, parsed)
  const before = previous && CACHES.get(previous)
  const keepsTree = changes !== undefined && sameTree(changes) && previous?.index.root === index.root
  const resolver = new Resolver(index, keepsTree ? previous?.resolver.tree : undefined)
  const unseen = changes !== undefined && sameInterfaces(changes)
  const own = keepsTree && before ? keptProblems(parsed, before.own, changes, unseen) : new WeakMap()
  const problems: Problem[] = [...parsed.problems]
  for (const definition of parsed.definitions) {
    for (const problem of ownProblems(definition, resolver, own)) problems.push(shift(problem, definition.offset))
  }
  const protocol = unseen && before?.protocolIsFine ? [] : checkProtocol(parsed, resolver)
  const circles = before?.circlesAreFine && changes && sameComputation(changes) ? [] : checkCircles(parsed)
  for (const problem of protocol) problems.push(problem)
  for (const problem of circles) problems.push(problem)
  problems.sort((a, b) => a.span.start - b.span.start)
  const analysis = { parsed, index, resolver, problems, loadable: problems.length === 0 }
  CACHES.set(analysis, { own, protocolIsFine: protocol.length === 0, circlesAreFine: circles.length === 0 })
  return analysis
}

/** The problems that are still true: all of them while nothing others can see changed; else those of bystanders. */
function keptProblems(parsed: ParsedProtocol, own: OwnProblems, changes: Changes, unseen: boolean): OwnProblems {
  if (unseen) return own
  const names = [...changedNames(changes)]
  const kept: OwnProblems = new WeakMap()
  for (const { node } of parsed.definitions) {
    const problems = own.get(node)
    // Definitions with problems are looked at again: what they suggest instead may have a new name.
    if (problems === undefined || problems.length > 0) continue
    const mentions = mentionsOf(node)
    if (!names.some((name) => mentions.has(name))) kept.set(node, problems)
  }
  return kept
}

function ownProblems(definition: ParsedDefinition, resolver: Resolver, known: OwnProblems): readonly Problem[] {
  const { node } = definition
  let problems = known.get(node)
  if (problems === undefined) {
    problems = checkDefinition(definition, resolver)
    // Found out now, so that the next keystroke does not have to.
    mentionsOf(node)
    known.set(node, problems)
  }
  return problems
}
