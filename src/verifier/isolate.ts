import {
  type DataDefinition,
  type DecisionDefinition,
  type Expression,
  type ParsedDefinition,
  type ParsedProtocol,
  printExpression,
  type Span,
} from '../proforma/index.ts'

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
  const parts = [...items].map((item) => {
    const definition = data.get(item) as ParsedDefinition
    return definition.node.kind === 'data' ? asked(definition.node, (span) => slice(definition, span)) : undefined
  })
  if (parts.includes(undefined)) return undefined
  const sources = [...items].map((item) => `  source :: '${item}' ;`).join('\n')
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

function asked(node: DataDefinition, slice: (span: Span) => string): string {
  const own = PARTS.flatMap((part) => {
    const attribute = node[part]
    return attribute && !('value' in attribute && attribute.value === false) ? [`  ${slice(attribute.span)}`] : []
  })
  return [`data :: '${node.name.text}' ;`, ...own, 'end data .'].join('\n')
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
  const visit = (expression: Expression): boolean => {
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
        return !/^(now|completed|in_progress|discarded|dormant|result_|last_updated|cycle|.*_time$)/.test(
          expression.function,
        )
          ? expression.arguments.every(visit)
          : false
      default:
        return expression.kind !== 'missing'
    }
  }
  const rules = node.candidates.flatMap(({ arguments: args, recommendation }) => [
    ...args.map((each) => each.condition),
    ...(recommendation ? [recommendation.value] : []),
  ])
  return rules.every(visit) ? items : undefined
}
