import type { Definition, ParsedProtocol, Problem, ProtocolIndex } from '../model/index.ts'
import { indexOf, Resolver } from '../names/index.ts'
import { shift } from '../text/parse.ts'
import { checkCircles, computationOf } from './load/circles.ts'
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

/** What can be kept while nothing changes that definitions see of one another. */
interface Cached {
  readonly own: WeakMap<Definition, readonly Problem[]>
  /** Whether the checks between definitions, and those of what is computed from what, found nothing. */
  readonly protocolIsFine: boolean
  readonly circlesAreFine: boolean
}

const CACHES = new WeakMap<Analysis, Cached>()

/**
 * Finds all problems that block loading (rules N and Y). With `previous`, definitions that did not change
 * are not looked at again unless something that others can see of a definition did. The result never depends on it.
 */
export function analyse(parsed: ParsedProtocol, previous?: Analysis): Analysis {
  if (previous?.parsed === parsed) return previous
  const index = indexOf(parsed)
  const changed = previous && changedDefinitions(previous.parsed, parsed)
  const before = previous && CACHES.get(previous)
  const kept = changed && sameInterfaces(changed) ? before : undefined
  const resolver = new Resolver(index, kept && previous ? previous.resolver.tree : undefined)
  const own = kept?.own ?? new WeakMap<Definition, readonly Problem[]>()
  const problems: Problem[] = [...parsed.problems]
  for (const { node, offset } of parsed.definitions) {
    for (const problem of ownProblems(node, resolver, own)) problems.push(shift(problem, offset))
  }
  const protocol = kept?.protocolIsFine ? [] : checkProtocol(parsed, resolver)
  const circles = kept?.circlesAreFine && changed && sameComputation(changed) ? [] : checkCircles(parsed)
  problems.push(...protocol, ...circles)
  problems.sort((a, b) => a.span.start - b.span.start)
  const analysis = { parsed, index, resolver, problems, loadable: problems.length === 0 }
  CACHES.set(analysis, { own, protocolIsFine: protocol.length === 0, circlesAreFine: circles.length === 0 })
  return analysis
}

/** The definitions that differ between two texts: those left after taking away what both share at start and end. */
interface Changed {
  readonly before: readonly Definition[]
  readonly after: readonly Definition[]
}

function changedDefinitions({ definitions: a }: ParsedProtocol, { definitions: b }: ParsedProtocol): Changed {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start]?.node === b[start]?.node) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end]?.node === b[b.length - 1 - end]?.node) end++
  return {
    before: a.slice(start, a.length - end).map((one) => one.node),
    after: b.slice(start, b.length - end).map((one) => one.node),
  }
}

function sameInterfaces({ before, after }: Changed): boolean {
  return (
    before.length === after.length &&
    before.every((node, i) => interfaceOf(node) === interfaceOf(after[i] as Definition))
  )
}

function sameComputation({ before, after }: Changed): boolean {
  return before.every((node, i) => computationOf(node) === computationOf(after[i] as Definition))
}

function ownProblems(
  node: Definition,
  resolver: Resolver,
  known: WeakMap<Definition, readonly Problem[]>,
): readonly Problem[] {
  let problems = known.get(node)
  if (problems === undefined) {
    problems = checkDefinition(node, resolver)
    known.set(node, problems)
  }
  return problems
}

const INTERFACES = new WeakMap<Definition, string>()

/** What the other definitions can see of one: name, kind, type, components, candidates. */
function interfaceOf(node: Definition): string {
  let seen = INTERFACES.get(node)
  if (seen === undefined) {
    seen = JSON.stringify(visible(node))
    INTERFACES.set(node, seen)
  }
  return seen
}

function visible(node: Definition): unknown {
  const base = [node.kind, node.name.text]
  switch (node.kind) {
    case 'data':
      return [...base, node.type?.value, node.multiple?.value, node.unit?.value, node.derivation !== undefined]
    case 'parameter':
      return [...base, node.type?.value, node.multiple?.value, node.unit?.value]
    case 'plan':
      return [...base, node.components.map((component) => component.task.text)]
    case 'decision':
      return [...base, node.candidates.map((candidate) => candidate.name.text)]
    case 'protocol':
      return [...base, node.root?.value.text]
    default:
      return base
  }
}
