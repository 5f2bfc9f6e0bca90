import { printExpression } from '../../expressions/index.ts'
import { quoteName } from '../../text/index.ts'
import { member, textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { statement, textStatement } from '../statements.ts'
import { captionLine } from './context.ts'
import type { ImportContext } from './context.ts'
import { extensionOf, foreignMeta, ownTextOf, soundStatement } from './extension.ts'
import { objects } from './tree.ts'
import type { TaskNode } from './tree.ts'

/** The candidates of a decision, and whether its arguments are weighed with numbers. */
export function decisionLines(node: TaskNode, context: ImportContext): string[] {
  const candidates = objects(node.json, 'candidates')
  const supports = candidates.flatMap((candidate) =>
    objects(candidate, 'arguments').map((one) => member(one, 'support')),
  )
  const numeric = supports.some((support) => typeof support === 'number')
  const said = textMember(extensionOf(node.json), 'support_mode') !== undefined
  return [
    ...(numeric && !said ? [statement('support_mode', 'numeric')] : []),
    ...candidates.flatMap((candidate) => candidateLines(candidate, node, numeric, context)),
  ]
}

function candidateLines(json: JsonObject, node: TaskNode, numeric: boolean, context: ImportContext): string[] {
  const name = node.candidates.get(textMember(json, 'name') ?? '') ?? ''
  const key = `candidate/${node.definition}/${name}`
  context.sidecar.meta(key, foreignMeta(json))
  const automatic = member(json, 'autoConfirmRecommended')
  if (automatic !== undefined) {
    context.keep(key, 'autoConfirmRecommended', automatic, 'here a decision as a whole is autonomous or not.')
  }
  const lines = [
    ...captionLine(json),
    ...textStatement('description', textMember(json, 'description') ?? ''),
    ...context.extensions('candidate', json, key, ['recommendation', 'name', 'caption']),
    ...objects(json, 'arguments').flatMap((argument, at) =>
      argumentLines(argument, node, `argument/${node.definition}/${name}/${at}`, numeric, context),
    ),
    ...recommendationLine(json, node, key, context),
  ]
  return [statement('candidate', quoteName(name)), ...lines.map((line) => `  ${line}`)]
}

/** Without a condition a candidate is always recommended there; here with a net support of at least 1. */
function recommendationLine(json: JsonObject, node: TaskNode, key: string, context: ImportContext): string[] {
  const source = textMember(json, 'recommendCondition')
  const own = ownTextOf(json, 'recommendCondition', 'recommendation')
  if (own === '') return []
  if (source === undefined && own === undefined) return [statement('recommendation', 'true')]
  return context.expression(json, 'recommendCondition', 'recommendation', 'candidate', node, key)
}

function argumentLines(
  json: JsonObject,
  node: TaskNode,
  key: string,
  numeric: boolean,
  context: ImportContext,
): string[] {
  context.sidecar.meta(key, foreignMeta(json))
  const support = supportWord(member(json, 'support'), numeric, key, context)
  const condition = conditionText(json, node, key, context)
  if (support === undefined || condition === undefined) return []
  const attributes = [
    ...captionLine(json),
    ...textStatement('description', textMember(json, 'description') ?? ''),
    ...context.extensions('argument', json, key, ['condition', 'caption']),
  ]
  const head = `argument :: ${support}, ${condition}`
  if (attributes.length === 0) return [`${head} ;`]
  return [head, '  attributes', ...attributes.map((line) => `    ${line}`), '  end attributes ;']
}

/** An argument without a condition always holds. */
function conditionText(json: JsonObject, node: TaskNode, key: string, context: ImportContext): string | undefined {
  const source = textMember(json, 'activeCondition')
  const own = ownTextOf(json, 'activeCondition', 'condition')
  if (own !== undefined && soundStatement('candidate', 'recommendation', own) !== undefined) return own
  if (source === undefined) return 'true'
  const converted = context.convert(source, node, key, 'condition')
  return converted === undefined ? undefined : printExpression(converted)
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['+', 'for'],
  ['-', 'against'],
  ['++', 'confirming'],
  ['--', 'excluding'],
])

const WEIGHTS: ReadonlyMap<string, string> = new Map([
  ['+', '1'],
  ['-', '-1'],
])

/** One decision weighs with words or with numbers: among numbers `+` and `-` are 1 and -1. */
function supportWord(
  value: Json | undefined,
  numeric: boolean,
  key: string,
  context: ImportContext,
): string | undefined {
  if (typeof value === 'number') return String(value)
  const word = typeof value === 'string' ? ((numeric ? WEIGHTS.get(value) : undefined) ?? WORDS.get(value)) : undefined
  if (word === undefined) {
    const shown = JSON.stringify(value)
    context.lost(
      'proformajs.support',
      key,
      `The support ${shown} of an argument is not known; the argument was left out.`,
    )
  }
  return word
}
