import type { BinaryOperator, Candidate, DecisionDefinition, Expression, ProtocolIndex } from '../../proforma/index.ts'
import { captionOf, readable } from './plan-chart.ts'

/** The few words that a condition needs beside captions and numbers, in the language of the page. */
export interface ConditionLexicon {
  readonly and: string
  readonly or: string
  readonly not: string
  readonly includes: string
  readonly oneof: string
  readonly yes: string
  readonly no: string
  readonly unknown: string
  /** `{item} is known`, as a function of the item's caption. */
  known(item: string): string
  /** What a decision gave, when it is compared with nothing that can be named. */
  outcome(task: string): string
  /** `result_of(D) = c`, by the captions of both. */
  chosen(candidate: string, decision: string): string
}

const SYMBOLS: Partial<Record<BinaryOperator, string>> = {
  '!=': '≠',
  '<=': '≤',
  '>=': '≥',
  '*': '×',
  '-': '−',
  '/': '÷',
}

/** How tightly an expression holds together; a looser one inside a tighter one stands in brackets. */
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  includes: 4,
  oneof: 4,
  '#': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
}

/** An expression as a clinician would write it down: captions for names, `≥` for `>=`, units after numbers. */
export function conditionInWords(expression: Expression, index: ProtocolIndex, lexicon: ConditionLexicon): string {
  const write = (inner: Expression, outer = 0): string => {
    switch (inner.kind) {
      case 'boolean':
        return inner.value ? lexicon.yes : lexicon.no
      case 'number':
        return inner.text
      case 'text':
        return `“${inner.value}”`
      case 'duration':
        return `${inner.amount} ${inner.unit}`
      case 'unknown':
        return lexicon.unknown
      case 'missing':
        return '…'
      case 'name':
        return nameInWords(inner.name, index)
      case 'set':
        return inner.elements.map((element) => write(element)).join(', ')
      case 'unary':
        return inner.operator === 'not'
          ? `${lexicon.not} ${write(inner.operand, 3)}`
          : `${inner.operator}${write(inner.operand, 8)}`
      case 'call':
        return call(
          inner.function,
          inner.arguments.map((argument) => write(argument)),
        )
      case 'binary':
        return binary(inner, outer)
    }
  }
  const call = (name: string, given: readonly string[]): string => {
    const [first] = given
    if (name === 'is_known' && first !== undefined) return lexicon.known(first)
    if (name === 'result_of' && first !== undefined) return lexicon.outcome(first)
    return `${readable(name)}(${given.join(', ')})`
  }
  const binary = (node: Extract<Expression, { kind: 'binary' }>, outer: number): string => {
    const { operator, left, right } = node
    const chosen = operator === '=' ? chosenCandidate(left, right, index) : undefined
    if (chosen) return lexicon.chosen(captionOf(chosen.candidate), captionOf(chosen.decision))
    const binding = BINDING[operator]
    if (operator === '=' && right.kind === 'boolean')
      return right.value ? write(left, outer) : `${lexicon.not} ${write(left, 3)}`
    const word =
      operator === 'and' || operator === 'or' || operator === 'includes' || operator === 'oneof'
        ? lexicon[operator]
        : (SYMBOLS[operator] ?? operator)
    const text = `${write(left, binding)} ${word} ${write(right, binding + 1)}`
    const unit = binding === BINDING['='] ? unitOf(left, right, index) : ''
    return binding < outer ? `(${text}${unit})` : `${text}${unit}`
  }
  return write(expression)
}

/** The decision and the candidate of `result_of(D) = c`, whichever way round it is written. */
function chosenCandidate(
  left: Expression,
  right: Expression,
  index: ProtocolIndex,
): { readonly decision: DecisionDefinition; readonly candidate: Candidate } | undefined {
  const call = left.kind === 'call' ? left : right
  const name = left.kind === 'call' ? right : left
  if (call.kind !== 'call' || call.function !== 'result_of' || name.kind !== 'name') return undefined
  const [task] = call.arguments
  const decision = task?.kind === 'name' ? index.tasks.get(task.name) : undefined
  if (decision?.kind !== 'decision') return undefined
  const candidate = decision.candidates.find((one) => one.name.text === name.name)
  return candidate && { decision, candidate }
}

function nameInWords(name: string, index: ProtocolIndex): string {
  const data = index.data.get(name) ?? index.parameters.get(name)
  if (data) return captionOf(data)
  const task = index.tasks.get(name)
  if (task) return captionOf(task)
  for (const decision of index.tasks.values())
    if (decision.kind === 'decision')
      for (const candidate of decision.candidates) if (candidate.name.text === name) return captionOf(candidate)
  return readable(name)
}

/** `age >= 65` reads better with its unit: `Age ≥ 65 a`. */
function unitOf(left: Expression, right: Expression, index: ProtocolIndex): string {
  if (left.kind !== 'name' || right.kind !== 'number') return ''
  const unit = index.data.get(left.name)?.unit?.value
  return unit === undefined || unit === '1' ? '' : ` ${unit}`
}
