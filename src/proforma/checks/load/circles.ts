import type { Definition, Expression, ParsedProtocol, Problem, Span } from '../../model/index.ts'
import { walkExpression } from '../../expressions/walk.ts'
import { shorten } from '../../text/syntaxProblems.ts'

/** What is computed from what: derived items and the support of candidates, by key (`item:x`, `support:D/C`). */
interface Computed {
  readonly key: string
  readonly label: string
  readonly span: Span
  readonly reads: ReadonlySet<string>
}

const COMPUTED = new WeakMap<Definition, readonly Computed[]>()

/**
 * A value that is computed from itself has none (Y12): derivations in a circle, also through the support of a
 * candidate. One problem for each circle, at the first of its definitions. Document coordinates.
 */
export function checkCircles(parsed: ParsedProtocol): Problem[] {
  const nodes = new Map<string, Computed & { readonly offset: number }>()
  for (const { node, offset } of parsed.definitions) {
    for (const one of computedBy(node)) if (!nodes.has(one.key)) nodes.set(one.key, { ...one, offset })
  }
  if (nodes.size === 0) return []
  const state = new Map<string, 'open' | 'done'>()
  const problems: Problem[] = []
  for (const key of nodes.keys()) {
    for (const circle of circlesFrom(key, nodes, state)) problems.push(circleProblem(circle, nodes))
  }
  return problems
}

type Nodes = ReadonlyMap<string, Computed & { readonly offset: number }>

/** Depth first without recursion: a chain of derivations may be as long as the text. */
function circlesFrom(start: string, nodes: Nodes, state: Map<string, 'open' | 'done'>): string[][] {
  const circles: string[][] = []
  const open: string[] = []
  const stack: { readonly key: string; readonly leave: boolean }[] = [{ key: start, leave: false }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { key, leave } = next
    if (leave) {
      state.set(key, 'done')
      open.pop()
    } else if (state.get(key) === 'open') circles.push(open.slice(open.indexOf(key)))
    else if (state.get(key) === undefined && nodes.has(key)) {
      state.set(key, 'open')
      open.push(key)
      stack.push({ key, leave: true })
      for (const read of nodes.get(key)?.reads ?? []) stack.push({ key: read, leave: false })
    }
  }
  return circles
}

function circleProblem(circle: readonly string[], nodes: Nodes): Problem {
  const members = circle.map((key) => nodes.get(key)).filter((one) => one !== undefined)
  const first = members.reduce((a, b) => (b.offset + b.span.start < a.offset + a.span.start ? b : a))
  const labels = [...members, members[0]].map((one) => shorten(one?.label ?? ''))
  const span = { start: first.span.start + first.offset, end: first.span.end + first.offset }
  const message =
    members.length === 1
      ? `${labels[0] ?? ''} is computed from itself.`
      : `These are computed from one another in a circle: ${labels.join(' ← ')}.`
  return { code: 'data.derivation-circle', severity: 'error', span, message, data: { size: members.length } }
}

/** What a definition computes and from what, as text: the same text, the same part in every circle. */
export function computationOf(node: Definition): string {
  return computedBy(node)
    .map((one) => `${one.key}<${[...one.reads].join(',')}`)
    .join(';')
}

function computedBy(node: Definition): readonly Computed[] {
  const known = COMPUTED.get(node)
  if (known !== undefined) return known
  const found = compute(node)
  COMPUTED.set(node, found)
  return found
}

function compute(node: Definition): readonly Computed[] {
  if (node.kind === 'data' && node.derivation) {
    const { text } = node.name
    const { value, valueSpan } = node.derivation
    return [{ key: `item:${text}`, label: `'${text}'`, span: valueSpan, reads: readsOf([value]) }]
  }
  if (node.kind !== 'decision') return []
  return node.candidates.map((candidate) => ({
    key: `support:${node.name.text}/${candidate.name.text}`,
    label: `the support of '${candidate.name.text}'`,
    span: candidate.name.span,
    reads: readsOf(candidate.arguments.map((argument) => argument.condition)),
  }))
}

function readsOf(expressions: readonly Expression[]): ReadonlySet<string> {
  const reads = new Set<string>()
  for (const expression of expressions) {
    walkExpression(expression, (part) => {
      if (part.kind === 'name') reads.add(`item:${part.name}`)
      if (part.kind !== 'call' || part.function.toLowerCase() !== 'netsupport') return
      const [decision, candidate] = part.arguments
      if (decision?.kind === 'name' && candidate?.kind === 'name')
        reads.add(`support:${decision.name}/${candidate.name}`)
    })
  }
  return reads
}
