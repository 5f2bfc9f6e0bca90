import type { CstNode, IToken } from 'chevrotain'
import { child, token } from '../cst.ts'
import { tokenEnd } from '../tokens.ts'

const KEYWORDS = [
  'TextKeyword',
  'ExpressionKeyword',
  'WordKeyword',
  'NameKeyword',
  'ScheduleKeyword',
  'ArgumentKeyword',
  'FlagKeyword',
  'NumberKeyword',
  'RangeKeyword',
  'WarningKeyword',
  'UnknownKeyword',
  'Attributes',
] as const

/** One `keyword :: value ;`, `attributes` or `end attributes ;` as it was read, with the places that its problems are shown at. */
export interface Statement {
  readonly cst: CstNode
  readonly keyword: IToken
  /** Where a missing value would stand. */
  readonly valueAt: number
  readonly start: number
  readonly end: number
}

/** The statement of a syntax node, or nothing when not even its keyword could be read. */
export function statementOf(cst: CstNode): Statement | undefined {
  const keyword = keywordOf(cst)
  if (keyword === undefined) return undefined
  const colons = token(cst, 'Colons') ?? token(child(cst, 'place'), 'Colons')
  const semicolon = token(cst, 'Semicolon')
  const end = semicolon === undefined ? lastEnd(cst) : tokenEnd(semicolon)
  return { cst, keyword, valueAt: tokenEnd(colons ?? keyword), start: keyword.startOffset, end }
}

function keywordOf(cst: CstNode): IToken | undefined {
  const block = token(cst, 'EndBlock')
  if (block !== undefined) return block
  for (const kind of KEYWORDS) {
    const found = token(cst, kind)
    if (found !== undefined) return found
  }
  return token(child(cst, 'place'), 'PlaceKeyword')
}

/** The end of the last token below a node. */
export function lastEnd(cst: CstNode): number {
  let end = 0
  for (const elements of Object.values(cst.children)) {
    for (const element of elements) {
      const here = 'children' in element ? lastEnd(element) : element.startOffset >= 0 ? tokenEnd(element) : 0
      if (here > end) end = here
    }
  }
  return end
}
