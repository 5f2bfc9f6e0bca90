import type { IToken } from 'chevrotain'
import {
  FUNCTIONS,
  type FunctionSpec,
  functionSpec,
  type ParameterSpec,
  signatureOf,
} from '../expressions/types/index.ts'
import type { DataDefinition, ParameterDefinition, ProtocolIndex, Span } from '../model/index.ts'
import { printExpression } from '../expressions/print.ts'
import type { Resolver, Scope } from '../names/index.ts'
import * as T from '../text/tokens.ts'
import { nameOf } from '../text/cst.ts'
import { writeName } from '../text/words.ts'
import { captionOf, describeItem, describeKind } from './describe.ts'
import type { Suggestion } from './types.ts'

/** A place inside an expression. */
export interface ExpressionPlace {
  /** The tokens of the expression before the place. */
  readonly before: readonly IToken[]
  readonly scope: Scope
  readonly resolver: Resolver
  readonly span: Span
}

const OPERAND_ENDS = new Set([T.Name, T.Digits, T.Text, T.Literal, T.DurationUnitWord, T.RParen, T.RBracket])
const COMPARISONS = new Set(['=', '!=', '<', '<=', '=<', '>', '>=', '=>', 'includes', 'include', 'oneof'])

/** What can be written at a place of an expression: an operator after an operand, else names, functions and values. */
export function suggestExpression(place: ExpressionPlace): Suggestion[] {
  const { before, span } = place
  const last = before[before.length - 1]
  if (last !== undefined && OPERAND_ENDS.has(last.tokenType)) return operators(last, span)
  const call = openCall(before)
  const named = call && namesFor(call.parameter.kind, call, place)
  if (named !== undefined) return named
  return [...besideComparison(place), ...items(place), ...ownCandidates(place), ...functions(place), ...literals(span)]
}

interface OpenCall {
  readonly spec: FunctionSpec
  readonly parameter: ParameterSpec
  readonly active: number
  /** The tokens of its first argument. */
  readonly first: readonly IToken[]
}

/** The innermost call whose bracket is still open, and which of its arguments the place is in. */
export function openCall(before: readonly IToken[]): OpenCall | undefined {
  let depth = 0
  let active = 0
  for (let i = before.length - 1; i >= 0; i--) {
    const { tokenType } = before[i] as IToken
    if (tokenType === T.RParen || tokenType === T.RBracket) depth++
    else if (tokenType === T.Comma && depth === 0) active++
    else if (tokenType === T.LParen || tokenType === T.LBracket) {
      if (depth > 0) depth--
      else {
        const name = before[i - 1]
        const spec = tokenType === T.LParen && name?.tokenType === T.FunctionName ? functionSpec(name.image) : undefined
        const parameter = spec?.parameters[Math.min(active, spec.parameters.length - 1)]
        if (spec === undefined || parameter === undefined) return undefined
        return { spec, parameter, active, first: before.slice(i + 1) }
      }
    }
  }
  return undefined
}

function namesFor(kind: ParameterSpec['kind'], call: OpenCall, place: ExpressionPlace): Suggestion[] | undefined {
  switch (kind) {
    case 'task':
      return tasks(place, () => true)
    case 'decision':
      return tasks(place, (task) => task === 'decision')
    case 'candidate':
      return call.first[0]?.tokenType === T.Name ? candidates(place, nameOf(call.first[0], 0).text) : []
    case 'item':
      return items(place)
    default:
      return undefined
  }
}

/** Siblings and components come first, then the rest. */
function tasks({ resolver, scope, span }: ExpressionPlace, fits: (kind: string) => boolean): Suggestion[] {
  const path = scope.path ?? []
  return [...resolver.index.tasks.values()]
    .filter((task) => fits(task.kind))
    .map((task) => {
      const name = task.name.text
      const depth = path.findLastIndex((plan) => resolver.tree.componentsOf(plan).has(name))
      const rank = depth < 0 ? path.length + 1 : path.length - depth
      return { ...named(name, 'task', span), detail: describeKind(task), help: captionOf(task) ?? '', rank }
    })
}

