import {
  type DataDefinition,
  type DecisionDefinition,
  type Expression,
  type ParsedDefinition,
  type ParsedProtocol,
  printExpression,
  type Span,
} from '../proforma/index.ts'
import { Scales } from './scales.ts'

const PARTS = ['caption', 'type', 'multiple', 'range', 'unit', 'precision', 'trueValue', 'falseValue'] as const

/**
 * A protocol in which one decision stands alone: everything that its rules look at, derived or not, is asked for and may have
 * any value of its domain. Whatever holds of the decision there holds of it in its own place (rule V75); what goes wrong
 * there may not occur.
 *
 * @returns the text; undefined when the rules look at tasks, at the clock or at names that are no data
 */
export function isolateDecision({ text, definitions }: ParsedProtocol, name: string): string | undefined {
  const found = definitions.find(({ node }) => node.kind === 'decision' && node.name.text === name)
  if (found?.node.kind !== 'decision') return undefined
  const data = new Map<string, ParsedDefinition>()
  for (const each of definitions)
    if (each.node.kind === 'data' || each.node.kind === 'parameter') data.set(each.node.name.text, each)
  const items = itemsOf(found.node, (item) => data.has(item))
  if (!items || items.size === 0) return undefined
  const slice = (at: ParsedDefinition, span: Span): string => text.slice(at.offset + span.start, at.offset + span.end)
  const scales = new Scales(
    new Map([...data].flatMap(([key, { node }]) => (node.kind === 'data' ? [[key, node]] : []))),
  )
  const known = withConditions(items, data)
  if (!known) return undefined
  const parts = [...known.free, ...known.kept].map((item) => {
    const definition = data.get(item) as ParsedDefinition
    const { node } = definition
    if (node.kind !== 'data') return undefined
    if (known.kept.has(item)) return kept(node, (span) => slice(definition, span))
    return asked(node, scales.stepOf(item), (span) => slice(definition, span))
  })
  if (parts.includes(undefined)) return undefined
  const sources = [...known.free].map((item) => `  source :: '${item}' ;`).join('\n')
  return `plan :: 'Alone' ;
  component :: 'Ask' ;
  component :: '${name}' ;
    schedule_constraint :: completed('Ask') ;
end plan .
enquiry :: 'Ask' ;
${sources}
end enquiry .
${decisionText(found.node, (span) => slice(found, span))}
${parts.join('\n')}
`
}

/** An item that may have any value of its domain; what is computed in steps has no value between them. */
function asked(node: DataDefinition, step: number | undefined, slice: (span: Span) => string): string {
  const own = PARTS.flatMap((part) => {
    const attribute = node[part]
    return attribute && !('value' in attribute && attribute.value === false) ? [`  ${slice(attribute.span)}`] : []
  })
  const isStepped = step !== undefined && node.derivation && node.type?.value === 'real' && !node.precision
  return [
    `data :: '${node.name.text}' ;`,
    ...own,
    ...(isStepped ? [`  precision :: ${step} ;`] : []),
    'end data .',
  ].join('\n')
}

/** A condition with a name, as it is. */
function kept(node: DataDefinition, slice: (span: Span) => string): string {
  const own = [node.caption, node.type, node.derivation].flatMap((each) => (each ? [`  ${slice(each.span)}`] : []))
  return [`data :: '${node.name.text}' ;`, ...own, 'end data .'].join('\n')
}

/**
 * Derived items that are true or false are conditions with a name: they stay, and what they look at is asked for. Undefined
 * when one of them looks at more than data.
 */
function withConditions(
  items: ReadonlySet<string>,
  data: ReadonlyMap<string, ParsedDefinition>,
): { readonly free: ReadonlySet<string>; readonly kept: ReadonlySet<string> } | undefined {
  const free = new Set<string>()
  const conditions = new Set<string>()
  for (const item of new Set(items)) {
    const pending = [item]
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      const node = data.get(name)?.node
      const derivation = node?.kind === 'data' && node.type?.value === 'boolean' ? node.derivation?.value : undefined
      if (!derivation) {
        free.add(name)
        continue
      }
      if (conditions.has(name)) continue
      conditions.add(name)
      const read = new Set<string>()
      if (!reads(derivation, (each) => data.has(each), read)) return undefined
      pending.push(...read)
    }
  }
  return { free, kept: conditions }
}

function decisionText(node: DecisionDefinition, slice: (span: Span) => string): string {
  const candidates = node.candidates.map((candidate) => {
    const attributes = [candidate.caption, candidate.priority].flatMap((each) =>
      each && !slice(each.span).includes('${') ? [`    ${slice(each.span)}`] : [],
    )
    const args = candidate.arguments.map(
      (each) => `    argument :: ${slice(each.supportSpan)}, ${printExpression(each.condition)} ;`,
    )
    const rule = candidate.recommendation ? [`    ${slice(candidate.recommendation.span)}`] : []
    return [`  candidate :: '${candidate.name.text}' ;`, ...attributes, ...args, ...rule].join('\n')
  })
  const own = [node.caption, node.choiceMode, node.supportMode].flatMap((each) =>
    each && !slice(each.span).includes('${') ? [`  ${slice(each.span)}`] : [],
  )
  return [`decision :: '${node.name.text}' ;`, ...own, ...candidates, 'end decision .'].join('\n')
}

/** The items that the rules of a decision name; undefined when they look at anything else. */
function itemsOf(node: DecisionDefinition, isItem: (name: string) => boolean): ReadonlySet<string> | undefined {
  const items = new Set<string>()
  const own = new Set([node.name.text, ...node.candidates.map((each) => each.name.text)])
  const rules = node.candidates.flatMap(({ arguments: args, recommendation }) => [
    ...args.map((each) => each.condition),
    ...(recommendation ? [recommendation.value] : []),
  ])
  return rules.every((rule) => reads(rule, isItem, items, own)) ? items : undefined
}

const OF_RUNS = /^(now|completed|in_progress|discarded|dormant|result_.*|last_updated|cycle|.*_time)$/

/** Collects the items that an expression names; false when it looks at more than items, and the support of `own` candidates. */
function reads(
  expression: Expression,
  isItem: (name: string) => boolean,
  items: Set<string>,
  own: ReadonlySet<string> = new Set(),
): boolean {
  const visit = (each: Expression): boolean => reads(each, isItem, items, own)
  switch (expression.kind) {
    case 'name':
      if (isItem(expression.name)) items.add(expression.name)
      return isItem(expression.name)
    case 'unary':
      return visit(expression.operand)
    case 'binary':
      return [expression.left, expression.right].every(visit)
    case 'set':
      return expression.elements.every(visit)
    case 'call':
      if (expression.function === 'netsupport')
        return expression.arguments.every((each) => each.kind === 'name' && own.has(each.name))
      return !OF_RUNS.test(expression.function) && expression.arguments.every(visit)
    default:
      return expression.kind !== 'missing'
  }
}
