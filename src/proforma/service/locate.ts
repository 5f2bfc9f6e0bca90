import type { IToken } from 'chevrotain'
import type { Analysis } from '../checks/analyse.ts'
import { isTask, type ParsedDefinition } from '../model/index.ts'
import type { Scope } from '../names/index.ts'
import { placesOf } from '../names/places.ts'
import { isKeyword } from '../text/classify.ts'
import * as T from '../text/tokens.ts'
import { type Cursor, cursorIn, tokensOf } from './cursor.ts'

/** A place of a document inside a definition. */
export interface Location {
  readonly definition: ParsedDefinition
  readonly cursor: Cursor
  /** The tokens of the statement before the place, from its keyword on. */
  readonly statement: readonly IToken[]
  /** The names in an expression here. */
  readonly scope: Scope
}

/** The definition that holds an offset; one that is not closed yet reaches to the next. */
export function definitionAt({ parsed }: Analysis, offset: number): ParsedDefinition | undefined {
  const { definitions } = parsed
  let low = 0
  let high = definitions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((definitions[middle] as ParsedDefinition).offset <= offset) low = middle + 1
    else high = middle
  }
  const found = definitions[low - 1]
  if (found === undefined) return undefined
  if (offset <= found.end) return found
  return found.problems.some((problem) => problem.code === 'syntax.missing-end') ? found : undefined
}

export function locate(analysis: Analysis, offset: number): Location | undefined {
  const definition = definitionAt(analysis, offset)
  if (definition === undefined) return undefined
  const text = analysis.parsed.text.slice(definition.offset, Math.max(definition.end, offset))
  const cursor = cursorIn(tokensOf(text, true), offset - definition.offset)
  const statement = statementBefore(cursor)
  return { definition, cursor, statement, scope: scopeAt(analysis, definition, statement[0]) }
}

function statementBefore({ before }: Cursor): readonly IToken[] {
  for (let i = before.length - 1; i >= 0; i--) {
    const token = before[i] as IToken
    if (token.tokenType === T.Semicolon || token.tokenType === T.Attributes) return before.slice(i + 1)
    if (isKeyword(token)) return before.slice(i)
  }
  return before
}

/** The place of an expression: that of the component when its attribute is written, else that of the definition. */
function scopeAt({ resolver }: Analysis, { node }: ParsedDefinition, keyword: IToken | undefined): Scope {
  const [scope = {}] = placesOf(node, resolver)
  if (!isTask(node) || node.kind !== 'plan' || keyword === undefined) return scope
  const at = keyword.startOffset
  const component = node.components.find((one) => one.span.start < at && at < one.span.end)
  const ofPlan = ['abort', 'terminate'].includes(keyword.image)
  if (component === undefined || ofPlan) return scope
  const name = component.task.text
  const owner = resolver.index.tasks.get(name)
  return { ...(owner ? { owner } : {}), ...(scope.path ? { path: [...scope.path, name] } : {}) }
}
