import type { Definition, ParsedProtocol, Problem, ProtocolIndex } from '../model/index.ts'
import { indexOf, Resolver } from '../names/index.ts'
import { shift } from '../text/parse.ts'
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

interface Cached {
  readonly interfaces: string
  readonly own: WeakMap<Definition, readonly Problem[]>
}

const CACHES = new WeakMap<Analysis, Cached>()

/**
 * Finds all problems that block loading (rules N and Y). With `previous`, definitions that did not change
 * are not looked at again unless something that others can see of a definition did.
 */
export function analyse(parsed: ParsedProtocol, previous?: Analysis): Analysis {
  const index = indexOf(parsed)
  const resolver = new Resolver(index)
  const interfaces = interfacesOf(parsed)
  const before = previous === undefined ? undefined : CACHES.get(previous)
  const own = before?.interfaces === interfaces ? before.own : new WeakMap<Definition, readonly Problem[]>()
  const problems: Problem[] = [...parsed.problems]
  for (const { node, offset } of parsed.definitions) {
    for (const problem of ownProblems(node, resolver, own)) problems.push(shift(problem, offset))
  }
  problems.push(...checkProtocol(parsed, resolver), ...checkCircles(parsed))
  problems.sort((a, b) => a.span.start - b.span.start)
  const analysis = { parsed, index, resolver, problems, loadable: problems.length === 0 }
  CACHES.set(analysis, { interfaces, own })
  return analysis
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

/** What the other definitions can see: names, kinds, types, components and candidates, in text order. */
function interfacesOf(parsed: ParsedProtocol): string {
  return parsed.definitions.map(({ node }) => interfaceOf(node)).join('\n')
}

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