function candidates({ resolver, span }: ExpressionPlace, decision: string): Suggestion[] {
  const definition = resolver.index.tasks.get(decision)
  if (definition?.kind !== 'decision') return []
  return definition.candidates.map((one) => ({
    ...named(one.name.text, 'candidate', span),
    detail: `candidate of '${decision}'`,
    help: one.caption?.value ?? '',
    rank: 0,
  }))
}

function ownCandidates(place: ExpressionPlace): Suggestion[] {
  const { owner } = place.scope
  return owner?.kind === 'decision' ? candidates(place, owner.name.text).map((one) => ({ ...one, rank: 3 })) : []
}

function items({ resolver, span }: ExpressionPlace): Suggestion[] {
  const { data, parameters } = resolver.index
  return [...data.values(), ...parameters.values()].map((item) => ({
    ...named(item.name.text, item.kind, span),
    detail: describeItem(item),
    help: captionOf(item) ?? '',
    rank: 1,
  }))
}

function functions({ span }: ExpressionPlace): Suggestion[] {
  return [...FUNCTIONS.values()].map((spec) => ({
    label: signatureOf(spec),
    kind: 'function' as const,
    detail: spec.resultName,
    help: spec.description,
    span,
    insert: spec.parameters.length === 0 ? `${spec.name}()` : `${spec.name}($1)$0`,
    snippet: spec.parameters.length > 0,
    rank: 4,
  }))
}

function literals(span: Span): Suggestion[] {
  return ['not', 'true', 'false', 'unknown'].map((word) => ({
    label: word,
    kind: 'keyword',
    span,
    insert: word,
    rank: 5,
  }))
}

function operators(last: IToken, span: Span): Suggestion[] {
  const words = ['and', 'or', '=', '!=', '<', '<=', '>', '>=', 'includes', 'oneof', '+', '-', '*', '/', '#']
  const units = last.tokenType === T.Digits ? ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] : []
  return [...words.map((word) => operator(word, span)), ...units.map((unit) => ({ ...operator(unit, span), rank: 1 }))]
}

function operator(word: string, span: Span): Suggestion {
  return { label: word, kind: 'operator', span, insert: word, rank: 0 }
}

/** After `x =` the values of x; after `result_of(D) =` the candidates of D. */
function besideComparison(place: ExpressionPlace): Suggestion[] {
  const { before } = place
  let at = before.length - 1
  while (at >= 0 && OPENERS.has((before[at] as IToken).tokenType)) at--
  const sign = before[at]
  if (sign === undefined || !COMPARISONS.has(sign.image)) return []
  const left = before[at - 1]
  if (left?.tokenType === T.Name) return valuesOf(place, nameOf(left, 0).text)
  if (left?.tokenType !== T.RParen) return []
  const [fn, bracket, decision] = before.slice(at - 4, at - 1)
  const asks = fn?.image === 'result_of' || fn?.image === 'result_set'
  if (!asks || bracket?.tokenType !== T.LParen || decision === undefined) return []
  return candidates(place, nameOf(decision, 0).text)
}

/** `x = (`, `x oneof [a,`: still beside the comparison. */
const OPENERS = new Set([T.LParen, T.LBracket, T.Comma])

function valuesOf({ resolver, span }: ExpressionPlace, name: string): Suggestion[] {
  return valuesOfItem(itemCalled(resolver.index, name)).map((text) => ({
    label: text,
    kind: 'value',
    detail: `value of ${name}`,
    span,
    insert: text,
    rank: 0,
  }))
}

function itemCalled(index: ProtocolIndex, name: string): DataDefinition | ParameterDefinition | undefined {
  return index.data.get(name) ?? index.parameters.get(name)
}

/** The values of a list range, the limits of an interval, true and false: as they are written. */
export function valuesOfItem(item: DataDefinition | ParameterDefinition | undefined): string[] {
  if (item?.type?.value === 'boolean') return ['true', 'false']
  const range = item?.range?.value
  if (range === undefined) return []
  const values = range.kind === 'values' ? range.values : [range.from, range.to]
  return values.filter((value) => value !== undefined).map(printExpression)
}

function named(
  name: string,
  kind: Suggestion['kind'],
  span: Span,
): Pick<Suggestion, 'label' | 'kind' | 'span' | 'insert'> {
  return { label: name, kind, span, insert: writeName(name) }
}
