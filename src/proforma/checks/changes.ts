import type { Definition, ParsedProtocol } from '../model/index.ts'
import { computationOf } from './load/circles.ts'

/** The definitions that differ between two texts: those left after taking away what both share at start and end. */
export interface Changes {
  readonly before: readonly Definition[]
  readonly after: readonly Definition[]
}

export function changesBetween({ definitions: a }: ParsedProtocol, { definitions: b }: ParsedProtocol): Changes {
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

/** Whether nothing changed that definitions see of one another. */
export function sameInterfaces({ before, after }: Changes): boolean {
  return same(before, after, interfaceOf)
}

/** Whether the same is computed from the same. */
export function sameComputation({ before, after }: Changes): boolean {
  return same(before, after, computationOf)
}

/** Whether plans, their components and the root are as they were, so that every task stands where it stood. */
export function sameTree({ before, after }: Changes): boolean {
  const structural = (nodes: readonly Definition[]) =>
    nodes.filter((node) => node.kind === 'plan' || node.kind === 'protocol')
  return same(structural(before), structural(after), interfaceOf)
}

/** The names whose meaning may have changed. */
export function changedNames({ before, after }: Changes): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of [...before, ...after]) {
    names.add(node.name.text)
    if (node.kind === 'decision') for (const { name } of node.candidates) names.add(name.text)
  }
  return names
}

function same(
  before: readonly Definition[],
  after: readonly Definition[],
  view: (node: Definition) => string,
): boolean {
  return before.length === after.length && before.every((node, i) => view(node) === view(after[i] as Definition))
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
