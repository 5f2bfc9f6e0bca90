import type { CstNode, IToken } from 'chevrotain'
import type { Name, Span } from '../model/index.ts'
import { tokenEnd } from './tokens.ts'
import { unescapeText } from './words.ts'

/** The n-th token of a kind that stands in the text; tokens that recovery made up do not. */
export function token(node: CstNode | undefined, kind: string, n = 0): IToken | undefined {
  const found = node?.children[kind]?.[n] as IToken | undefined
  return found !== undefined && found.startOffset >= 0 ? found : undefined
}

export function child(node: CstNode | undefined, rule: string, n = 0): CstNode | undefined {
  return node?.children[rule]?.[n] as CstNode | undefined
}

const NONE: readonly CstNode[] = []

export function childrenOf(node: CstNode | undefined, rule: string): readonly CstNode[] {
  return (node?.children[rule] as CstNode[] | undefined) ?? NONE
}

export function spanOf(found: IToken): Span {
  return { start: found.startOffset, end: tokenEnd(found) }
}

/** A name token as a name; without a token an empty one at `at`. */
export function nameOf(found: IToken | undefined, at: number): Name {
  if (found === undefined) return { text: '', quoted: false, span: { start: at, end: at } }
  const { image } = found
  if (!image.startsWith("'")) return { text: image, quoted: false, span: spanOf(found) }
  const closed = image.length > 1 && image.endsWith("'")
  return { text: image.slice(1, closed ? -1 : undefined), quoted: true, span: spanOf(found) }
}

/** The value of a text token, closed or not. */
export function textOf(found: IToken): string {
  const { image } = found
  const closed = image.length > 1 && image.endsWith('"')
  return unescapeText(image.slice(1, closed ? -1 : undefined))
}
